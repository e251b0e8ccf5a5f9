import fc from 'fast-check'
import { test } from 'vitest'
import { readText } from '../../src/readers/index.js'
import { expectMapped } from '../support/mapping.js'
import { hostile, post } from '../support/post.js'

const format = fc.constantFrom('txt' as const, 'md' as const)

test('every character of every segment leads back to the source', async () => {
  await fc.assert(
    fc.asyncProperty(post, format, async (source, as) => expectMapped(await readText(source, 'p', as))),
    { numRuns: 400 },
  )
})

test('so it does for hostile text, and nothing is thrown', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, format, async (source, as) => expectMapped(await readText(source, 'p', as))),
    { numRuns: 800 },
  )
})

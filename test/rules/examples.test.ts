import { describe, expect, test } from 'vitest'
import { readRules, toDocument } from '../../src/dev/workbench.js'
import { runExamples } from '../../src/rules/examples.js'

const { rules, files, problems } = readRules()

test('every rule and lexicon file is sound', () => {
  expect(problems).toEqual([])
})

describe('every example of every rule', () => {
  test.each(files.map((file) => [`${file.value.topic}/${file.value.id}`, file] as const))('%s', async (_, file) => {
    const results = await runExamples(file, rules, toDocument)
    const failed = results.filter((r) => r.verdict !== 'right')
    expect(failed.map(({ verdict, line, text, got, wanted }) => ({ verdict, line, text, got, wanted }))).toEqual([])
  })
})

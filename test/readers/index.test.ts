import { expect, test } from 'vitest'
import { formatOf, readSource } from '../../src/readers/index.js'

test.each([
  ['posts/may.md', 'md'],
  ['MAY.MARKDOWN', 'md'],
  ['a.mdown', 'md'],
  ['draft.txt', 'txt'],
  ['v1.2/draft', 'txt'],
  ['C:\\posts\\draft.text', 'txt'],
  ['.draft', 'txt'],
  ['-', 'txt'],
  ['photo.jpg', undefined],
  ['x.constructor', undefined],
])('the format of %s is %s', (path, format) => {
  expect(formatOf(path)).toBe(format)
})

test('a source is read by its format, or is a problem of its own', async () => {
  const read = (format: 'md' | 'txt', bytes: Uint8Array) => readSource({ path: 'post', format, bytes })
  expect(await read('md', Buffer.from('*Fete*'))).toMatchObject({ format: 'md', segments: [{ text: 'Fete' }] })
  expect(await read('txt', Buffer.from('\ufeff*Fete*'))).toMatchObject({ source: '*Fete*', problems: [] })
  expect(await read('txt', Uint8Array.from([0xff]))).toMatchObject({ path: 'post', line: 1, column: 1 })
})

import { expect, test } from 'vitest'
import type { Problem } from '../../src/core/types.js'
import { decode } from '../../src/readers/decode.js'

const text = 'Fête at the Green: £5 – all welcome 🌹\n'
const utf16 = (bigEndian: boolean, mark: boolean): Uint8Array => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}
const problemOf = (bytes: Uint8Array): Problem => {
  const decoded = decode(bytes, 'post.txt')
  if (typeof decoded === 'string') throw new Error(`decoded: ${decoded}`)
  return decoded
}

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16, little-endian, as Notepad saves it', utf16(false, true)],
  ['UTF-16, big-endian', utf16(true, true)],
  ['UTF-16 without a mark', utf16(false, false)],
  ['UTF-16, big-endian, without a mark', utf16(true, false)],
])('reads %s', (_, bytes) => {
  expect(decode(bytes, 'post.txt')).toBe(text)
})

test('an empty file is an empty text', () => {
  expect(decode(new Uint8Array(), 'post.txt')).toBe('')
})

test('Windows-1252 is not guessed at: the place, the reason and what to do', () => {
  const bytes = Buffer.concat([Buffer.from('Dear all\r\nThe fee is '), Buffer.from([0xa3]), Buffer.from('5 a child')])
  expect(problemOf(bytes)).toEqual({
    path: 'post.txt',
    line: 2,
    column: 12,
    message:
      'byte 0xA3 is not valid UTF-8 text; the file looks like Windows-1252 (“ANSI”); open it in your editor and save it again as UTF-8',
  })
})

test.each([
  ['a continuation byte too few', [0x61, 0xe2, 0x80, 0x61], 2],
  ['an overlong form', [0x61, 0xc0, 0xaf], 2],
  ['a surrogate', [0x61, 0x62, 0xed, 0xa0, 0x80], 3],
  ['beyond Unicode', [0xf5, 0x80, 0x80, 0x80], 1],
  ['cut off', [0x61, 0xf0, 0x9f, 0x8c], 2],
])('invalid UTF-8, %s: a problem with its place', (_, bytes, column) => {
  expect(problemOf(Uint8Array.from(bytes))).toMatchObject({ line: 1, column })
})

test('what is no text says what it is', () => {
  expect(problemOf(Buffer.from('%PDF-1.7 ...')).message).toContain('a PDF')
  expect(problemOf(Uint8Array.from([0x50, 0x4b, 3, 4, 20])).message).toContain('Word')
  expect(problemOf(Buffer.from('abc\ndef\0ghi'))).toMatchObject({ line: 2, column: 4 })
})

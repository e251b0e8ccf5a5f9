import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeTable, encodeTable, findInTable } from '../../../src/core/match/word-table.js'

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => !/[|~]/.test(text))

test('every word is found with its value, and no other word is', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 60 }), word, (words, other) => {
      const entries = Object.fromEntries(words.map((w, n) => [w, String(n)]))
      const table = encodeTable(entries)
      for (const w of words) expect(findInTable(table, w)).toBe(entries[w])
      if (!words.includes(other)) expect(findInTable(table, other)).toBeUndefined()
      expect(decodeTable(table)).toEqual(entries)
    }),
  )
})

test('what cannot be told apart again is refused', () => {
  expect(() => encodeTable({ 'a|b': '1' })).toThrow('"a|b" cannot stand in a table')
})

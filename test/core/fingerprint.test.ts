import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprint, fingerprints, fnv1a64, sentenceAround } from '../../src/core/fingerprint.js'
import type { Finding } from '../../src/core/types.js'

describe('fnv1a64', () => {
  const bytes = (text: string) => [...text].map((c) => c.charCodeAt(0))

  // From the test vectors that the authors of FNV publish.
  test.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['b', 'af63df4c8601f1a5'],
    ['foobar', '85944171f73967e8'],
  ])('hashes %j as published', (text, hash) => expect(fnv1a64(bytes(text))).toBe(hash))

  test('agrees with the same sum in big integers', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (input) => {
        let hash = 0xcbf29ce484222325n
        for (const byte of input) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
        expect(fnv1a64(input)).toBe(hash.toString(16).padStart(16, '0'))
      }),
    )
  })
})

describe('fingerprint', () => {
  const rule = 'harassment/insult'
  const sentence = 'The clerk is a clown, frankly.'

  test('is 16 hex digits, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), (matched, around, n) => {
        expect(fingerprint(rule, matched, around, n)).toMatch(/^[0-9a-f]{16}$/)
      }),
    )
  })

  test('does not mind case and white space', () => {
    expect(fingerprint(rule, 'A  Clown', `  ${sentence.toUpperCase()}\n`, 0)).toBe(
      fingerprint(rule, 'a clown', sentence, 0),
    )
  })

  test('minds the rule, the match, the sentence and the ordinal', () => {
    const all = [
      fingerprint(rule, 'a clown', sentence, 0),
      fingerprint('disrepute/insult', 'a clown', sentence, 0),
      fingerprint(rule, 'clown', sentence, 0),
      fingerprint(rule, 'a clown', 'The mayor is a clown, frankly.', 0),
      fingerprint(rule, 'a clown', sentence, 1),
    ]
    expect(new Set(all).size).toBe(all.length)
  })

  // Approvals are kept for years: a change here would silently withdraw every one of them.
  test('stays what it is from version to version', () => {
    expect(fingerprint(rule, 'a clown', sentence, 0)).toBe('0cc18e7c975b12ce')
  })
})

describe('sentenceAround', () => {
  const around = (source: string, matched: string) => {
    const start = source.indexOf(matched)
    return sentenceAround(source, start, start + matched.length).trim()
  }

  test.each([
    ['It rained. He is a clown, we hear. It stopped.', 'a clown', 'He is a clown, we hear.'],
    ['Bins out!\r\nHe is a clown\r\nThank you', 'clown', 'He is a clown'],
    ['Meet at 7.30pm outside', 'outside', 'Meet at 7.30pm outside'],
    ['clown', 'clown', 'clown'],
    ['What now? A clown…', 'A clown', 'A clown…'],
  ])('of %j', (source, matched, sentence) => expect(around(source, matched)).toBe(sentence))

  test('holds a match that runs over a line end', () => {
    expect(around('Oh.\n12 Mill\nLane is hers.\nYes.', '12 Mill\nLane')).toBe('12 Mill\nLane is hers.')
  })

  test('looks only so far where nothing ends', () => {
    const source = 'x'.repeat(5000)
    expect(sentenceAround(source, 2500, 2501).length).toBe(1001)
  })
})

describe('fingerprints of a document', () => {
  const find = (source: string, word: string): Finding[] =>
    [...source.matchAll(new RegExp(word, 'g'))].map(({ index }) => ({
      rule: 'harassment/insult',
      topic: 'harassment',
      severity: 'error',
      confidence: 'high',
      message: '',
      why: '',
      suggestion: '',
      start: index,
      end: index + word.length,
      matched: word,
    }))
  const of = (source: string) => fingerprints(find(source, 'clown'), source)

  test('survive lines above, and paragraphs in another order', () => {
    const [first = '', second = ''] = of('He is a clown.\n\nShe is a clown.')
    expect(of('New line.\n\nHe is a clown.\n\nShe is a clown.')).toEqual([first, second])
    expect(of('She is a clown.\n\nHe is a clown.')).toEqual([second, first])
  })

  test('change with the sentence', () => {
    expect(of('He is a clown.')).not.toEqual(of('He is no clown.'))
  })

  test('tell the same sentence twice apart', () => {
    const twice = of('What a clown.\nWhat a clown.\n')
    expect(new Set(twice).size).toBe(2)
    expect(twice[0]).toBe(of('What a clown.')[0])
  })
})

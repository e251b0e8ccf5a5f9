import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lint } from '../../src/core/lint.js'
import { readRules, toDocument } from '../../src/dev/workbench.js'
import { toContext } from '../support/document.js'

const { rules, files } = readRules()
const flagged = files.flatMap((file) => file.value.examples.flag.map((example) => example.text))
const noise = fc.constantFrom(
  '“',
  '”',
  '‘',
  '’',
  '🌹',
  '👨‍👩‍👧',
  '\u00ad',
  '\u200b',
  '\r\n',
  '\n\n',
  '\t',
  '&amp;',
  '&nbsp;',
  '**',
  '> ',
  '| ',
  '#',
  '<!--',
  '-->',
  'é',
  '–',
)
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...flagged) },
  noise,
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const text = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(' '))
const format = fc.constantFrom('txt' as const, 'md' as const)

test('whatever the text: no crash, exact places, sorted and unique findings', async () => {
  await fc.assert(
    fc.asyncProperty(text, format, async (source, kind) => {
      const document = await toDocument(source, kind)
      const findings = await lint(document, rules, toContext({ preElection: true }))
      let last = -1
      const seen = new Set<string>()
      for (const finding of findings) {
        expect(finding.start).toBeGreaterThanOrEqual(last)
        last = finding.start
        expect(finding.end).toBeGreaterThan(finding.start)
        expect(finding.end).toBeLessThanOrEqual(document.source.length)
        expect(document.source.slice(finding.start, finding.end)).toBe(finding.matched)
        const key = `${finding.rule} ${finding.start} ${finding.end}`
        expect(seen.has(key)).toBe(false)
        seen.add(key)
      }
    }),
    { numRuns: 150 },
  )
})

test('a line put above that says nothing moves the findings of every example and changes nothing else', async () => {
  // Words of no lexicon: what a document says elsewhere may well count, so the line must say nothing.
  const above = 'Lorem ipsum dolor sit amet.\n\n'
  for (const source of flagged) {
    const plain = await lint(await toDocument(source, 'txt'), rules, toContext())
    const moved = await lint(await toDocument(above + source, 'txt'), rules, toContext())
    const shape = (by: number) => (f: (typeof plain)[number]) => [f.rule, f.start - by, f.end - by, f.confidence]
    expect(moved.map(shape(above.length)), source).toEqual(plain.map(shape(0)))
  }
})

import { expect, test } from 'vitest'
import { readRules } from '../../src/dev/workbench.js'
import { triggersOf } from '../../src/rules/trigger.js'

test.each([
  ['\\bPA Wire\\b', ['pa wire']],
  ['(?:shutterstock|getty)', ['shutterstock', 'getty']],
  ['\\d{8}', ['\\d']],
  ['[\\w.]+@[\\w.]+', ['@']],
  ['b[*0]lls?', ['b*ll', 'b0ll']],
  ['fu{2,}c+k', ['fuu']],
  ['f[*#]{2,6}', ['f**', 'f*#', 'f#*', 'f##']],
  ['a?b*', undefined],
  ['(?!x)\\w+', undefined],
])('%s needs %j', (pattern, triggers) => {
  expect(triggersOf(pattern)).toEqual(triggers)
})

test('no pattern finds anything in its rule’s examples that its triggers would have passed over', () => {
  const { rules, files } = readRules()
  const texts = files.flatMap((file) => file.value.examples.flag.map((example) => example.text))
  for (const { data } of rules.rules) {
    for (const matcher of data.match) {
      if (matcher.kind !== 'pattern' || !matcher.triggers) continue
      const expression = new RegExp(matcher.pattern, matcher.ignoreCase ? 'iu' : 'u')
      for (const text of texts.filter((t) => expression.test(t))) {
        const lower = text.toLowerCase()
        const held = matcher.triggers.some((t) => (t === '\\d' ? /\d/.test(text) : lower.includes(t)))
        expect(held, `${data.id}: ${text}`).toBe(true)
      }
    }
  }
})

import { checkSync } from 'recheck'
import { describe, expect, test } from 'vitest'
import { phraseText } from '../../src/core/match/phrase-index.js'
import { TOPICS } from '../../src/core/types.js'
import { readRules } from '../../src/dev/workbench.js'

const { rules, files } = readRules()

describe('the catalogue of rules', () => {
  test('every topic has rules', () => {
    const covered = new Set(files.map((file) => file.value.topic))
    expect(TOPICS.filter((topic) => !covered.has(topic))).toEqual([])
  })

  test('no id is used twice', () => {
    const ids = rules.rules.map((rule) => rule.data.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('every rule speaks to somebody, in one short line', () => {
    for (const { data } of rules.rules) {
      expect(Object.keys(data.severity), data.id).not.toEqual([])
      for (const text of [data.message, data.why, data.suggestion]) expect(text, data.id).not.toMatch(/\n\S/)
      expect(data.message.length, data.id).toBeLessThanOrEqual(160)
    }
  })

  test('no phrase stands twice in one matcher', () => {
    const seen = new Set<string>()
    const twice: string[] = []
    for (const [n, [rule, matcher]] of rules.pack.phrases.entries()) {
      const key = `${rules.rules[rule]?.data.id} ${matcher} ${phraseText(rules.pack, n)}`
      if (seen.has(key)) twice.push(key)
      seen.add(key)
    }
    expect(twice).toEqual([])
  })
})

describe('every regular expression is free of exponential backtracking, as far as its automaton can be searched in a moment', () => {
  const expressions = new Set<string>()
  for (const { data } of rules.rules) {
    for (const m of data.match) {
      if (m.kind === 'pattern') expressions.add(m.pattern)
      if (m.kind === 'structure')
        for (const e of [...Object.values(m.test), ...Object.values(m.not)]) expressions.add(e)
      if (m.kind === 'absence' && m.pattern !== undefined) expressions.add(m.pattern)
      for (const c of [...m.near, ...m.unless, ...m.raise, ...m.lower])
        if (c.pattern !== undefined) expressions.add(c.pattern)
    }
    for (const c of [...data.near, ...data.unless, ...data.raise, ...data.lower]) {
      if (c.pattern !== undefined) expressions.add(c.pattern)
    }
  }
  test('all of them', () => {
    const wrong: string[] = []
    for (const expression of expressions) {
      const verdict = checkSync(expression, 'iu', { checker: 'automaton', timeout: 300 })
      if (verdict.status === 'vulnerable' && verdict.complexity.type === 'exponential') wrong.push(expression)
    }
    expect(expressions.size).toBeGreaterThan(20)
    expect(wrong).toEqual([])
  }, 240_000)
})

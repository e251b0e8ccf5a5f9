import { describe, expect, test } from 'vitest'
import { compareLocators } from '../../src/rules/locator.js'
import { parsePolicy } from '../../src/rules/policy.js'

const good = `id: ashmere
title: Social Media Policy
council: Ashmere Town Council
adopted: '2024-05'
clauses:
  - id: '1'
    says: What social media is
    binds: [council]
    judgement: A definition.
  - id: '2.1'
    says: Nothing offensive
    binds: [council, private]
    topics: [offensive]
  - id: 2.1 / 1
    says: The members' code applies
    binds: [councillor]
    topics: [harassment]
    imports: code-of-conduct
`
const problemsOf = (text: string, path = 'policies/ashmere.yml'): string[] =>
  parsePolicy(text, path).problems.map((p) => `${p.line}:${p.column} ${p.message}`)

describe('parsePolicy', () => {
  test('reads a register', () => {
    const { policy, problems } = parsePolicy(good, 'policies/ashmere.yml')
    expect(problems).toEqual([])
    expect(policy?.clauses.map((c) => c.id)).toEqual(['1', '2.1', '2.1 / 1'])
    expect(policy?.clauses[2]?.imports).toBe('code-of-conduct')
  })

  test('tells every mistake at once, with its place', () => {
    const bad = good
      .replace('id: ashmere', 'id: ashmoor')
      .replace("'2024-05'", 'spring')
      .replace('judgement: A definition.', 'judgement: A definition.\n    verdict: none')
      .replace('[offensive]', '[rudeness]')
      .replace('2.1 / 1', '1.5')
    const { policy } = parsePolicy(bad, 'policies/ashmere.yml')
    expect(policy).toBeUndefined()
    expect(problemsOf(bad)).toEqual([
      '1:1 the id "ashmoor" should be the file\'s name, "ashmere"',
      '4:1 adopted: expected a year, month or day: 2019, 2019-05, 2019-05-14',
      '10:5 there is no setting "verdict" in clauses.0',
      expect.stringMatching(
        /^14:14 clauses.1.topics.0: there is no topic "rudeness"; expected one of party-political, /,
      ),
      '15:5 clauses.2.id: expected the document\'s own locator, in quotation marks: "6.5"',
    ])
  })

  test('asks for topics or a reason, and not for both', () => {
    expect(problemsOf(good.replace('    topics: [offensive]\n', ''))).toEqual([
      '10:5 clauses.1: expected `topics`, or `judgement` with the reason why no draft can show a breach',
    ])
    expect(problemsOf(good.replace('[offensive]', '[offensive]\n    judgement: Perhaps.'))).toEqual([
      '14:5 clauses.1.judgement: expected either `topics` or `judgement`, not both: take one out',
    ])
  })

  test('finds locators that stand twice or out of order', () => {
    expect(problemsOf(good.replace('2.1 / 1', "'2.1'"))).toEqual([
      '14:5 there are two clauses "2.1": give each its own locator',
    ])
    expect(problemsOf(good.replace('2.1 / 1', "'1.9'"))).toEqual([
      '14:5 clause "1.9" stands after "2.1": put the clauses in the document\'s order',
    ])
  })

  test('finds the order wrong across headings, and tells a stray clause once', () => {
    const clause = (id: string) => `  - {id: '${id}', says: s, binds: [council], topics: [accuracy]}\n`
    const register = (...ids: string[]) => `id: ashmere\ntitle: t\ncouncil: c\nclauses:\n${ids.map(clause).join('')}`
    expect(problemsOf(register('3 / Libel / 2', '3 / Copyright / 1', '3 / Libel / 1'))).toHaveLength(1)
    expect(problemsOf(register('3 / Libel', '2 / Examples'))).toHaveLength(1)
    expect(problemsOf(register('1', '9', '2', '3', '4'))).toHaveLength(1)
    expect(problemsOf(register('Scope', '1.3', '1 / Introduction / 1', '2 / Examples', 'Appendix / 1'))).toEqual([])
  })

  test('says what is wrong with text that is not YAML, or not a register', () => {
    expect(problemsOf('id: [')).toHaveLength(1)
    expect(problemsOf('')).not.toEqual([])
    expect(problemsOf('- just\n- a list')).not.toEqual([])
    expect(problemsOf('id: ashmere\ntitle: t\ncouncil: c\nclauses: none')).not.toEqual([])
  })
})

describe('compareLocators', () => {
  test.each([
    ['6.4', '6.5'],
    ['6.9', '6.10'],
    ['6.4', '6.4 / 1'],
    ['6.4 / 9', '6.4 / 10'],
    ['6.4 / 9', '6.5'],
    ['1.1', '1.1(a)'],
    ['1.1(a)', '1.1(b)'],
    ['6.3.', '6.4.'],
    ['2 / Examples', '3 / Libel'],
    ['3 / Libel / 1', '3 / Libel / 2'],
    ["3 / PWTC's use", "3 / PWTC's use / 1"],
    ['Netiquette / 1', 'netiquette / 2'],
  ])('%s stands before %s', (first, second) => {
    expect(compareLocators(first, second)).toBeLessThan(0)
    expect(compareLocators(second, first)).toBeGreaterThan(0)
  })

  test.each([
    ['3 / Libel / 1', '3 / Copyright / 2'],
    ['3 / 4', '3 / Libel'],
    ['Do / 1', "Don't / 1"],
    ['Appendix / 1', '10.2'],
    ['6.5', '6.5'],
  ])('%s and %s: the locators cannot tell', (a, b) => expect(compareLocators(a, b) === 0).toBe(true))
})

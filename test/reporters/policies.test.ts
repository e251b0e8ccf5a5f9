import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cover } from '../../src/core/coverage.js'
import { renderPolicies, renderPolicy } from '../../src/reporters/policies.js'
import { parsePolicy } from '../../src/rules/policy.js'

const plain = { bold: (text: string) => text, dim: (text: string) => text }
const marked = { bold: (text: string) => `<b>${text}</b>`, dim: (text: string) => `<i>${text}</i>` }
const rules = [
  { id: 'offensive/profanity', topic: 'offensive', accounts: ['council', 'private'] },
  { id: 'security/password', topic: 'security', accounts: ['council'] },
] as const
const text = `id: ashmere
title: Social Media Policy
council: Ashmere Town Council
adopted: '2024'
clauses:
  - id: '1'
    says: What is meant by social media, for the purposes of everything that follows
    binds: [council]
    judgement: A definition.
  - id: '2.1'
    says: Nothing offensive
    binds: [council, private]
    topics: [offensive]
  - id: '2.2'
    says: The code of conduct applies too
    binds: [council]
    judgement: The code has the tests.
    imports: code-of-conduct
  - id: '2.3'
    says: No campaigning
    binds: [councillor]
    topics: [electoral]
    when: pre-election
`
const { policy } = parsePolicy(text, 'ashmere.yml')
const [coverage] = cover(policy ? [policy] : [], rules)
if (!coverage) throw new Error('the policy of this test is wrong')

const shipped = ['paddock-wood', 'toolkit', 'lowestoft', 'brackley', 'durrington'].map((id) => {
  const path = `rules/policies/${id}.yml`
  const read = parsePolicy(readFileSync(path, 'utf8'), path)
  if (!read.policy) throw new Error(`${path} is wrong`)
  return read.policy
})

describe('renderPolicy', () => {
  test('gives every clause with what enforces it, locators in a column', () => {
    expect(renderPolicy(coverage, { width: 60, style: plain })).toMatchInlineSnapshot(`
      "Social Media Policy, Ashmere Town Council (adopted 2024)
      4 clauses: 2 enforced by rules, 1 left to people, 1 without
      a rule yet
      silent for councillor, employee, private: party-political,
        personal-data, defamation, confidential, copyright,
        discrimination, harassment, incitement, predetermination,
        electoral, personal-promotion, commercial-promotion,
        capacity, security, disrepute, accuracy
      silent for councillor, employee: offensive

      1    What is meant by social media, for the purposes of
           everything that follows
           binds: council
           left to people: A definition.

      2.1  Nothing offensive
           binds: council, private
           topics: offensive
           rules: offensive/profanity

      2.2  The code of conduct applies too
           binds: council
           imports: code-of-conduct
           rules, by import: security/password
           note: The code has the tests.

      2.3  No campaigning
           binds: councillor
           topics: electoral
           when: in the pre-election period only
           rules: none yet
      "
    `)
  })

  test('leaves emphasis to its caller', () => {
    const styled = renderPolicy(coverage, { width: 60, style: marked })
    expect(styled).toContain('<b>2.1</b>  Nothing offensive')
    expect(styled).toContain('<i>topics: </i>offensive')
    expect(styled.replace(/<\/?[bi]>/g, '')).toBe(renderPolicy(coverage, { width: 60, style: plain }))
  })
})

test('renderPolicies counts the clauses of each policy', () => {
  expect(renderPolicies([coverage, coverage], { width: 160, style: plain })).toMatchInlineSnapshot(`
    "ashmere  Social Media Policy, Ashmere Town Council (adopted 2024)
             4 clauses: 2 enforced by rules, 1 left to people, 1 without a rule yet

    ashmere  Social Media Policy, Ashmere Town Council (adopted 2024)
             4 clauses: 2 enforced by rules, 1 left to people, 1 without a rule yet
    "
  `)
})

test('there is nothing to list where there are no policies', () => {
  expect(renderPolicies([], { width: 80, style: plain })).toBe('')
})

test.each([60, 160])('everything stays within %d columns and nothing is lost', (width) => {
  for (const one of cover(shipped, rules)) {
    const shown = renderPolicy(one, { width, style: plain })
    expect(shown.split('\n').filter((line) => line.length > width)).toEqual([])
    const words = shown.replace(/\s+/g, ' ')
    for (const { clause } of one.clauses) expect(words).toContain(`${clause.id} ${clause.says}`)
  }
  const list = renderPolicies(cover(shipped, rules), { width, style: plain })
  expect(list.split('\n').filter((line) => line.length > width)).toEqual([])
})

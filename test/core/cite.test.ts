import { describe, expect, test } from 'vitest'
import { cite } from '../../src/core/cite.js'
import { cover } from '../../src/core/coverage.js'
import type { Account, Finding, Policy, RegisterClause, Topic } from '../../src/core/types.js'

const everybody: readonly Account[] = ['council', 'councillor', 'employee', 'private']

const ashmere: Policy = {
  id: 'ashmere',
  title: 'Posts',
  council: 'Ashmere',
  clauses: [
    { id: '1', says: 'what this is for', binds: everybody, judgement: 'A definition.' },
    { id: '2', says: 'all policies apply', binds: everybody, judgement: 'Elsewhere.', imports: 'policies' },
    { id: '3', says: 'a list', binds: everybody, topics: ['defamation', 'copyright'] },
    { id: '4', says: 'ask first', binds: ['council', 'councillor'], topics: ['copyright'] },
    { id: '5', says: 'the members’ code', binds: ['councillor'], topics: ['harassment'], imports: 'code' },
    { id: '6', says: 'credit too', binds: everybody, topics: ['copyright'] },
  ],
}
const brook: Policy = {
  id: 'brook',
  title: 'Posts',
  council: 'Brook',
  clauses: [{ id: '1', says: 'no copying', binds: ['council'], topics: ['copyright'] }],
}

function toFinding(topic: Topic, more: Partial<Finding> = {}): Finding {
  const texts = { message: 'm', why: 'w', suggestion: 's', matched: 'text' }
  return {
    rule: `${topic}/some-rule`,
    topic,
    severity: 'error',
    confidence: 'high',
    ...texts,
    start: 0,
    end: 4,
    ...more,
  }
}

function locators(finding: Finding, policies: readonly Policy[], account: Account, preElection?: boolean): string[] {
  const options = { source: 'text', ...(preElection !== undefined && { preElection }) }
  const [citation] = cite([finding], policies, account, options)
  return (citation?.clauses ?? []).map((c) => `${c.policy} ${c.clause}${c.imported ? ' imported' : ''}`)
}

describe('cite', () => {
  test('puts the clauses that are mainly about the topic first, then the document decides', () => {
    expect(locators(toFinding('copyright'), [ashmere], 'council')).toEqual(['ashmere 4', 'ashmere 6', 'ashmere 3'])
  })

  test('leaves out clauses that do not bind the account', () => {
    expect(locators(toFinding('copyright'), [ashmere], 'employee')).toEqual(['ashmere 6', 'ashmere 3'])
  })

  test('keeps the policies in the order given, and their words', () => {
    const found = locators(toFinding('copyright'), [brook, ashmere], 'council')
    expect(found).toEqual(['brook 1', 'ashmere 4', 'ashmere 6', 'ashmere 3'])
    const [citation] = cite([toFinding('copyright')], [brook], 'council', { source: 'text' })
    expect(citation?.clauses).toEqual([{ policy: 'brook', clause: '1', says: 'no copying' }])
  })

  test('falls back on the clause that imports another code, the nearest to the account', () => {
    expect(locators(toFinding('security'), [ashmere], 'council')).toEqual(['ashmere 2 imported'])
    expect(locators(toFinding('security'), [ashmere], 'councillor')).toEqual(['ashmere 5 imported'])
    expect(locators(toFinding('harassment'), [ashmere], 'councillor')).toEqual(['ashmere 5'])
  })

  test('cites nothing where a policy is silent', () => {
    expect(locators(toFinding('security'), [brook], 'council')).toEqual([])
    expect(locators(toFinding('copyright'), [brook], 'private')).toEqual([])
  })

  test('cites what a rule pins in place of its topic, in that policy alone', () => {
    const finding = toFinding('copyright', { pins: { ashmere: ['6', '1'] } })
    expect(locators(finding, [ashmere, brook], 'council')).toEqual(['ashmere 1', 'ashmere 6', 'brook 1'])
  })

  test('passes over pins that do not bind the account or do not exist', () => {
    const finding = toFinding('copyright', { pins: { ashmere: ['5', '9.9'] } })
    expect(locators(finding, [ashmere], 'council')).toEqual(['ashmere 4', 'ashmere 6', 'ashmere 3'])
  })

  test('cites a clause of the pre-election period only then', () => {
    const timed: RegisterClause = {
      id: '2',
      says: 'not now',
      binds: everybody,
      topics: ['electoral'],
      when: 'pre-election',
    }
    const policy: Policy = { ...brook, clauses: [...brook.clauses, timed] }
    expect(locators(toFinding('electoral'), [policy], 'council', true)).toEqual(['brook 2'])
    expect(locators(toFinding('electoral'), [policy], 'council')).toEqual(['brook 2'])
    expect(locators(toFinding('electoral'), [policy], 'council', false)).toEqual([])
  })

  test('keeps the findings, in their order, each with a fingerprint of its own', () => {
    const findings = [toFinding('copyright'), toFinding('security'), toFinding('copyright')]
    const citations = cite(findings, [ashmere], 'council', { source: 'text' })
    expect(citations.map((c) => c.finding)).toEqual(findings)
    expect(new Set(citations.map((c) => c.fingerprint)).size).toBe(3)
  })
})

describe('cover', () => {
  const rules = [
    { id: 'copyright/stock-photo', topic: 'copyright', accounts: everybody },
    { id: 'security/password', topic: 'security', accounts: ['council'] },
    { id: 'copyright/lyrics', topic: 'copyright', accounts: ['council'], pins: { ashmere: ['6'] } },
  ] as const

  test('says for every clause which rules enforce it, or why none does', () => {
    const [coverage] = cover([ashmere], rules)
    expect(
      coverage?.clauses.map(({ clause, status, rules: own, imported }) => [clause.id, status, own, imported]),
    ).toEqual([
      ['1', 'judgement', [], []],
      ['2', 'imported', [], ['security/password']],
      ['3', 'rules', ['copyright/stock-photo'], []],
      ['4', 'rules', ['copyright/stock-photo'], []],
      ['5', 'open', [], []],
      ['6', 'rules', ['copyright/stock-photo', 'copyright/lyrics'], []],
    ])
    expect(coverage).toMatchObject({ enforced: 4, judgement: 1, open: 1, gaps: [] })
  })

  test('tells on what a policy has nothing to cite', () => {
    const [coverage] = cover([brook], rules)
    expect(coverage?.gaps).toHaveLength(17)
    expect(coverage?.gaps).toContainEqual({ topic: 'copyright', accounts: ['councillor', 'employee', 'private'] })
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { boundBy, clausesFor } from '../../src/core/cite.js'
import { cover, type RuleScope } from '../../src/core/coverage.js'
import { ACCOUNTS, type Account, type Policy, TOPICS, type Topic } from '../../src/core/types.js'
import { parsePolicy } from '../../src/rules/policy.js'

const IDS = ['paddock-wood', 'toolkit', 'lowestoft', 'brackley', 'durrington']
const parsed = IDS.map((id) => {
  const path = join('rules/policies', `${id}.yml`)
  return { id, ...parsePolicy(readFileSync(path, 'utf8'), path) }
})
const policies: readonly Policy[] = parsed.flatMap(({ policy }) => policy ?? [])
const rules = TOPICS.flatMap(readScopes)

interface RuleHead {
  readonly id: string
  readonly accounts?: readonly Account[]
  readonly severity: unknown
  readonly when?: 'pre-election'
  readonly clauses?: Readonly<Record<string, readonly string[]>>
}

function readScopes(topic: Topic): RuleScope[] {
  const folder = join('rules', topic)
  return readdirSync(folder).map((name) => {
    // A mistake elsewhere in a rule file is for the tests of rules to tell.
    const head: RuleHead = parseDocument(readFileSync(join(folder, name), 'utf8')).toJS()
    const { accounts = ACCOUNTS, severity, when, clauses } = head
    const weighed = accounts.filter((a) => typeof severity !== 'object' || severity === null || a in severity)
    const id = `${topic}/${head.id}`
    return { id, topic, accounts: weighed, ...(when && { when }), ...(clauses && { pins: clauses }) }
  })
}

describe('the registers', () => {
  test('are all there, and no others', () => {
    expect(readdirSync('rules/policies').sort()).toEqual(IDS.map((id) => `${id}.yml`).sort())
  })

  // Each clause with topics or a reason, none twice, none out of order: parsePolicy says so.
  test.each(parsed)('$id has no mistakes', ({ problems }) => expect(problems).toEqual([]))

  test.each([
    ['paddock-wood', 67],
    ['toolkit', 109],
    ['lowestoft', 43],
    ['brackley', 74],
    ['durrington', 24],
  ])('%s has all its %d clauses', (id, count) => {
    expect(policies.find((policy) => policy.id === id)?.clauses).toHaveLength(count)
  })

  test('say what a clause asks in one short sentence', () => {
    const long = policies.flatMap(({ id, clauses }) =>
      clauses.filter(({ says }) => says.split(/\s+/).length > 25).map((clause) => `${id} ${clause.id}`),
    )
    expect(long).toEqual([])
  })

  test.each(policies)(
    '$id can be cited on every core topic for the council, and on every topic for everybody',
    (policy) => {
      const core: readonly Topic[] = ['party-political', 'personal-data', 'defamation', 'confidential', 'copyright']
      const bound = boundBy(policy, 'council', false)
      for (const topic of core) expect(clausesFor({ topic }, bound), topic).not.toEqual([])
      expect(cover([policy], []).flatMap(({ gaps }) => gaps)).toEqual([])
    },
  )
})

// Where the policies speak of each topic, by the start of the locator; read off the documents topic by topic.
const SPOKEN_OF: Readonly<Record<Topic, Readonly<Record<string, readonly string[]>>>> = {
  'party-political': {
    'paddock-wood': ["3 / PWTC's use"],
    durrington: ['6.5'],
    lowestoft: ['4.5', '8.13'],
    toolkit: ['Electioneering'],
  },
  'personal-data': {
    'paddock-wood': ['3 / Data protection'],
    lowestoft: ['5.3', '8.12'],
    brackley: ['6.4', '9.2'],
    toolkit: ['Legal', 'Online safety'],
  },
  defamation: {
    'paddock-wood': ['3 / Libel'],
    lowestoft: ['5.1'],
    brackley: ['6.5', '7.2'],
    durrington: ['6.1'],
    toolkit: ['Legal'],
  },
  confidential: {
    'paddock-wood': ['3 / Data protection', '3 / Inappropriate'],
    lowestoft: ['7.5', '8.12'],
    brackley: ['5.1', '6.5', '7.2'],
    toolkit: ['Online safety'],
  },
  copyright: {
    'paddock-wood': ['3 / Copyright'],
    lowestoft: ['5.2'],
    brackley: ['7.2'],
    durrington: ['6.1'],
    toolkit: ['Legal'],
  },
  offensive: { 'paddock-wood': ['3 / Obscene'], lowestoft: ['8.14'], brackley: ['7.2'], durrington: ['6.1'] },
  discrimination: {
    'paddock-wood': ['3 /', '4 /'],
    lowestoft: ['7.2'],
    durrington: ['6.4'],
    toolkit: ['Equality', 'Legal'],
  },
  harassment: {
    'paddock-wood': ['3 /', '4 /'],
    lowestoft: ['7.1', '7.3', '8.11'],
    durrington: ['6.2'],
    toolkit: ['Legal'],
  },
  incitement: { 'paddock-wood': ['3 / Inappropriate'], toolkit: ['Legal'] },
  predetermination: { lowestoft: ['5.4'], toolkit: ['Bias'], 'paddock-wood': ['4 / Specific'] },
  electoral: {
    brackley: ['10.1'],
    lowestoft: ['4.6'],
    durrington: ['6.12'],
    'paddock-wood': ['4 / Electoral periods', '4 / Specific'],
    toolkit: ['Electioneering'],
  },
  'personal-promotion': { 'paddock-wood': ["3 / PWTC's use"], durrington: ['6.6'] },
  'commercial-promotion': { durrington: ['6.6', '6.7'] },
  capacity: {
    brackley: ['6.4', '6.5'],
    lowestoft: ['6.1', '6.2', '6.3', '6.4', '8.13'],
    'paddock-wood': ['4 / Personal use', '4 / Code of Conduct'],
    toolkit: ['Code of Conduct'],
  },
  security: { 'paddock-wood': ['3 / 3', '3 / 4'], brackley: ['3.1'], toolkit: ['Online safety'] },
  disrepute: {
    brackley: ['6.4', '7.2', '9.3'],
    lowestoft: ['7.4'],
    durrington: ['6.1'],
    'paddock-wood': ['3 / Inappropriate'],
  },
  accuracy: { brackley: ['3.1', '6.5', '7.2'], 'paddock-wood': ['3 / Legal considerations'], lowestoft: ['4.4'] },
}

test.each(TOPICS)('the registers have %s wherever the policies speak of it', (topic) => {
  const missing = Object.entries(SPOKEN_OF[topic]).flatMap(([id, locators]) => {
    const covering = policies.find((policy) => policy.id === id)?.clauses.filter((c) => c.topics?.includes(topic)) ?? []
    return locators.filter((start) => !covering.some((c) => c.id.startsWith(start))).map((start) => `${id} ${start}`)
  })
  expect(missing).toEqual([])
})

describe('rules and registers together', () => {
  test.each(policies)('every topic of every clause of $id has a rule for an account it binds', (policy) => {
    const missing = policy.clauses.flatMap(({ id, topics = [], binds }) =>
      topics
        .filter((topic) => !rules.some((r) => r.topic === topic && r.accounts.some((a) => binds.includes(a))))
        .map((topic) => `${id}: ${topic} for ${binds.join(', ')}`),
    )
    expect(missing).toEqual([])
  })

  test('every clause that a rule pins is there, and is not left to people', () => {
    const wrong = rules.flatMap(({ id, pins = {} }) =>
      Object.entries(pins).flatMap(([name, locators]) => {
        const clauses = policies.find((policy) => policy.id === name)?.clauses.filter((c) => c.topics) ?? []
        return locators.filter((l) => !clauses.some((c) => c.id === l)).map((l) => `${id} pins ${name} ${l}`)
      }),
    )
    expect(wrong).toEqual([])
  })
})

import { expect, test } from 'vitest'
import type { Finding, Topic } from '../../src/core/types.js'
import { compareRecords, record, renderRun } from '../../src/dev/record.js'
import { type Answered, alarmedShare, countBy, type Post, scorePosts } from '../../src/dev/score.js'
import { toFinding } from '../support/report.js'

const TEXT = 'Vote Labour tomorrow. Garside is a thief.'

function toPost(id: string, topics: readonly Topic[], quotes: Post['quotes'] = {}): Post {
  return { id, account: 'council', format: 'txt', date: '2026-02-02', text: TEXT, topics, quotes }
}

function toAnswer(post: Post, ...findings: readonly Finding[]): Answered {
  return { post, findings }
}

const appeal = toFinding(TEXT, 'Vote Labour')
const accusation = toFinding(TEXT, 'Garside is a thief', {
  rule: 'defamation/theft-accusation',
  topic: 'defamation',
  confidence: 'medium',
})
const hint: Finding = { ...accusation, severity: 'advice', confidence: 'low' }
const both = toPost('a', ['party-political', 'defamation'], { 'party-political': ['Labour tomorrow'] })
const answers = [
  toAnswer(both, appeal, hint),
  toAnswer(toPost('b', []), accusation),
  toAnswer(toPost('c', ['party-political'], { 'party-political': ['thief'] }), appeal),
  toAnswer(toPost('d', []), hint),
]

test('a topic is found, missed or raised wrongly, and found in the right place or elsewhere', () => {
  const { judgements, micro, clean } = scorePosts(answers)
  expect(judgements.map(({ post, topic, outcome, localised }) => [post.id, topic, outcome, localised])).toEqual([
    ['a', 'party-political', 'hit', true],
    ['a', 'defamation', 'miss', false],
    ['b', 'defamation', 'alarm', false],
    ['c', 'party-political', 'hit', false],
  ])
  expect(micro).toEqual({ tp: 2, fp: 1, fn: 1, localised: 1 })
  expect(alarmedShare(clean)).toBe(0.5)
  expect([...countBy(judgements, (j) => j.topic).keys()]).toEqual(['defamation', 'party-political'])
})

test('confidence is judged by the surest finding of a topic, low confidence too', () => {
  expect(scorePosts(answers).calibration).toEqual({
    high: { right: 2, wrong: 0 },
    medium: { right: 0, wrong: 1 },
    low: { right: 1, wrong: 1 },
  })
})

test('only the chosen topics count', () => {
  const { micro, clean } = scorePosts(answers, (topic) => topic === 'party-political')
  expect(micro).toEqual({ tp: 2, fp: 0, fn: 0, localised: 1 })
  expect(alarmedShare(clean)).toBe(0)
})

test('a run is taken down by rule, and compared with another finding by finding', () => {
  const before = record(answers)
  expect(before.rules).toEqual({
    'defamation/theft-accusation': { right: [], wrong: ['b'] },
    'party-political/vote-request': { right: ['a', 'c'], wrong: [] },
  })
  expect(before.missed).toEqual({ defamation: ['a'] })
  const after = record([toAnswer(both, accusation), toAnswer(toPost('b', [])), ...answers.slice(2)])
  expect(compareRecords(before, before)).toEqual([])
  expect(compareRecords(before, after)).toEqual([
    'precision 66.7 % -> 100.0 %',
    'localised 50.0 % -> 0.0 %',
    'clean posts alarmed 1/2 -> 0/2',
    '+ a defamation/theft-accusation (right)',
    '- a party-political/vote-request (right)',
    '- b defamation/theft-accusation (false alarm)',
    '+ now missed: a party-political',
    '- missed no more: a defamation',
  ])
})

test('the file of a run keeps each list of posts on one line', () => {
  const text = renderRun({ dev: record(answers) })
  expect(text).toContain('"right": ["a", "c"],')
  expect(JSON.parse(text)).toEqual({ dev: record(answers) })
})

import { expect, test } from 'vitest'
import { createRuleSet } from '../../src/core/rule-set.js'
import { ablateEntries, ablateRules, toExampleSamples, toPostSamples } from '../../src/dev/ablate.js'
import { renderEntryEffects, renderRuleEffects } from '../../src/dev/ablate-report.js'
import { createLeaver } from '../../src/dev/leave-out.js'
import type { Post } from '../../src/dev/score.js'
import { answer } from '../../src/dev/workbench.js'
import { compile } from '../../src/rules/compile.js'
import { parseRuleFiles } from '../../src/rules/parse.js'

const toRule = (id: string, match: string): string => `
id: ${id}
topic: defamation
severity: error
match: [{kind: phrase, any: [${match}]}]
unless: [{within: overlap, any: ['{innocent}']}]
message: '"{matched}"'
why: A test.
suggestion: None.
examples:
  flag: [{text: 'Two crooks.'}, {text: 'A thief.'}, {text: 'The thief!'}]
  pass: [{text: 'One.', because: a}, {text: 'Two.', because: b}, {text: 'Three.', because: c}]
`
const read = parseRuleFiles([
  { path: 'rules/defamation/called-a-rogue.yml', text: toRule('called-a-rogue', "'{rogue}', '{deed}'") },
  { path: 'rules/defamation/stolen.yml', text: toRule('stolen', "'(took|pocketed) {money}'") },
  { path: 'rules/lexicons/rogue.yml', text: 'id: rogue\nabout: a\nentries: [thief~, crook~, crooks, rustler~]' },
  { path: 'rules/lexicons/innocent.yml', text: 'id: innocent\nabout: b\nentries: [book thief, thief of]' },
  { path: 'rules/lexicons/deed.yml', text: "id: deed\nabout: c\nentries: ['pocketed {money}', 'took ... {money}']" },
])
const { pack, problems } = compile(read.rules, read.lexicons)
const rules = createRuleSet(pack)
const leaver = createLeaver(
  rules,
  read.lexicons.map(({ value }) => value),
)

function toPost(id: string, text: string, ...topics: Post['topics'][number][]): Post {
  return { id, account: 'council', format: 'txt', date: '2026-02-02', text, topics, quotes: {} }
}
const posts = [
  toPost('a', 'Garside is a thief.', 'defamation'),
  toPost('b', 'We read a book thief story.'),
  toPost('c', 'Bring a crook for the sheep.'),
  toPost('d', 'He pocketed £400.', 'defamation'),
]

test('an entry brings what is lost without it', async () => {
  expect([...read.problems, ...problems]).toEqual([])
  const effects = await ablateEntries(await toPostSamples(posts), rules, leaver)
  expect([...effects].map(([{ phrase }, effect]) => [phrase, effect])).toEqual([
    ['thief~', { finds: 1, alarms: 0, examples: 0 }],
    ['book thief', { finds: 0, alarms: -1, examples: 0 }],
    ['crook~', { finds: 0, alarms: 1, examples: 0 }],
    ['pocketed {money}', { finds: 0, alarms: 0, examples: 0 }],
  ])
  expect(renderEntryEffects(effects, leaver.entries)).toBe(
    [
      '8 entries of lexicons: 4 occur in the posts or the examples of the rules; of those 1 change nothing when they alone are left out, 1 cost more false alarms than they find',
      '  costs    rogue: crook~ (finds 0, false alarms 1)',
      '  nothing  deed (1): pocketed {money}',
    ].join('\n'),
  )
})

test('an entry that an example needs does not change nothing; one that another says too does', async () => {
  const samples = await toExampleSamples(read.rules.slice(0, 1), rules)
  const effects = await ablateEntries(samples, rules, leaver)
  expect([...effects].map(([{ phrase }, { examples }]) => [phrase, examples])).toEqual([
    ['crook~', 0],
    ['crooks', 0],
    ['thief~', 2],
  ])
})

test('words and grammar can be left out together', async () => {
  const without = leaver.without(new Set(leaver.entries))
  const answers = await answer(posts, without)
  expect(answers.map(({ findings }) => findings.map((f) => f.rule))).toEqual([[], [], [], ['defamation/stolen']])
})

test('a rule that says what another says too brings nothing', async () => {
  const answers = await answer(posts, rules)
  const effects = ablateRules(answers, ['defamation/called-a-rogue', 'defamation/stolen', 'defamation/none'])
  expect([...effects.values()].map(({ finds, alarms }) => [finds, alarms])).toEqual([
    [1, 1],
    [0, 0],
    [0, 0],
  ])
  expect(renderRuleEffects(effects, answers)).toBe(
    [
      '3 rules on 4 posts: 1 are silent, 1 change nothing (others raise the same topics), 0 cost more false alarms than they find',
      '  silent   defamation/none',
      '  doubled  defamation/stolen',
    ].join('\n'),
  )
})

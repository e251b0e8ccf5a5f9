/**
 * The workbench of a rule's writer: scores the rules against labelled posts, runs their examples, explains one rule.
 * It reads `rules/` as it stands on disk, so nothing needs building after a rule has changed. Of corpora that rules are not
 * written with, only the score is shown.
 *
 *   corpus [score] [--corpus NAME]... [--topics A,B] [--rule R] [--misses] [--alarms]
 *   corpus --perturb [--corpus NAME]... [--misses] [--alarms]
 *   corpus --ablate [--corpus NAME]...
 *   corpus --grids [--misses] [--alarms]
 *   corpus test [--topic T] [--rule R]
 *   corpus explain RULE --on TEXT [--as ACCOUNT] [--date D]
 */
import { parseArgs } from 'node:util'
import { explain } from '../core/explain.js'
import { lint } from '../core/lint.js'
import type { Account } from '../core/types.js'
import { runExamples } from '../rules/examples.js'
import { ablateEntries, ablateRules, toExampleSamples, toPostSamples } from './ablate.js'
import { renderEntryEffects, renderRuleEffects } from './ablate-report.js'
import { type GridScore, readGrids, renderGrids, scoreGrid } from './grids.js'
import { createLeaver } from './leave-out.js'
import { changedIn, comparePerturbed, renderCompared } from './perturb.js'
import { compareRecords, DEVELOPING, RECORD, type Recorded, readRun, record } from './record.js'
import { type Score, scorePosts } from './score.js'
import { renderScore } from './score-table.js'
import { answer, readCorpus, readRules, toContext, toDocument } from './workbench.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    topic: { type: 'string' },
    topics: { type: 'string' },
    corpus: { type: 'string', multiple: true },
    misses: { type: 'boolean' },
    alarms: { type: 'boolean' },
    perturb: { type: 'boolean' },
    grids: { type: 'boolean' },
    ablate: { type: 'boolean' },
    rule: { type: 'string' },
    on: { type: 'string' },
    as: { type: 'string' },
    date: { type: 'string' },
  },
})
const [command = 'score', argument = ''] = positionals
const topics = (values.topics ?? values.topic)?.split(',')
const corpora: readonly string[] = values.corpus ?? DEVELOPING
const unseen = corpora.filter((name) => !DEVELOPING.includes(name))
if (unseen.length > 0 && (values.misses || values.alarms || values.perturb || values.ablate)) {
  console.error(
    `${unseen.join(', ')}: only scored, so that no rule is written from its posts; leave the other options out`,
  )
  process.exit(2)
}
const { rules, files, lexicons, problems } = readRules()
for (const { path, line, column, message } of problems) {
  const concerns = !topics || path.includes('/lexicons/') || topics.some((topic) => path.includes(`/${topic}/`))
  if (concerns) console.error(`${path}:${line}:${column}: ${message}`)
}
if (command === 'test') await runAllExamples()
else if (command === 'explain') await explainRule()
else if (values.perturb) await scorePerturbed()
else if (values.grids) await scoreGrids()
else if (values.ablate) await ablate()
else await score()

async function runAllExamples(): Promise<void> {
  let right = 0
  let run = 0
  for (const file of files) {
    const id = `${file.value.topic}/${file.value.id}`
    if ((topics && !topics.includes(file.value.topic)) || (values.rule && values.rule !== id)) continue
    for (const { verdict, path, line, text, got, wanted } of await runExamples(file, rules, toDocument)) {
      run++
      if (verdict === 'right') {
        right++
        continue
      }
      console.log(`${path}:${line}: ${verdict}: ${JSON.stringify(text)}`)
      if (got.length > 0 || wanted) console.log(`    marked ${JSON.stringify(got)}, wanted ${JSON.stringify(wanted)}`)
    }
  }
  console.log(`${right} of ${run} examples right`)
  if (right < run) process.exitCode = 1
}

async function explainRule(): Promise<void> {
  const context = toContext((values.as ?? 'council') as Account, values.date ?? '2026-02-02')
  const document = await toDocument(values.on ?? '', 'txt')
  for (const { matched, matcher, start, steps, end } of await explain(document, rules, context, argument)) {
    console.log(`"${matched}" found by ${matcher}, starts ${start}`)
    for (const { held, role, condition } of steps)
      console.log(`    ${held ? 'yes' : ' no'}  ${role} ${JSON.stringify(condition)}`)
    console.log(`    -> ${end ?? 'no finding'}`)
  }
  for (const f of await lint(document, rules, context)) {
    console.log(`${f.rule} ${f.severity} ${f.confidence} ${JSON.stringify(f.matched)}`)
  }
}

async function score(): Promise<void> {
  const run = readRun()
  for (const name of corpora) {
    const answers = (await answer(readCorpus(name), rules)).map(({ post, findings }) => ({
      post,
      findings: values.rule ? findings.filter((f) => f.rule === values.rule) : findings,
    }))
    const result = scorePosts(answers, (topic) => !topics || topics.includes(topic))
    console.log(`\n${renderScore(name, result)}`)
    if (!topics && !values.rule) printChanges(run[name], record(answers))
    if (values.misses) listMisses(result)
    if (values.alarms) listAlarms(result)
  }
}

async function scorePerturbed(): Promise<void> {
  const list = await comparePerturbed(corpora.flatMap(readCorpus), rules)
  console.log(renderCompared(list))
  for (const compared of list.slice(0, -1)) {
    const { lost, alarms } = changedIn(compared)
    for (const { post, topic } of values.misses ? lost : []) {
      console.log(`LOST  ${compared.name} ${topic} ${post.id} ${JSON.stringify(post.quotes[topic]?.[0])}`)
    }
    for (const { post, findings } of values.alarms ? alarms : []) {
      for (const f of findings) console.log(`ALARM ${compared.name} ${f.rule} ${post.id} ${JSON.stringify(f.matched)}`)
    }
  }
}

async function ablate(): Promise<void> {
  const posts = corpora.flatMap(readCorpus)
  const answers = await answer(posts, rules)
  const ids = rules.rules.map((rule) => rule.data.id)
  console.log(`${renderRuleEffects(ablateRules(answers, ids), answers)}\n`)
  const samples = [...(await toPostSamples(posts)), ...(await toExampleSamples(files, rules))]
  const leaver = createLeaver(rules, lexicons)
  const effects = await ablateEntries(samples, rules, leaver, (done) => {
    if (done % 50 === 0) console.error(`${done} of ${samples.length} posts and examples`)
  })
  console.log(renderEntryEffects(effects, leaver.entries))
}

async function scoreGrids(): Promise<void> {
  const scores: GridScore[] = []
  for (const grid of readGrids()) scores.push(await scoreGrid(grid, rules))
  console.log(renderGrids(scores))
  for (const { grid, wrong } of scores) {
    for (const { text, findings } of wrong) {
      if (grid.wants === 'found' && values.misses) console.log(`MISS  ${grid.name}: ${text}`)
      if (grid.wants === 'found' || !values.alarms) continue
      for (const { rule, matched } of findings) console.log(`ALARM ${rule} ${JSON.stringify(matched)} ${text}`)
    }
  }
}

function printChanges(before: Recorded | undefined, after: Recorded): void {
  if (!before) return
  const changes = compareRecords(before, after)
  console.log(changes.length === 0 ? `as the last run in ${RECORD}` : `since the last run in ${RECORD}:`)
  for (const line of changes) console.log(`  ${line}`)
}

function listMisses({ judgements }: Score): void {
  for (const { post, topic } of judgements.filter((j) => j.outcome === 'miss')) {
    console.log(`MISS  ${topic} ${post.id} (${post.account}) ${JSON.stringify(post.quotes[topic]?.[0])}`)
  }
}

function listAlarms({ judgements }: Score): void {
  for (const { post, findings } of judgements.filter((j) => j.outcome === 'alarm')) {
    const kind = post.topics.length === 0 ? `${post.account}, clean` : post.account
    for (const { rule, matched } of findings)
      console.log(`ALARM ${rule} ${post.id} (${kind}) ${JSON.stringify(matched)}`)
  }
}

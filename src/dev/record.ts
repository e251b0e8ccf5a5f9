import { existsSync, readFileSync } from 'node:fs'
import type { Topic } from '../core/types.js'
import { type Answered, type Counts, isRaising, precision, recall, scorePosts } from './score.js'
import { percent } from './score-table.js'

/** Where the last committed run is kept. */
export const RECORD = 'fixtures/corpus/scores.json'
/** The labelled posts that the rules are written with. All others only ever score them. */
export const DEVELOPING: readonly string[] = ['dev-c', 'dev', 'ours-ordinary', 'ours-hard']

/** What the rules made of a corpus. Generated, and kept in the repository so that a change of a rule shows what it does. */
export interface Recorded extends Counts {
  readonly clean: number
  readonly cleanAlarmed: number
  /** By rule: the posts that it speaks about above advice, rightly (the topic is a label) and wrongly. */
  readonly rules: Readonly<Record<string, RuleRecord>>
  /** By topic: the labelled posts in which nothing raises it. */
  readonly missed: Readonly<Partial<Record<Topic, readonly string[]>>>
}
export interface RuleRecord {
  readonly right: readonly string[]
  readonly wrong: readonly string[]
}
export type Run = Readonly<Record<string, Recorded>>

/** The last committed run; nothing is known before the first. */
export function readRun(): Run {
  return existsSync(RECORD) ? (JSON.parse(readFileSync(RECORD, 'utf8')) as Run) : {}
}

/** A run as the text of its file: a list of posts stands on one line. */
export function renderRun(run: Run): string {
  const inLine = (list: string): string => JSON.stringify(JSON.parse(list)).replaceAll(',', ', ')
  return `${JSON.stringify(run, null, 2).replace(/\[[^\]]*\]/g, inLine)}\n`
}

/** Takes down what was made of a corpus. */
export function record(answers: readonly Answered[]): Recorded {
  const { judgements, micro, clean } = scorePosts(answers)
  const rules: Record<string, { right: string[]; wrong: string[] }> = {}
  const missed: Partial<Record<Topic, string[]>> = {}
  for (const { post, findings } of answers) {
    for (const [id, topic] of new Map(findings.filter(isRaising).map((f) => [f.rule, f.topic]))) {
      const own = (rules[id] ??= { right: [], wrong: [] })
      own[post.topics.includes(topic) ? 'right' : 'wrong'].push(post.id)
    }
  }
  for (const { post, topic, outcome } of judgements) if (outcome === 'miss') (missed[topic] ??= []).push(post.id)
  return {
    ...micro,
    clean: clean.length,
    cleanAlarmed: clean.filter((c) => c.alarmed).length,
    rules: sorted(rules),
    missed: sorted(missed),
  }
}

/** How many posts of all corpora of a run a rule speaks about, and about how many rightly. */
export function hitsOf(run: Run, rule: string): { readonly hits: number; readonly right: number } {
  const own = Object.values(run).map(({ rules }) => rules[rule] ?? { right: [], wrong: [] })
  const right = own.reduce((sum, r) => sum + r.right.length, 0)
  return { hits: own.reduce((sum, r) => sum + r.wrong.length, right), right }
}

/** What changed since a run, line by line: the figures, then each finding gained (+) or lost (-), then the misses. */
export function compareRecords(before: Recorded, after: Recorded): string[] {
  const figures = (['precision', 'recall', 'localised', 'clean posts alarmed'] as const)
    .map((name, n) => [name, figuresOf(before)[n], figuresOf(after)[n]] as const)
    .filter(([, was, is]) => was !== is)
    .map(([name, was, is]) => `${name} ${was} -> ${is}`)
  const found = compareLists(
    flatten(before.rules, ({ right }) => right),
    flatten(after.rules, ({ right }) => right),
  )
  const wrong = compareLists(
    flatten(before.rules, (r) => r.wrong),
    flatten(after.rules, (r) => r.wrong),
  )
  const missed = compareLists(
    flatten(before.missed, (ids) => ids),
    flatten(after.missed, (ids) => ids),
  )
  return [
    ...figures,
    ...found.map((line) => `${line} (right)`),
    ...wrong.map((line) => `${line} (false alarm)`),
    ...missed.map((line) => line.replace('+ ', '+ now missed: ').replace('- ', '- missed no more: ')),
  ]
}

function figuresOf(recorded: Recorded): string[] {
  const { tp, localised, clean, cleanAlarmed } = recorded
  const shares = [precision(recorded), recall(recorded), localised / tp].map((share) => `${percent(share)} %`)
  return [...shares, `${cleanAlarmed}/${clean}`]
}

function flatten<T>(groups: Readonly<Record<string, T>>, idsOf: (group: T) => readonly string[]): string[] {
  return Object.entries(groups).flatMap(([name, group]) => idsOf(group).map((id) => `${id} ${name}`))
}

function compareLists(before: readonly string[], after: readonly string[]): string[] {
  const gained = after.filter((entry) => !before.includes(entry)).map((entry) => `+ ${entry}`)
  const lost = before.filter((entry) => !after.includes(entry)).map((entry) => `- ${entry}`)
  return [...gained, ...lost]
}

function sorted<T>(groups: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(groups).sort(([a], [b]) => (a < b ? -1 : 1)))
}

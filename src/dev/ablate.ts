import { candidates, confidenceOf, lint } from '../core/lint.js'
import { readPassages } from '../core/match/passage.js'
import type { RuleSet } from '../core/rule-set.js'
import type { Account, Context, Document, Finding } from '../core/types.js'
import type { FileOf } from '../rules/compile.js'
import type { RuleFile } from '../rules/schema.js'
import type { Entry, Leaver } from './leave-out.js'
import { type Answered, isRaising, judgePost, type Post } from './score.js'
import { toContext, toDocument } from './workbench.js'

/** What the presence of a rule or an entry brings; a negative number: what it prevents. */
export interface Effect {
  /** Labelled topics of posts that are found because of it. */
  readonly finds: number
  /** Topics of posts that are raised without a label because of it. */
  readonly alarms: number
  /** Examples of rules that go as they should only with it, or only without. */
  readonly examples: number
}
/** A text, and what is made of the findings in it. */
export interface Sample {
  readonly document: Document
  readonly context: Context
  /** The rule whose example it is; the others keep silent then. */
  readonly only?: string
  /** What counts of the findings: a topic found (`hit`), a false alarm, an example that speaks. */
  readonly outcomes: (findings: readonly Finding[]) => readonly Outcome[]
}
export interface Outcome {
  readonly kind: keyof Effect
  readonly name: string
}

/** Labelled posts as samples. */
export async function toPostSamples(posts: readonly Post[]): Promise<Sample[]> {
  const samples: Sample[] = []
  for (const post of posts) {
    samples.push({
      document: await toDocument(post.text, post.format),
      context: toContext(post.account, post.date),
      outcomes: (findings) => outcomesOf({ post, findings }),
    })
  }
  return samples
}

/** The examples of rules as samples: whether the rule speaks above advice. */
export async function toExampleSamples(files: readonly FileOf<RuleFile>[], rules: RuleSet): Promise<Sample[]> {
  const samples: Sample[] = []
  for (const { value } of files) {
    const only = `${value.topic}/${value.id}`
    const severity = rules.rules.find((rule) => rule.data.id === only)?.data.severity ?? {}
    const [first = 'council'] = Object.keys(severity) as Account[]
    for (const { text, format = 'txt', account = first, date = '2026-02-02' } of [
      ...value.examples.flag,
      ...value.examples.pass,
    ]) {
      const day = date instanceof Date ? date.toISOString().slice(0, 10) : date
      samples.push({
        document: await toDocument(text, format),
        context: toContext(account, day),
        only,
        outcomes: (findings) => {
          const speaks = findings.some((f) => isRaising(f) || severity[account] === 'advice')
          return speaks ? [{ kind: 'examples', name: only }] : []
        },
      })
    }
  }
  return samples
}

/** What each rule brings on labelled posts: its findings are simply taken away. */
export function ablateRules(answers: readonly Answered[], ids: readonly string[]): Map<string, Effect> {
  const effects = new Map<string, Effect>()
  for (const id of ids) {
    let effect: Effect = { finds: 0, alarms: 0, examples: 0 }
    for (const { post, findings } of answers) {
      if (!findings.some((f) => f.rule === id)) continue
      const left = findings.filter((f) => f.rule !== id)
      effect = addDifference(effect, outcomesOf({ post, findings }), outcomesOf({ post, findings: left }))
    }
    effects.set(id, effect)
  }
  return effects
}

/** What each entry that occurs in a sample brings. Takes minutes; `tell` is called with the number of samples done. */
export async function ablateEntries(
  samples: readonly Sample[],
  rules: RuleSet,
  leaver: Leaver,
  tell: (done: number) => void = () => undefined,
): Promise<Map<Entry, Effect>> {
  const effects = new Map<Entry, Effect>()
  for (const [n, sample] of samples.entries()) {
    const reading = readPassages(sample.document, sample.context, rules.vocabularies)
    // Finds the grammar that other grammar builds on.
    for (const passage of reading.passages) rules.phrases.find(passage)
    const present = leaver.occurringIn(reading)
    const before = sample.outcomes(await answerSample(sample, rules))
    for (const entry of present) if (!effects.has(entry)) effects.set(entry, { finds: 0, alarms: 0, examples: 0 })
    for (const { entry, without } of await findLive(present, sample, rules, leaver)) {
      const after = sample.outcomes(await answerSample(sample, without))
      effects.set(entry, addDifference(effects.get(entry), before, after))
    }
    tell(n + 1)
  }
  return effects
}

/** An entry that matters to a text, and the rules without it. */
interface Live {
  readonly entry: Entry
  readonly without: RuleSet
}

/**
 * The entries without which the rules would look at a text in another way. Most make no difference, so whole stretches of
 * the text are tried at once and only those that matter are halved. All that the rules look at is compared, not only
 * what they find: an entry that prevents a finding would hide behind the one that causes it.
 */
async function findLive(
  entries: readonly Entry[],
  sample: Sample,
  rules: RuleSet,
  leaver: Leaver,
): Promise<readonly Live[]> {
  const whole = await trace(sample, rules)
  const search = async (list: readonly Entry[]): Promise<readonly Live[]> => {
    const [first] = list
    if (!first) return []
    const without = leaver.without(new Set(list))
    if ((await trace(sample, without)) === whole) return []
    if (list.length === 1) return [{ entry: first, without }]
    const middle = list.length >> 1
    return [...(await search(list.slice(0, middle))), ...(await search(list.slice(middle)))]
  }
  const words = await search(entries.filter((entry) => entry.kind === 'words'))
  return [...words, ...(await search(entries.filter((entry) => entry.kind === 'grammar')))]
}

/** Every place that a rule looks at and how sure it is of it, as text. */
async function trace({ document, context, only }: Sample, rules: RuleSet): Promise<string> {
  const all = await candidates(document, narrow(rules, only), context)
  const lines = all.map(({ rule, matcher, place }) => {
    const passage = place.kind === 'text' ? place.passage.index : -1
    return [rule.data.id, rule.matchers.indexOf(matcher), passage, place.start, place.end, confidenceOf(matcher, place)]
  })
  return JSON.stringify(lines)
}

async function answerSample({ document, context, only }: Sample, rules: RuleSet): Promise<Finding[]> {
  return lint(document, narrow(rules, only), context)
}

/** The rules with all but one asleep. */
function narrow(rules: RuleSet, only: string | undefined): RuleSet {
  if (only === undefined) return rules
  const asleep = rules.rules.map((r) => (r.data.id === only ? r : { ...r, data: { ...r.data, severity: {} } }))
  return { ...rules, rules: asleep }
}

function outcomesOf(answered: Answered): Outcome[] {
  return judgePost(answered).flatMap(({ topic, outcome }): Outcome[] =>
    outcome === 'miss' ? [] : [{ kind: outcome === 'hit' ? 'finds' : 'alarms', name: topic }],
  )
}

/** Adds what was lost to an effect and takes away what was gained when something was left out. */
function addDifference(
  effect: Effect = { finds: 0, alarms: 0, examples: 0 },
  before: readonly Outcome[],
  after: readonly Outcome[],
): Effect {
  const sum = { ...effect }
  const isIn = (list: readonly Outcome[], { kind, name }: Outcome): boolean =>
    list.some((o) => o.kind === kind && o.name === name)
  for (const outcome of before) if (!isIn(after, outcome)) sum[outcome.kind]++
  for (const outcome of after) if (!isIn(before, outcome)) sum[outcome.kind]--
  return sum
}

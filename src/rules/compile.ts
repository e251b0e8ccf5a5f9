import { builtins } from '../core/match/builtin.js'
import { cuesOf } from '../core/match/cue.js'
import { flatten } from '../core/match/flatten.js'
import type { VocabularyEntry } from '../core/match/lexicon.js'
import { PhraseError, parsePhrase } from '../core/match/phrase.js'
import { createSlots, type SlotData } from '../core/match/slot.js'
import { validators } from '../core/match/validate/index.js'
import type { ConditionData, RuleData, RulePack } from '../core/rule.js'
import { ACCOUNTS, type Account, type Problem, type Severity } from '../core/types.js'
import type { LexiconFile, RuleFile } from './schema.js'
import type { Parsed } from './yaml.js'

/** A rule or lexicon file that has been read. */
export interface FileOf<T> {
  readonly path: string
  readonly value: T
  readonly locate: Parsed<T>['locate']
}
export interface Compiled {
  readonly pack: RulePack
  readonly problems: readonly Problem[]
}

export const EMPTY_PACK: RulePack = { rules: [], slots: {}, vocabulary: {}, phrases: [], cues: {} }

/**
 * Compiles rule and lexicon files to a pack, on top of `base` (so that a council's own rules can use our lexicons).
 * A file with a mistake is left out and told as a problem with its line and column.
 */
export function compile(rules: readonly FileOf<RuleFile>[], lexicons: readonly FileOf<LexiconFile>[], base: RulePack = EMPTY_PACK): Compiled {
  const problems: Problem[] = []
  const sorted = sortEntries(lexicons, problems)
  const slots = resolveSlots(lexicons, sorted.fragments, base, problems)
  const vocabulary = buildVocabulary(sorted.flat, base)
  const table = createSlots(slots)
  checkFragments(lexicons, table, problems)

  const compiled: RuleData[] = [...base.rules]
  const phrases: [number, number, string][] = base.phrases.map((p) => [...p])
  const cues: Record<string, number[]> = Object.fromEntries(Object.entries(base.cues).map(([k, v]) => [k, [...v]]))
  for (const file of rules) {
    const before = problems.length
    checkRule(file, table, problems)
    if (problems.length > before) continue
    const rule = toRuleData(file.value)
    const ruleNumber = compiled.push(rule) - 1
    rule.match.forEach((matcher, m) => {
      if (matcher.kind !== 'phrase') return
      for (const phrase of matcher.any) {
        const n = phrases.push([ruleNumber, m, phrase]) - 1
        for (const cue of cuesOf(parsePhrase(phrase, table))?.cues ?? []) (cues[cue] ??= []).push(n)
      }
    })
  }
  const pack = { rules: compiled, slots, vocabulary, phrases, cues }
  return { pack, problems }
}

/** A rule file with its defaults filled in. */
export function toRuleData(file: RuleFile): RuleData {
  const accounts: readonly Account[] = file.accounts ?? (typeof file.severity === 'string' ? ACCOUNTS : (Object.keys(file.severity) as Account[]))
  const severity: Partial<Record<Account, Severity>> = {}
  for (const account of accounts) {
    const own = typeof file.severity === 'string' ? file.severity : file.severity[account]
    if (own) severity[account] = own
  }
  const { when, in: kinds, match, near, unless, raise, lower, message, why, suggestion, clauses } = file
  return {
    id: `${file.topic}/${file.id}`,
    topic: file.topic,
    severity,
    ...(when && { when }),
    ...(kinds && { in: kinds }),
    match: match as RuleData['match'],
    near: near as readonly ConditionData[],
    unless: unless as readonly ConditionData[],
    raise: raise as readonly ConditionData[],
    lower: lower as readonly ConditionData[],
    message,
    why,
    suggestion,
    ...(clauses && { clauses }),
  }
}

interface FlatEntry extends Omit<VocabularyEntry, 'in'> {
  readonly first: string
  readonly lexicon: string
}

/** Parts every lexicon's entries into plain words and grammar. */
function sortEntries(
  lexicons: readonly FileOf<LexiconFile>[],
  problems: Problem[],
): { flat: FlatEntry[]; fragments: Map<string, string[]> } {
  const flat: FlatEntry[] = []
  const fragments = new Map<string, string[]>()
  for (const { path, value, locate } of lexicons) {
    const grammar: string[] = []
    value.entries.forEach((entry, n) => {
      const phrase = typeof entry === 'string' ? entry : entry.phrase
      if (phrase.includes('{')) return grammar.push(phrase)
      try {
        const words = flatten(parsePhrase(phrase, { get: () => undefined }))
        if (!words) return grammar.push(phrase)
        const { from, until } = typeof entry === 'string' ? { from: undefined, until: undefined } : entry
        for (const word of words) {
          flat.push({ ...word, lexicon: value.id, ...(from && { from: toDay(from) }), ...(until && { until: toDay(until) }) })
        }
      } catch (error) {
        problems.push({ path, ...locate(['entries', n]), message: describe(error, phrase) })
      }
      return undefined
    })
    fragments.set(value.id, grammar)
  }
  return { flat, fragments }
}

function resolveSlots(
  lexicons: readonly FileOf<LexiconFile>[],
  fragments: ReadonlyMap<string, readonly string[]>,
  base: RulePack,
  problems: Problem[],
): Record<string, SlotData> {
  const files = new Map(lexicons.map((file) => [file.value.id, file]))
  const slots: Record<string, SlotData> = { ...base.slots }
  const resolve = (id: string, above: readonly string[]): SlotData | undefined => {
    if (Object.hasOwn(builtins, id)) return { lexicons: [], builtins: [id], fragments: [] }
    const file = files.get(id)
    if (!file) return base.slots[id]
    const parts: SlotData[] = [{ lexicons: [id], builtins: [], fragments: fragments.get(id) ?? [] }]
    const known = base.slots[id]
    if (known) parts.push(known)
    file.value.include.forEach((name, n) => {
      const part = above.includes(name) ? undefined : resolve(name, [...above, id])
      if (part) parts.push(part)
      else problems.push({ path: file.path, ...file.locate(['include', n]), message: `there is no lexicon or slot "${name}"` })
    })
    return {
      lexicons: [...new Set(parts.flatMap((p) => p.lexicons))],
      builtins: [...new Set(parts.flatMap((p) => p.builtins))],
      fragments: [...new Set(parts.flatMap((p) => p.fragments))],
    }
  }
  for (const id of files.keys()) {
    const slot = resolve(id, [])
    if (slot) slots[id] = slot
  }
  return slots
}

function buildVocabulary(flat: readonly FlatEntry[], base: RulePack): Record<string, VocabularyEntry[]> {
  const vocabulary: Record<string, VocabularyEntry[]> = Object.fromEntries(Object.entries(base.vocabulary).map(([k, v]) => [k, [...v]]))
  const same = new Map<string, { entry: VocabularyEntry; in: Set<string> }>()
  for (const { first, lexicon, ...entry } of flat) {
    const key = JSON.stringify([first, entry])
    const known = same.get(key)
    if (known) known.in.add(lexicon)
    else same.set(key, { entry: { ...entry, in: [] }, in: new Set([lexicon]) })
  }
  for (const [key, { entry, in: lexicons }] of same) {
    const [first] = JSON.parse(key) as [string]
    const list = Object.hasOwn(vocabulary, first) ? (vocabulary[first] ?? []) : []
    list.push({ ...entry, in: [...lexicons] })
    vocabulary[first] = list
  }
  return vocabulary
}

function checkFragments(
  lexicons: readonly FileOf<LexiconFile>[],
  table: ReturnType<typeof createSlots>,
  problems: Problem[],
): void {
  for (const { path, value, locate } of lexicons) {
    value.entries.forEach((entry, n) => {
      const phrase = typeof entry === 'string' ? entry : entry.phrase
      if (!phrase.includes('{')) return
      try {
        parsePhrase(phrase, table)
        table.get(value.id)?.fragments()
      } catch (error) {
        problems.push({ path, ...locate(['entries', n]), message: describe(error, phrase) })
      }
    })
  }
}

function checkRule({ path, value, locate }: FileOf<RuleFile>, table: ReturnType<typeof createSlots>, problems: Problem[]): void {
  const check = (phrases: readonly string[] | undefined, at: readonly PropertyKey[], needsCue: boolean): void => {
    phrases?.forEach((phrase, n) => {
      try {
        const parsed = parsePhrase(phrase, table)
        if (needsCue && !cuesOf(parsed)) throw new PhraseError('it holds no word or lexicon that can serve as its cue', 0)
      } catch (error) {
        problems.push({ path, ...locate([...at, n]), message: describe(error, phrase) })
      }
    })
  }
  const checkConditions = (owner: Pick<RuleFile, 'near' | 'unless' | 'raise' | 'lower'>, at: readonly PropertyKey[]): void => {
    for (const key of ['near', 'unless', 'raise', 'lower'] as const) {
      owner[key].forEach((c, n) => check(c.any, [...at, key, n, 'any'], false))
    }
  }
  checkConditions(value, [])
  value.match.forEach((matcher, n) => {
    const at = ['match', n]
    checkConditions(matcher, at)
    if (matcher.kind === 'phrase') check(matcher.any, [...at, 'any'], true)
    if (matcher.kind === 'absence') {
      check(matcher.given, [...at, 'given'], false)
      check(matcher.any, [...at, 'any'], false)
    }
    if (matcher.kind === 'grammar') check(matcher.cues, [...at, 'cues'], false)
    if (matcher.kind === 'pattern' && matcher.validate !== undefined && !Object.hasOwn(validators, matcher.validate)) {
      const names = Object.keys(validators).join(', ')
      problems.push({ path, ...locate([...at, 'validate']), message: `there is no check "${matcher.validate}"; there are ${names}` })
    }
  })
}

function describe(error: unknown, phrase: string): string {
  if (!(error instanceof PhraseError)) throw error
  return `in the phrase "${phrase}": ${error.message}${error.at > 0 ? ` (character ${error.at + 1})` : ''}`
}

function toDay(day: string | Date): string {
  return typeof day === 'string' ? day : day.toISOString().slice(0, 10)
}

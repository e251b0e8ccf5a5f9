import { alsoNeeded, cuesOf } from '../core/match/cue.js'
import { parsePhrase } from '../core/match/phrase.js'
import { decodeTable, encodeTable } from '../core/match/word-table.js'
import type { ConditionData, MatcherData, RuleData, RulePack } from '../core/rule.js'
import { ACCOUNTS, type Account, type Problem, type Severity } from '../core/types.js'
import { checkRule } from './check-rule.js'
import { compileLexicons } from './compile-lexicons.js'
import type { LexiconFile, RuleFile } from './schema.js'
import { triggersOf } from './trigger.js'
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

export const EMPTY_PACK: RulePack = {
  rules: [],
  slots: {},
  lexicons: [],
  vocabulary: '',
  phrases: [],
  also: [],
  cues: '',
}

/**
 * Compiles rule and lexicon files to a pack, on top of `base` (so that a council's own rules can use our lexicons).
 * A file with a mistake is left out and told as a problem with its line and column.
 */
export function compile(
  rules: readonly FileOf<RuleFile>[],
  lexicons: readonly FileOf<LexiconFile>[],
  base: RulePack = EMPTY_PACK,
): Compiled {
  const problems: Problem[] = []
  const { vocabulary, lexicons: ids, slots, table } = compileLexicons(lexicons, base, problems)
  const compiled: RuleData[] = [...base.rules]
  const phrases: [number, number, number][] = base.phrases.map((p) => [...p])
  const also = [...base.also]
  const cues = new Map(Object.entries(decodeTable(base.cues)).map(([cue, list]) => [cue, list.split(',').map(Number)]))
  for (const file of rules) {
    const before = problems.length
    checkRule(file, table, problems)
    if (problems.length > before) continue
    const rule = toRuleData(file.value)
    const ruleNumber = compiled.push(rule) - 1
    rule.match.forEach((matcher, m) => {
      if (matcher.kind !== 'phrase') return
      for (const [nth, phrase] of matcher.any.entries()) {
        const n = phrases.push([ruleNumber, m, nth]) - 1
        const sequence = parsePhrase(phrase, table)
        also.push(alsoNeeded(sequence))
        for (const cue of cuesOf(sequence)?.cues ?? []) cues.set(cue, [...(cues.get(cue) ?? []), n])
      }
    })
  }
  const pack = {
    rules: compiled,
    slots,
    lexicons: ids,
    vocabulary,
    phrases,
    also,
    cues: encodeTable(Object.fromEntries([...cues].map(([c, l]) => [c, l.join(',')]))),
  }
  return { pack, problems }
}

/** A rule file with its defaults filled in. */
export function toRuleData(file: RuleFile): RuleData {
  const accounts: readonly Account[] =
    file.accounts ?? (typeof file.severity === 'string' ? ACCOUNTS : (Object.keys(file.severity) as Account[]))
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
    match: match.map(withTriggers),
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

/** A pattern with what its matches must hold. */
function withTriggers(matcher: RuleFile['match'][number]): MatcherData {
  const data = matcher as MatcherData
  const triggers = data.kind === 'pattern' ? triggersOf(data.pattern) : undefined
  return data.kind === 'pattern' && triggers ? { ...data, triggers } : data
}

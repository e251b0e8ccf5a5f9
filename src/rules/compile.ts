import { ALWAYS, extendCueTable, type Need } from '../core/match/cue-table.js'
import { parsePhrase } from '../core/match/phrase.js'
import type { ConditionData, MatcherData, RuleData, RulePack } from '../core/rule.js'
import { ACCOUNTS, type Account, type Problem, type Severity } from '../core/types.js'
import { checkRule } from './check-rule.js'
import { compileLexicons } from './compile-lexicons.js'
import { likelihoodOf } from './likelihood.js'
import { furtherNeeds, needsOf } from './need.js'
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
  grammar: [],
  phrases: [],
  cues: '',
  grammarNeeds: [],
  phraseNeeds: [],
}

const NOTHING: Need = { cues: [ALWAYS], likelihood: 1 }

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
  const { table, ...compiledLexicons } = compileLexicons(lexicons, base, problems)
  const likelihood = likelihoodOf(compiledLexicons, table)
  const cues = extendCueTable(base.cues)
  const waitFor = (kind: 'grammar' | 'phrases', n: number, phrase: string): string => {
    const needs = needsOf(parsePhrase(phrase, table), likelihood)
    return cues.add(kind, n, needs[0] ?? NOTHING, furtherNeeds(needs))
  }
  const grammarNeeds = compiledLexicons.grammar.map(
    ({ phrase }, n) => base.grammarNeeds[n] ?? waitFor('grammar', n, phrase),
  )
  const compiled: RuleData[] = [...base.rules]
  const phrases: [number, number, number][] = base.phrases.map((p) => [...p])
  const phraseNeeds = [...base.phraseNeeds]
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
        phraseNeeds.push(waitFor('phrases', n, phrase))
      }
    })
  }
  const pack = { ...compiledLexicons, rules: compiled, phrases, cues: cues.toTable(), grammarNeeds, phraseNeeds }
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

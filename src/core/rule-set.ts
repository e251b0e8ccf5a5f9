import { createAbsence } from './match/absence.js'
import { type Condition, createCondition } from './match/condition.js'
import { createGrammar, type Grammar } from './match/grammar.js'
import { createLookup } from './match/lexicon.js'
import type { Reading, Vocabularies } from './match/passage.js'
import { createPattern } from './match/pattern.js'
import { createPhraseIndex, type PhraseIndex } from './match/phrase-index.js'
import type { Place } from './match/place.js'
import { createSlots, type Slots } from './match/slot.js'
import { createStructure } from './match/structure.js'
import type { ConditionData, MatcherData, RuleData, RulePack } from './rule.js'
import type { Severity } from './types.js'

/** One matcher of a rule: how to find (phrases are found by the shared index) and the conditions around it. */
export interface Matcher {
  readonly data: MatcherData
  readonly find?: (reading: Reading) => readonly Place[]
  readonly grammar?: Grammar
  /** The rule's conditions and its own, made ready when they are first asked for. */
  conditions(): Conditions
}
/** The conditions of a matcher by what they do. */
export type Conditions = Readonly<Record<ConditionRole, readonly Condition[]>>
export type ConditionRole = 'near' | 'unless' | 'raise' | 'lower'

/** A rule, ready to match. */
export interface Rule {
  readonly data: RuleData
  readonly matchers: readonly Matcher[]
}

/** All rules of a run and what they share. */
export interface RuleSet {
  readonly rules: readonly Rule[]
  readonly pack: RulePack
  readonly slots: Slots
  readonly phrases: PhraseIndex
  readonly vocabularies: Vocabularies
}

/** What a config says of a rule or of a whole topic. */
export type Overrides = Readonly<Record<string, Severity | 'off'>>

/** Makes a pack ready to match. Phrases and conditions are read when they are first needed. */
export function createRuleSet(pack: RulePack, overrides: Overrides = {}): RuleSet {
  const slots = createSlots(pack.slots)
  return {
    rules: pack.rules.map((rule) => {
      const data = override(rule, overrides[rule.id] ?? overrides[rule.topic])
      return { data, matchers: data.match.map((m) => createMatcher(data, m, slots)) }
    }),
    pack,
    slots,
    phrases: createPhraseIndex(pack, slots),
    vocabularies: {
      lookup: createLookup(pack.vocabulary),
      lexicons: new Map(pack.lexicons.map((id, n) => [id, n])),
    },
  }
}

/** The rule with the severity that the config wants for every account it is for; `off` leaves it none. */
function override(rule: RuleData, wanted: Severity | 'off' | undefined): RuleData {
  if (wanted === undefined) return rule
  if (wanted === 'off') return { ...rule, severity: {} }
  return { ...rule, severity: Object.fromEntries(Object.keys(rule.severity).map((account) => [account, wanted])) }
}

function createMatcher(rule: RuleData, data: MatcherData, slots: Slots): Matcher {
  const all = (role: ConditionRole): Condition[] =>
    [...rule[role], ...data[role]].map((c: ConditionData) => createCondition(c, slots))
  let made: Conditions | undefined
  return {
    data,
    ...finder(data, slots),
    conditions: () => (made ??= { near: all('near'), unless: all('unless'), raise: all('raise'), lower: all('lower') }),
  }
}

function finder(data: MatcherData, slots: Slots): Pick<Matcher, 'find' | 'grammar'> {
  switch (data.kind) {
    case 'phrase':
      return {}
    case 'pattern':
      return { find: createPattern(data) }
    case 'structure':
      return { find: createStructure(data) }
    case 'absence':
      return { find: createAbsence(data, slots) }
    case 'grammar': {
      const grammar = createGrammar(data, slots)
      return { grammar, find: grammar.find }
    }
    default:
      return data satisfies never
  }
}

import type { CueTable } from './match/cue-table.js'
import type { Vocabulary } from './match/lexicon.js'
import type { SlotData } from './match/slot.js'
import type { Account, Confidence, SegmentKind, Severity, Topic } from './types.js'

/** A rule as data: what a rule file says, its defaults filled in. The schema is `src/rules/schema.ts`. */
export interface RuleData {
  /** `topic/name`. */
  readonly id: string
  readonly topic: Topic
  /** Severity for every account the rule is for. */
  readonly severity: Readonly<Partial<Record<Account, Severity>>>
  readonly when?: 'pre-election'
  readonly in?: readonly SegmentKind[]
  readonly match: readonly MatcherData[]
  readonly near: readonly ConditionData[]
  readonly unless: readonly ConditionData[]
  readonly raise: readonly ConditionData[]
  readonly lower: readonly ConditionData[]
  readonly message: string
  readonly why: string
  readonly suggestion: string
  readonly clauses?: Readonly<Record<string, readonly string[]>>
}

interface Conditions {
  readonly confidence: Confidence
  readonly near: readonly ConditionData[]
  readonly unless: readonly ConditionData[]
  readonly raise: readonly ConditionData[]
  readonly lower: readonly ConditionData[]
}

/** The closed set of matcher kinds. */
export type MatcherData = PhraseMatcher | PatternMatcher | GrammarMatcher | StructureMatcher | AbsenceMatcher

/** Phrases; see `rules/LANGUAGE.md`. */
export interface PhraseMatcher extends Conditions {
  readonly kind: 'phrase'
  readonly any: readonly string[]
}
/** A regular expression over the folded text, and a named check of what it found. */
export interface PatternMatcher extends Conditions {
  readonly kind: 'pattern'
  readonly pattern: string
  readonly ignoreCase?: boolean
  readonly group?: number
  /** Worked out when rules are built: one of these (in small letters; `\d` any digit) stands in every match. */
  readonly triggers?: readonly string[]
  readonly validate?: string
}
/** compromise match syntax, on sentences that hold a cue. */
export interface GrammarMatcher extends Conditions {
  readonly kind: 'grammar'
  readonly cues: readonly string[]
  readonly match: readonly string[]
}
/** Parts of a document by their attributes. */
export interface StructureMatcher extends Conditions {
  readonly kind: 'structure'
  readonly node: 'image' | 'link' | 'heading' | 'field' | 'quote' | 'code' | 'comment'
  readonly test: Readonly<Record<string, string>>
  readonly not: Readonly<Record<string, string>>
  readonly words?: { readonly min: number }
  readonly lines?: { readonly min: number; readonly 'max-length': number }
}
/** Something is required where `given` occurs, and is missing. */
export interface AbsenceMatcher extends Conditions {
  readonly kind: 'absence'
  readonly given: readonly string[]
  readonly any?: readonly string[]
  readonly pattern?: string
  readonly within: 'document' | 'segment' | 'nearby'
}

/** A context that must hold, must not, or moves the confidence. */
export interface ConditionData {
  readonly within: Within
  readonly any?: readonly string[]
  readonly pattern?: string
  readonly is?: Feature
}
export type Within = 'overlap' | 'sentence' | 'before' | 'after' | 'nearby' | 'segment' | 'document' | number

/** What can be said of the sentence around a match. */
export const FEATURES = [
  'negated',
  'quoted',
  'question',
  'conditional',
  'attributed',
  'mentioned',
  'self',
  'heading',
  'shouting',
] as const
export type Feature = (typeof FEATURES)[number]

/** An entry of lexicons that is grammar: it holds slots or gaps. */
export interface GrammarEntry {
  readonly phrase: string
  /** The numbers of the lexicons that hold it. */
  readonly lexicons: readonly number[]
  /** It builds on grammar of lower levels only; 0 builds on none. */
  readonly level: number
}

/**
 * All rules and their vocabulary, made ready to match: plain data, so that it can be built once and loaded fast.
 * Phrases are kept as text and read when their cue first occurs.
 */
export interface RulePack {
  readonly rules: readonly RuleData[]
  readonly slots: Readonly<Record<string, SlotData>>
  /** The lexicons, in the order of their numbers. */
  readonly lexicons: readonly string[]
  readonly vocabulary: Vocabulary
  readonly grammar: readonly GrammarEntry[]
  /** The phrases of all phrase matchers: number of the rule, of its matcher, of the phrase in it. */
  readonly phrases: readonly (readonly [number, number, number])[]
  readonly cues: CueTable
  /** What each piece of grammar and each phrase needs beside the cue that it waits for, as `cue-table.ts` writes it. */
  readonly grammarNeeds: readonly string[]
  readonly phraseNeeds: readonly string[]
}

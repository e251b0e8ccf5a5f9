import { holds } from './match/condition.js'
import { loadTagger } from './match/grammar.js'
import { type Reading, readPassages, toSourceRange } from './match/passage.js'
import type { PhraseFound } from './match/phrase-index.js'
import type { Place } from './match/place.js'
import { inOrder } from './order.js'
import { isOwnContact } from './own.js'
import type { Matcher, Rule, RuleSet } from './rule-set.js'
import type { Confidence, Context, Document, Finding, Severity } from './types.js'

const LEVELS: readonly (Confidence | undefined)[] = [undefined, 'low', 'medium', 'high']

/**
 * Finds what a document's text breaks: findings in source order, without duplicates.
 * Asynchronous only because the sentence tagger is loaded when a cue first asks for it.
 */
export async function lint(document: Document, rules: RuleSet, context: Context): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const candidate of await candidates(document, rules, context)) {
    const finding = judge(candidate, document, context)
    if (finding) findings.push(finding)
  }
  return inOrder(findings)
}

/** What one matcher of a rule found, before its context is judged. */
export interface Candidate {
  readonly rule: Rule
  readonly matcher: Matcher
  readonly place: Place
}

/** Every place that a matcher of an awake rule finds in the kinds of segment that the rule reads. */
export async function candidates(document: Document, rules: RuleSet, context: Context): Promise<Candidate[]> {
  const reading = readPassages(document, context, rules.vocabularies)
  const awake = rules.rules.map((rule) => isAwake(rule, context))
  // Phrases first: what lexicon grammar they find, the conditions and cues of all others build on.
  const found = reading.passages.flatMap((passage) => rules.phrases.find(passage, awake))
  if (needsTagger(reading, rules, awake)) await loadTagger()
  return [...fromPhrases(found, rules), ...fromOthers(reading, rules, awake)].filter(
    ({ rule, place }) => place.kind === 'node' || isIn(rule, place.passage.segment.kind),
  )
}

/** Whether a rule is for this account and day. */
function isAwake(rule: Rule, context: Context): boolean {
  if (rule.data.severity[context.account] === undefined) return false
  return rule.data.when !== 'pre-election' || context.preElection
}

function needsTagger(reading: Reading, rules: RuleSet, awake: readonly boolean[]): boolean {
  return rules.rules.some((rule, n) => awake[n] && rule.matchers.some(({ grammar }) => grammar?.isCued(reading)))
}

function* fromPhrases(found: readonly PhraseFound[], rules: RuleSet): Generator<Candidate> {
  for (const { phrase, place } of found) {
    const [ruleNumber, matcherNumber] = rules.pack.phrases[phrase] ?? [0, 0]
    const rule = rules.rules[ruleNumber]
    const matcher = rule?.matchers[matcherNumber]
    if (rule && matcher) yield { rule, matcher, place }
  }
}

function* fromOthers(reading: Reading, rules: RuleSet, awake: readonly boolean[]): Generator<Candidate> {
  for (const [n, rule] of rules.rules.entries()) {
    if (!awake[n]) continue
    for (const matcher of rule.matchers) {
      for (const place of matcher.find?.(reading) ?? []) yield { rule, matcher, place }
    }
  }
}

function isIn(rule: Rule, kind: Document['segments'][number]['kind']): boolean {
  return rule.data.in ? rule.data.in.includes(kind) : kind !== 'code'
}

function judge({ rule, matcher, place }: Candidate, document: Document, context: Context): Finding | undefined {
  const confidence = confidenceOf(matcher, place)
  const allowed = rule.data.severity[context.account]
  if (!confidence || !allowed) return undefined
  const { start, end } = place.kind === 'text' ? toSourceRange(place.passage, place.start, place.end) : place
  const matched = document.source.slice(start, end)
  if (isOwnContact(rule.data.topic, matched, context.own)) return undefined
  const severity: Severity = confidence === 'low' ? 'advice' : allowed
  const { id, topic, message, why, suggestion, clauses } = rule.data
  return {
    rule: id,
    topic,
    severity,
    confidence,
    message: message.replaceAll('{matched}', matched.replace(/\s+/g, ' ')),
    why,
    suggestion,
    start,
    end,
    matched,
    ...(clauses && { pins: clauses }),
  }
}

/** The confidence that the context leaves, undefined where it says that this is no finding. */
export function confidenceOf(matcher: Matcher, place: Place): Confidence | undefined {
  const { near, unless, raise, lower } = matcher.conditions()
  if (!near.every((c) => holds(c, place)) || unless.some((c) => holds(c, place))) return undefined
  let level = LEVELS.indexOf(matcher.data.confidence)
  for (const c of lower) if (holds(c, place)) level--
  for (const c of raise) if (holds(c, place)) level++
  return LEVELS[Math.max(0, Math.min(level, 3))]
}

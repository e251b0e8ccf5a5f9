import { candidates, confidenceOf } from './lint.js'
import type { Condition } from './match/condition.js'
import { holds } from './match/condition.js'
import type { ConditionData } from './rule.js'
import type { RuleSet } from './rule-set.js'
import type { Confidence, Context, Document } from './types.js'

/** Why a rule did or did not speak about one place. */
export interface Explanation {
  /** The text that a matcher found. */
  readonly matched: string
  readonly matcher: string
  readonly start: Confidence
  readonly steps: readonly Step[]
  /** The confidence in the end; undefined: no finding. */
  readonly end: Confidence | undefined
}
/** One condition and whether it held. */
export interface Step {
  readonly role: 'near' | 'unless' | 'raise' | 'lower'
  readonly condition: ConditionData
  readonly held: boolean
}

/** Explains what one rule makes of a document: every place that it looked at, every condition asked. */
export async function explain(
  document: Document,
  rules: RuleSet,
  context: Context,
  id: string,
): Promise<Explanation[]> {
  const all = await candidates(document, rules, context)
  return all.flatMap(({ rule, matcher, place }) => {
    if (rule.data.id !== id) return []
    const steps = (['near', 'unless', 'raise', 'lower'] as const).flatMap((role) =>
      matcher.conditions()[role].map((c: Condition) => ({ role, condition: c.data, held: holds(c, place) })),
    )
    const matched =
      place.kind === 'text'
        ? place.passage.text.slice(place.start, place.end)
        : document.source.slice(place.start, place.end)
    return [
      { matched, matcher: matcher.data.kind, start: matcher.data.confidence, steps, end: confidenceOf(matcher, place) },
    ]
  })
}

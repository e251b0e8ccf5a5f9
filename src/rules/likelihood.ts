import { decodeVocabulary } from '../core/match/lexicon.js'
import { parsePhrase } from '../core/match/phrase.js'
import type { Slots } from '../core/match/slot.js'
import type { RulePack } from '../core/rule.js'
import { type Likelihood, likelihoodOfWord, needsOf } from './need.js'

const CAPITAL = 0.3

/**
 * How likely a sentence is to hold an entry of a slot's lexicons: the sum over its entries of the likelihood of each
 * entry's rarest word. Rough, but enough to tell by which part a phrase is best found.
 */
export function likelihoodOf(
  { vocabulary, grammar, lexicons }: Pick<RulePack, 'vocabulary' | 'grammar' | 'lexicons'>,
  table: Slots,
): Likelihood {
  const sums = new Float64Array(lexicons.length)
  for (const [first, entries] of decodeVocabulary(vocabulary)) {
    for (const { rest, caps, hit } of entries) {
      const rarest = Math.min(...[first, ...(rest ?? [])].map(likelihoodOfWord)) * (caps ? CAPITAL : 1)
      for (const lexicon of hit.in) sums[lexicon] = (sums[lexicon] ?? 0) + rarest
    }
  }
  const likelihood: Likelihood = (slot) =>
    Math.min(
      1,
      slot.lexicons.reduce((sum, lexicon) => sum + (sums[lexicon] ?? 0), 0),
    )
  for (const { phrase, lexicons: own } of [...grammar].sort((a, b) => a.level - b.level)) {
    // All that it needs must be there at once.
    const share = needsOf(parsePhrase(phrase, table), likelihood).reduce((all, need) => all * need.likelihood, 1)
    for (const lexicon of own) sums[lexicon] = (sums[lexicon] ?? 0) + share
  }
  return likelihood
}

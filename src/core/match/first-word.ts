import type { Sequence } from './phrase.js'

/** Phrases by the words with which they can begin; `others` may begin with anything. */
export interface FirstWordIndex {
  /** The phrases worth trying at a word, in no steady order. */
  at(norm: string): readonly Sequence[]
}

/** Sorts phrases by their first words, so that at each word of a text only those are tried that can begin there. */
export function indexByFirstWord(sequences: readonly Sequence[]): FirstWordIndex {
  const byWord = new Map<string, Sequence[]>()
  const others: Sequence[] = []
  for (const sequence of sequences) {
    const words = firstWords(sequence, 0)
    if (!words) others.push(sequence)
    else for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), sequence])
  }
  for (const [word, own] of byWord) byWord.set(word, [...own, ...others])
  return { at: (norm) => byWord.get(norm) ?? others }
}

/** Choices by the words with which they can begin, in their order; undefined if one may begin with anything. */
export function byFirstWord(alternatives: readonly Sequence[]): ReadonlyMap<string, readonly Sequence[]> | undefined {
  const byWord = new Map<string, Sequence[]>()
  for (const alternative of alternatives) {
    const words = firstWords(alternative)
    if (!words) return undefined
    for (const word of words) {
      const known = byWord.get(word)
      if (known) known.push(alternative)
      else byWord.set(word, [alternative])
    }
  }
  return byWord
}

/** The words that a phrase can begin with from part `n` on; undefined if anything can stand there. */
export function firstWords(sequence: Sequence, n = 0): Set<string> | undefined {
  const part = sequence[n]
  if (part === undefined) return undefined
  if (part.kind === 'word') return new Set(part.norms)
  if (part.kind === 'not' || part.kind === 'start') return firstWords(sequence, n + 1)
  if (part.kind !== 'group') return undefined
  const ways = part.alternatives.map((alternative) => firstWords(alternative, 0))
  if (part.optional) ways.push(firstWords(sequence, n + 1))
  const words = new Set<string>()
  for (const way of ways) {
    if (!way) return undefined
    for (const word of way) words.add(word)
  }
  return words
}

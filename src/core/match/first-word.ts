import type { Sequence } from './phrase.js'

/** The phrases that can begin with a word, in their order. */
export type ByFirstWord = (norm: string) => readonly Sequence[]

/**
 * Sorts phrases by their first words when they are first asked for, so that at each word of a text only those are tried
 * that can begin there.
 */
export function byFirstWord(sequences: readonly Sequence[]): ByFirstWord {
  let firsts: readonly (ReadonlySet<string> | undefined)[] | undefined
  let others: readonly Sequence[] = []
  /** A word's phrases; null until they are first asked for. */
  const byWord = new Map<string, readonly Sequence[] | null>()
  return (norm) => {
    if (!firsts) {
      firsts = sequences.map((sequence) => firstWords(sequence))
      others = sequences.filter((_, n) => firsts?.[n] === undefined)
      for (const words of firsts) for (const word of words ?? []) byWord.set(word, null)
    }
    const known = byWord.get(norm)
    if (known !== null) return known ?? others
    const own = sequences.filter((_, n) => firsts?.[n]?.has(norm) ?? true)
    byWord.set(norm, own)
    return own
  }
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

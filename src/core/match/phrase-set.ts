import type { Passage } from './passage.js'
import { matchAt, parsePhrase, type Sequence } from './phrase.js'
import type { Slots } from './slot.js'

/** A list of phrases that is read when it is first needed. */
export interface PhraseSet {
  readonly sequences: () => readonly Sequence[]
}

/** Makes a set of phrases. */
export function createPhraseSet(phrases: readonly string[], slots: Slots): PhraseSet {
  let read: readonly Sequence[] | undefined
  return { sequences: () => (read ??= phrases.map((phrase) => parsePhrase(phrase, slots))) }
}

/** Every match of the set in tokens `[from, to)`, sentence by sentence; overlaps are kept, one end a start. */
export function* matchesIn(
  set: PhraseSet,
  passage: Passage,
  from: number,
  to: number,
): Generator<{ from: number; to: number }> {
  const sequences = set.sequences()
  for (const sentence of passage.sentences) {
    if (sentence.to <= from) continue
    if (sentence.from >= to) return
    const low = Math.max(sentence.from, from)
    const high = Math.min(sentence.to, to)
    for (let i = low; i < high; i++) {
      for (const sequence of sequences) {
        const end = matchAt(sequence, passage, i, sentence.from, high)
        if (end > 0) yield { from: i, to: end }
      }
    }
  }
}

/** Whether any phrase of the set occurs in tokens `[from, to)`. */
export function occursIn(set: PhraseSet, passage: Passage, from = 0, to = passage.tokens.length): boolean {
  return !matchesIn(set, passage, from, to).next().done
}

import { type ByFirstWord, byFirstWord } from './first-word.js'
import type { Passage } from './passage.js'
import { parsePhrase } from './phrase.js'
import { matchAt } from './phrase-match.js'
import type { Slots } from './slot.js'

/** A list of phrases that is read when it is first needed. */
export interface PhraseSet {
  /** The phrases that can begin with a word. */
  readonly at: ByFirstWord
}

/** Makes a set of phrases. */
export function createPhraseSet(phrases: readonly string[], slots: Slots): PhraseSet {
  let at: ByFirstWord | undefined
  return { at: (norm) => (at ??= byFirstWord(phrases.map((phrase) => parsePhrase(phrase, slots))))(norm) }
}

/** Every match of the set in tokens `[from, to)`, sentence by sentence; overlaps are kept, one end a start. */
export function* matchesIn(
  set: PhraseSet,
  passage: Passage,
  from: number,
  to: number,
): Generator<{ from: number; to: number }> {
  for (const sentence of passage.sentences) {
    if (sentence.to <= from) continue
    if (sentence.from >= to) return
    const low = Math.max(sentence.from, from)
    const high = Math.min(sentence.to, to)
    for (let i = low; i < high; i++) {
      for (const sequence of set.at(passage.tokens[i]?.norm ?? '')) {
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

import type { RulePack } from '../rule.js'
import { cuesIn, hasNeeded } from './cue.js'
import { firstWords } from './first-word.js'
import type { Passage } from './passage.js'
import { matchAt, parsePhrase, type Sequence } from './phrase.js'
import type { TextPlace } from './place.js'
import type { Slots } from './slot.js'
import { findInTable } from './word-table.js'

/** A phrase found: which of the pack's phrases, and where. */
export interface PhraseFound {
  readonly phrase: number
  readonly place: TextPlace
}

/** Finds the phrases of all rules in one pass over a passage: only those are tried whose cue the sentence holds. */
export interface PhraseIndex {
  find(passage: Passage): PhraseFound[]
}

/** A phrase and the words with which it can begin, where those can be told. */
interface Phrase {
  readonly sequence: Sequence
  readonly first: ReadonlySet<string> | undefined
}

function toPhrase(sequence: Sequence): Phrase {
  return { sequence, first: firstWords(sequence) }
}

/** Makes the index of a pack's phrases. */
export function createPhraseIndex(pack: RulePack, slots: Slots): PhraseIndex {
  const read: (Phrase | undefined)[] = new Array(pack.phrases.length)
  const phraseOf = (n: number): Phrase => (read[n] ??= toPhrase(parsePhrase(phraseText(pack, n), slots)))
  const numbers = new Map<string, readonly number[]>()
  const cuedBy = (cue: string): readonly number[] => {
    let phrases = numbers.get(cue)
    if (!phrases) numbers.set(cue, (phrases = findInTable(pack.cues, cue)?.split(',').map(Number) ?? []))
    return phrases
  }
  return {
    find(passage) {
      const found: PhraseFound[] = []
      for (const sentence of passage.sentences) {
        for (const phrase of cuedIn(cuedBy, pack.also, passage, sentence.from, sentence.to)) {
          const { sequence, first } = phraseOf(phrase)
          const head = sequence[0]
          const starts = head?.kind === 'slot' ? head.slot.startsIn(passage, sentence) : undefined
          const last = starts ? starts.length : sentence.to - sentence.from
          let free = sentence.from
          for (let k = 0; k < last; k++) {
            const i = starts ? (starts[k] ?? 0) : sentence.from + k
            if (i < free || (first && !first.has(passage.tokens[i]?.norm ?? ''))) continue
            const end = matchAt(sequence, passage, i, sentence.from, sentence.to)
            if (end < 0) continue
            const start = passage.tokens[i]?.start ?? 0
            const stop = passage.tokens[end - 1]?.end ?? start
            found.push({ phrase, place: { kind: 'text', passage, sentence, from: i, to: end, start, end: stop } })
            free = end
          }
        }
      }
      return found
    },
  }
}

/** The phrase that a number in `pack.phrases` stands for. */
export function phraseText(pack: RulePack, n: number): string {
  const [rule = 0, matcher = 0, phrase = 0] = pack.phrases[n] ?? []
  const data = pack.rules[rule]?.match[matcher]
  return data?.kind === 'phrase' ? (data.any[phrase] ?? '') : ''
}

/** Numbers of the phrases whose cue occurs in tokens `[from, to)`, with what else they need. */
function cuedIn(
  cuedBy: (cue: string) => readonly number[],
  also: readonly string[],
  passage: Passage,
  from: number,
  to: number,
): Set<number> {
  const cues = cuesIn(passage, from, to)
  const cued = new Set<number>()
  for (const cue of cues) for (const n of cuedBy(cue)) if (hasNeeded(also[n] ?? '', cues)) cued.add(n)
  return cued
}

import type { RulePack } from '../rule.js'
import type { Passage } from './passage.js'
import { matchAt, parsePhrase, type Sequence } from './phrase.js'
import type { TextPlace } from './place.js'
import type { Slots } from './slot.js'

/** A phrase found: which of the pack's phrases, and where. */
export interface PhraseFound {
  readonly phrase: number
  readonly place: TextPlace
}

/** Finds the phrases of all rules in one pass over a passage: only those are tried whose cue the sentence holds. */
export interface PhraseIndex {
  find(passage: Passage): PhraseFound[]
}

/** Makes the index of a pack's phrases. */
export function createPhraseIndex(pack: RulePack, slots: Slots): PhraseIndex {
  const read: (Sequence | undefined)[] = new Array(pack.phrases.length)
  const sequence = (n: number): Sequence => (read[n] ??= parsePhrase(phraseText(pack, n), slots))
  return {
    find(passage) {
      const found: PhraseFound[] = []
      for (const sentence of passage.sentences) {
        for (const phrase of cuedIn(pack, passage, sentence.from, sentence.to)) {
          const parts = sequence(phrase)
          for (let i = sentence.from; i < sentence.to; ) {
            const end = matchAt(parts, passage, i, sentence.from, sentence.to)
            if (end < 0) {
              i++
              continue
            }
            const start = passage.tokens[i]?.start ?? 0
            const stop = passage.tokens[end - 1]?.end ?? start
            found.push({ phrase, place: { kind: 'text', passage, sentence, from: i, to: end, start, end: stop } })
            i = end
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

/** Numbers of the phrases whose cue occurs in tokens `[from, to)`. */
function cuedIn(pack: RulePack, passage: Passage, from: number, to: number): Set<number> {
  const cued = new Set<number>()
  const add = (cue: string): void => {
    if (!Object.hasOwn(pack.cues, cue)) return
    for (const phrase of pack.cues[cue] ?? []) cued.add(phrase)
  }
  for (let i = from; i < to; i++) {
    const token = passage.tokens[i]
    if (!token) continue
    add(token.norm)
    if (token.kind !== 'word') add(`#${token.kind}`)
    const hits = passage.hits[i]
    if (hits) for (const hit of hits) add(`{${hit.lexicon}}`)
  }
  return cued
}

import type { RulePack } from '../rule.js'
import { decodeNeeds, type Needs } from './cue-table.js'
import { firstWords } from './first-word.js'
import type { Passage } from './passage.js'
import { parsePhrase, type Sequence } from './phrase.js'
import { endsAt, matchAt } from './phrase-match.js'
import type { TextPlace } from './place.js'
import type { Sentence } from './sentence.js'
import { createSentenceCues } from './sentence-cues.js'
import type { Slots } from './slot.js'

/** A phrase found: which of the pack's phrases, and where. */
export interface PhraseFound {
  readonly phrase: number
  readonly place: TextPlace
}

/**
 * Finds the grammar of all lexicons and the phrases of all rules in one pass over a passage. Only what waits for a cue
 * that the sentence holds is tried; grammar is found in the order in which it builds on other grammar, and what it finds
 * is a cue in turn.
 */
export interface PhraseIndex {
  /** Adds the grammar found to `passage.grammar` and returns the phrases found; of the rules that are awake, by number. */
  find(passage: Passage, awake?: readonly boolean[]): PhraseFound[]
}

/** A phrase, the words with which it can begin (where those can be told) and the cues it needs beside its own. */
interface Phrase {
  readonly sequence: Sequence
  readonly first: ReadonlySet<string> | undefined
}
/** Makes the index of a pack's grammar and phrases. */
export function createPhraseIndex(pack: RulePack, slots: Slots): PhraseIndex {
  const grammar = createReader((n) => pack.grammar[n]?.phrase ?? '', pack.grammarNeeds, slots)
  const phrases = createReader((n) => phraseText(pack, n), pack.phraseNeeds, slots)
  const sentence = createSentenceCues(pack)
  const agenda = sentence.agenda
  return {
    find(passage, awake) {
      const found: PhraseFound[] = []
      for (const s of passage.sentences) {
        sentence.read(passage, s)
        for (const level of agenda.grammar) {
          for (const n of level) {
            if (!sentence.meets(grammar.needsOf(n))) continue
            const lexicons = pack.grammar[n]?.lexicons ?? []
            if (addGrammar(grammar.get(n), lexicons, passage, s)) for (const l of lexicons) sentence.addLexicon(l)
          }
        }
        for (const n of agenda.phrases) {
          const [rule = 0] = pack.phrases[n] ?? []
          if (awake && !awake[rule]) continue
          if (sentence.meets(phrases.needsOf(n))) addFound(n, phrases.get(n), passage, s, found)
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

/** Reads phrases and their needs when they are first asked for. */
function createReader(textOf: (n: number) => string, written: readonly string[], slots: Slots) {
  const read: Phrase[] = []
  const needs: Needs[] = []
  return {
    get(n: number): Phrase {
      return (read[n] ??= toPhrase(parsePhrase(textOf(n), slots)))
    },
    needsOf(n: number): Needs {
      return (needs[n] ??= decodeNeeds(written[n] ?? ''))
    },
  }
}

function toPhrase(sequence: Sequence): Phrase {
  return { sequence, first: firstWords(sequence) }
}

/** The tokens of a sentence at which a phrase may begin. */
function startsOf({ sequence, first }: Phrase, passage: Passage, sentence: Sentence): readonly number[] {
  const [head] = sequence
  if (head?.kind === 'slot') return head.slot.startsIn(passage, sentence)
  const starts: number[] = []
  for (let i = sentence.from; i < sentence.to; i++) {
    if (!first || first.has(passage.tokens[i]?.norm ?? '')) starts.push(i)
  }
  return starts
}

/** Adds what a piece of grammar finds to the passage's hits; whether it found anything. */
function addGrammar(phrase: Phrase, lexicons: readonly number[], passage: Passage, sentence: Sentence): boolean {
  let any = false
  for (const i of startsOf(phrase, passage, sentence)) {
    for (const end of endsAt(phrase.sequence, passage, i, sentence.from, sentence.to)) {
      any = true
      ;(passage.grammar[i] ??= []).push({ in: lexicons, length: end - i })
    }
  }
  return any
}

/** Adds the places of a phrase in a sentence; they do not overlap. */
function addFound(n: number, phrase: Phrase, passage: Passage, sentence: Sentence, found: PhraseFound[]): void {
  let free = sentence.from
  for (const i of startsOf(phrase, passage, sentence)) {
    if (i < free) continue
    const end = matchAt(phrase.sequence, passage, i, sentence.from, sentence.to)
    if (end < 0) continue
    const start = passage.tokens[i]?.start ?? 0
    const stop = passage.tokens[end - 1]?.end ?? start
    found.push({ phrase: n, place: { kind: 'text', passage, sentence, from: i, to: end, start, end: stop } })
    free = end
  }
}

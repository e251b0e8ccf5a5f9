import type { RulePack } from '../rule.js'
import { ALWAYS } from './cue.js'
import { type Cue, decodeNeeds, findCue } from './cue-table.js'
import { firstWords } from './first-word.js'
import type { Hit } from './lexicon.js'
import type { Passage } from './passage.js'
import { endsAt, matchAt, parsePhrase, type Sequence } from './phrase.js'
import type { TextPlace } from './place.js'
import type { Sentence } from './sentence.js'
import type { Slots } from './slot.js'
import { tableSize } from './word-table.js'

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
  /** Adds the grammar found to `passage.grammar` and returns the phrases found. */
  find(passage: Passage): PhraseFound[]
}

/** A phrase, the words with which it can begin (where those can be told) and the cues it needs beside its own. */
interface Phrase {
  readonly sequence: Sequence
  readonly first: ReadonlySet<string> | undefined
}
type Needs = readonly (readonly number[])[]

const NO_CUES: readonly Cue[] = []
/** A name of the council's own may be in no lexicon, so where there are such, a person may be anywhere. */
const PERSON_CUE = '{given-name}'

/** Makes the index of a pack's grammar and phrases. */
export function createPhraseIndex(pack: RulePack, slots: Slots): PhraseIndex {
  const grammar = createReader((n) => pack.grammar[n]?.phrase ?? '', pack.grammarNeeds, slots)
  const phrases = createReader((n) => phraseText(pack, n), pack.phraseNeeds, slots)
  const sentence = createSentenceCues(pack)
  const agenda = sentence.agenda
  return {
    find(passage) {
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

/** The cues of one sentence after another, and what is to be tried for them: grammar level by level, then phrases. */
function createSentenceCues(pack: RulePack) {
  const cues = new Map<string, Cue | undefined>()
  const cueOf = (cue: string): Cue | undefined => {
    let known = cues.get(cue)
    if (known === undefined && !cues.has(cue)) cues.set(cue, (known = findCue(pack.cues, cue)))
    return known
  }
  const slotsOf = slotsByLexicon(pack)
  const cuesOfLexicon: (readonly Cue[] | undefined)[] = []
  const levels = 1 + Math.max(0, ...pack.grammar.map(({ level }) => level))
  const agenda = { grammar: Array.from({ length: levels }, (): number[] => []), phrases: [] as number[] }
  const seen = {
    cue: new Int32Array(tableSize(pack.cues)),
    lexicon: new Int32Array(pack.lexicons.length),
    grammar: new Int32Array(pack.grammar.length),
    phrase: new Int32Array(pack.phrases.length),
  }
  /** The number of the sentence; what was seen in it is stamped with this. */
  let now = 0

  const addCue = (cue: Cue | undefined): void => {
    if (cue === undefined || seen.cue[cue.number] === now) return
    seen.cue[cue.number] = now
    for (const n of cue.grammar) {
      if (seen.grammar[n] === now) continue
      seen.grammar[n] = now
      agenda.grammar[pack.grammar[n]?.level ?? 0]?.push(n)
    }
    for (const n of cue.phrases) {
      if (seen.phrase[n] === now) continue
      seen.phrase[n] = now
      agenda.phrases.push(n)
    }
  }
  const addLexicon = (lexicon: number): void => {
    if (seen.lexicon[lexicon] === now) return
    seen.lexicon[lexicon] = now
    const known = (cuesOfLexicon[lexicon] ??= (slotsOf[lexicon] ?? []).flatMap((id) => cueOf(`{${id}}`) ?? NO_CUES))
    for (const cue of known) addCue(cue)
  }
  return {
    agenda,
    addLexicon,
    /** Begins a sentence: takes in its words, kinds of token and entries of lexicons. */
    read({ tokens, hits, reading }: Passage, { from, to }: Sentence): void {
      now++
      for (const level of agenda.grammar) level.length = 0
      agenda.phrases.length = 0
      addCue(cueOf(ALWAYS))
      if (reading.context.own.names.length > 0) addCue(cueOf(PERSON_CUE))
      for (let i = from; i < to; i++) {
        const token = tokens[i]
        if (!token) continue
        addCue(cueOf(token.norm))
        if (token.kind !== 'word') addCue(cueOf(`#${token.kind}`))
        const here = hits[i]
        if (here) for (const hit of here) for (const lexicon of hit.in) addLexicon(lexicon)
      }
    },
    meets(needs: Needs): boolean {
      for (const need of needs) {
        let met = false
        for (const cue of need) {
          met = seen.cue[cue] === now
          if (met) break
        }
        if (!met) return false
      }
      return true
    },
  }
}

/** The slots that hold each lexicon, by its number. */
function slotsByLexicon(pack: RulePack): readonly (readonly string[])[] {
  const slots: string[][] = pack.lexicons.map(() => [])
  for (const [id, { lexicons }] of Object.entries(pack.slots)) for (const lexicon of lexicons) slots[lexicon]?.push(id)
  return slots
}

/** Where a phrase may begin in a sentence; undefined: anywhere. */
function startsOf({ sequence }: Phrase, passage: Passage, sentence: Sentence): readonly number[] | undefined {
  const [head] = sequence
  return head?.kind === 'slot' ? head.slot.startsIn(passage, sentence) : undefined
}

/** Adds what a piece of grammar finds to the passage's hits; whether it found anything. */
function addGrammar(phrase: Phrase, lexicons: readonly number[], passage: Passage, sentence: Sentence): boolean {
  const { from, to } = sentence
  const starts = startsOf(phrase, passage, sentence)
  const last = starts ? starts.length : to - from
  let any = false
  for (let k = 0; k < last; k++) {
    const i = starts ? (starts[k] ?? 0) : from + k
    if (phrase.first && !phrase.first.has(passage.tokens[i]?.norm ?? '')) continue
    for (const end of endsAt(phrase.sequence, passage, i, from, to)) {
      any = true
      const here: Hit[] = (passage.grammar[i] ??= [])
      here.push({ in: lexicons, length: end - i })
    }
  }
  return any
}

function addFound(n: number, phrase: Phrase, passage: Passage, sentence: Sentence, found: PhraseFound[]): void {
  const { from, to } = sentence
  const starts = startsOf(phrase, passage, sentence)
  const last = starts ? starts.length : to - from
  let free = from
  for (let k = 0; k < last; k++) {
    const i = starts ? (starts[k] ?? 0) : from + k
    if (i < free || (phrase.first && !phrase.first.has(passage.tokens[i]?.norm ?? ''))) continue
    const end = matchAt(phrase.sequence, passage, i, from, to)
    if (end < 0) continue
    const start = passage.tokens[i]?.start ?? 0
    const stop = passage.tokens[end - 1]?.end ?? start
    found.push({ phrase: n, place: { kind: 'text', passage, sentence, from: i, to: end, start, end: stop } })
    free = end
  }
}

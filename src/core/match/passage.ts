import { toSource } from '../position.js'
import type { Context, Document, Segment } from '../types.js'
import { fold } from './fold.js'
import { addLetterPairs, type LetterPairs, noLetterPairs } from './letter-pairs.js'
import { annotate, type Hit, type Lookup } from './lexicon.js'
import { type Sentence, splitSentences } from './sentence.js'
import { type Token, tokenise } from './token.js'

/** A segment made ready for matching. */
export interface Passage {
  readonly index: number
  readonly segment: Segment
  /** The folded text, and the way back to the segment's. */
  readonly text: string
  readonly map: Int32Array | undefined
  /** The folded text in small letters, for a first look. */
  readonly lower: string
  readonly pairs: LetterPairs
  readonly tokens: readonly Token[]
  readonly sentences: readonly Sentence[]
  /** Lexicon entries made of words that begin at each token. */
  readonly hits: readonly (readonly Hit[] | undefined)[]
  /** Lexicon entries that are grammar, as the phrase index finds them. */
  readonly grammar: (Hit[] | undefined)[]
  readonly reading: Reading
  /** What built-in slots have already found, by slot. */
  readonly memo: Map<string, (readonly number[] | undefined)[]>
}

/** A document made ready for matching. */
export interface Reading {
  readonly document: Document
  readonly context: Context
  readonly passages: readonly Passage[]
  /** The pairs of letters of all passages. */
  readonly pairs: LetterPairs
  /** The number of a lexicon. */
  readonly lexicons: ReadonlyMap<string, number>
}
/** What a text is looked up in. */
export interface Vocabularies {
  readonly lookup: Lookup
  readonly lexicons: ReadonlyMap<string, number>
}

/** Folds, tokenises and annotates every segment of a document. */
export function readPassages(document: Document, context: Context, { lookup, lexicons }: Vocabularies): Reading {
  const passages: Passage[] = []
  const pairs = noLetterPairs()
  const reading: Reading = { document, context, passages, pairs, lexicons }
  document.segments.forEach((segment, index) => {
    const { text, map } = fold(segment.text)
    const lower = text.toLowerCase()
    const tokens = tokenise(text)
    const sentences = splitSentences(text, tokens)
    const hits = annotate(tokens, lookup, context.date)
    passages.push({
      index,
      segment,
      text,
      map,
      lower,
      pairs: addLetterPairs(lower, pairs),
      tokens,
      sentences,
      hits,
      grammar: [],
      reading,
      memo: new Map(),
    })
  })
  return reading
}

/** The sentence that token `i` stands in. */
export function sentenceAt(passage: Passage, i: number): Sentence {
  let low = 0
  let high = passage.sentences.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((passage.sentences[middle]?.from ?? 0) <= i) low = middle
    else high = middle - 1
  }
  return passage.sentences[low] ?? { index: 0, from: 0, to: passage.tokens.length }
}

/** Whether an entry of a lexicon, made of words, begins at token `i`; the token after it, or -1. */
export function hitAt(passage: Passage, i: number, lexicon: string): number {
  const hits = passage.hits[i]
  if (!hits) return -1
  const number = passage.reading.lexicons.get(lexicon)
  let end = -1
  if (number === undefined) return -1
  for (const hit of hits) if (i + hit.length > end && hit.in.includes(number)) end = i + hit.length
  return end
}

/** Leads a range of a passage's folded text to the source. */
export function toSourceRange(passage: Passage, start: number, end: number): { start: number; end: number } {
  const { map, segment } = passage
  const from = map ? (map[start] ?? 0) : start
  const last = end > start ? end - 1 : start
  const to = end > start ? (map ? (map[last] ?? 0) : last) + 1 : from
  return toSource(segment.offsets, from, to)
}

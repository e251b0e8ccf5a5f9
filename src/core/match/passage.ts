import type { Context, Document, OffsetMap, Segment } from '../types.js'
import { fold } from './fold.js'
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
  readonly tokens: readonly Token[]
  readonly sentences: readonly Sentence[]
  /** Lexicon entries that begin at each token. */
  readonly hits: readonly (readonly Hit[] | undefined)[]
  readonly reading: Reading
  /** What built-in slots have already found, by slot. */
  readonly memo: Map<string, (readonly number[] | undefined)[]>
}

/** A document made ready for matching. */
export interface Reading {
  readonly document: Document
  readonly context: Context
  readonly passages: readonly Passage[]
}

/** Folds, tokenises and annotates every segment of a document. */
export function readPassages(document: Document, context: Context, lookup: Lookup): Reading {
  const passages: Passage[] = []
  const reading: Reading = { document, context, passages }
  document.segments.forEach((segment, index) => {
    const { text, map } = fold(segment.text)
    const tokens = tokenise(text)
    const sentences = splitSentences(text, tokens)
    const hits = annotate(tokens, lookup, context.date)
    passages.push({ index, segment, text, map, tokens, sentences, hits, reading, memo: new Map() })
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

/** Whether a lexicon's entry begins at token `i`; the token after it, or -1. */
export function hitAt(passage: Passage, i: number, lexicon: string): number {
  const hits = passage.hits[i]
  if (!hits) return -1
  let end = -1
  for (const hit of hits) if (hit.lexicon === lexicon && hit.end > end) end = hit.end
  return end
}

/** Leads a range of a passage's folded text to the source. */
export function toSourceRange(passage: Passage, start: number, end: number): { start: number; end: number } {
  const { map, segment } = passage
  const from = map ? (map[start] ?? 0) : start
  const last = end > start ? end - 1 : start
  const to = end > start ? (map ? (map[last] ?? 0) : last) + 1 : from
  return { start: sourceOffset(segment.offsets, from, false), end: sourceOffset(segment.offsets, to, true) }
}

/** The source offset of a place in a segment's text; `end`: of the end of what stands before it. */
function sourceOffset(offsets: OffsetMap, at: number, end: boolean): number {
  const sought = end ? at - 1 : at
  let low = 0
  let high = offsets.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((offsets[middle]?.at ?? 0) <= sought) low = middle
    else high = middle - 1
  }
  const run = offsets[low]
  if (!run) return at
  if (run.length === run.sourceLength) return run.source + Math.min(sought - run.at, run.length) + (end ? 1 : 0)
  return end ? run.source + run.sourceLength : run.source
}

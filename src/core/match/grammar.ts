import type { GrammarMatcher } from '../rule.js'
import type { Reading } from './passage.js'
import { toPlace } from './pattern.js'
import { createPhraseSet, occursIn } from './phrase-set.js'
import type { TextPlace } from './place.js'
import type { Slots } from './slot.js'

/** Tags a sentence by word class and finds a compromise match in it: ranges of the sentence's text. */
export type Tagger = (sentence: string, match: string) => readonly { readonly start: number; readonly end: number }[]

let tagger: Tagger | undefined

/** Loads compromise, which costs more than everything else together, so only when a cue asks for it. */
export async function loadTagger(): Promise<void> {
  if (tagger) return
  const { default: nlp } = await import('compromise/two')
  const parsed = new Map<string, unknown>()
  // Matches ask for one sentence after another, so the last one tagged is kept.
  let last = ''
  let view = nlp(last)
  tagger = (sentence, match) => {
    if (sentence !== last) view = nlp((last = sentence))
    let pattern = parsed.get(match)
    if (!pattern) parsed.set(match, (pattern = nlp.parseMatch(match)))
    const found = view.match(pattern as string)
    if (!found.found) return []
    return locate(view.docs as unknown as Term[][], found.fullPointer as unknown as Pointer[])
  }
}

interface Term {
  readonly pre: string
  readonly text: string
  readonly post: string
}
type Pointer = readonly [number, number, number]

/**
 * compromise's own offsets are wrong beside quotes and brackets; the sum of what stands before each term is right.
 */
function locate(
  sentences: readonly (readonly Term[])[],
  pointers: readonly Pointer[],
): { start: number; end: number }[] {
  const starts: { start: number; end: number }[][] = []
  let at = 0
  for (const terms of sentences) {
    const places: { start: number; end: number }[] = []
    for (const { pre, text, post } of terms) {
      const start = at + pre.length
      places.push({ start, end: start + text.length })
      at = start + text.length + post.length
    }
    starts.push(places)
  }
  return pointers.flatMap(([sentence, first, after]) => {
    const start = starts[sentence]?.[first]?.start
    const end = starts[sentence]?.[after - 1]?.end
    return start === undefined || end === undefined ? [] : [{ start, end }]
  })
}

/** A grammar matcher: `isCued` says whether a document needs the tagger, `find` asks it. */
export interface Grammar {
  isCued(reading: Reading): boolean
  find(reading: Reading): TextPlace[]
}

/** Makes a grammar matcher. `find` gives nothing until the tagger is loaded. */
export function createGrammar(data: GrammarMatcher, slots: Slots): Grammar {
  const cues = createPhraseSet(data.cues, slots)
  return {
    isCued: ({ passages }) => passages.some((passage) => occursIn(cues, passage)),
    find({ passages }) {
      const places: TextPlace[] = []
      if (!tagger) return places
      for (const passage of passages) {
        for (const sentence of passage.sentences) {
          if (!occursIn(cues, passage, sentence.from, sentence.to)) continue
          const start = passage.tokens[sentence.from]?.start ?? 0
          const text = passage.text.slice(start, passage.tokens[sentence.to - 1]?.end ?? start)
          for (const match of data.match) {
            for (const found of tagger(text, match))
              places.push(toPlace(passage, start + found.start, start + found.end))
          }
        }
      }
      return places
    },
  }
}

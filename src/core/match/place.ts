import type { Passage, Reading } from './passage.js'
import type { Sentence } from './sentence.js'

/** Where a matcher found something: tokens `[from, to)` of a passage and their range in its folded text. */
export interface TextPlace {
  readonly kind: 'text'
  readonly passage: Passage
  readonly sentence: Sentence
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}
/** A part of the document: a range of the source. `near` is the passage that it stands at. */
export interface NodePlace {
  readonly kind: 'node'
  readonly reading: Reading
  readonly near: number
  readonly start: number
  readonly end: number
}
export type Place = TextPlace | NodePlace

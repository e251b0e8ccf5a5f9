import { type DocumentBuilder, SegmentBuilder } from '../core/document.js'
import type { SegmentKind } from '../core/types.js'

/**
 * Takes down a document's text as a reader of markup comes upon it: segments begun and ended, also inside one another
 * (an image's alternative text inside a paragraph), links, images and comments.
 */
export class Prose {
  readonly document: DocumentBuilder
  readonly #masked: string
  readonly #filler: string
  readonly #open: SegmentBuilder[] = []
  /** The first filler at or after `from`, kept so that a text before a far one is not searched again and again. */
  #mask = { from: -1, at: -1 }

  /** `masked` is the source with `filler`, unless that is empty, in place of what is neither text nor markup: shortcodes. */
  constructor(document: DocumentBuilder, masked: string, filler: string) {
    this.document = document
    this.#masked = masked
    this.#filler = filler
  }

  begin(kind: SegmentKind): void {
    this.#open.push(new SegmentBuilder(kind))
  }

  /** Ends the segment begun last and adds it. */
  end(): void {
    const segment = this.#open.pop()
    if (segment) this.document.add(segment)
  }

  /** Ends the segment begun last without adding it: its text was no prose (an address, a label). */
  drop(): string {
    return this.#open.pop()?.text ?? ''
  }

  get isOpen(): boolean {
    return this.#open.length > 0
  }

  /** The text so far of the segment begun last. */
  get text(): string {
    return this.#open.at(-1)?.text ?? ''
  }

  /** Appends what stands in the source between `start` and `end`, shortcodes left out. */
  copy(start: number, end: number): void {
    const segment = this.#open.at(-1)
    if (!segment) return
    const { source } = this.document
    const filler = this.#filler
    if (filler === '') {
      segment.append(source.slice(start, end), start)
      return
    }
    for (let from = start; from < end; ) {
      while (from < end && this.#masked[from] === filler) from++
      const to = Math.min(this.#nextMask(from), end)
      segment.append(source.slice(from, to), from)
      from = to
    }
  }

  #nextMask(from: number): number {
    if (from < this.#mask.from || from > this.#mask.at) {
      const at = this.#masked.indexOf(this.#filler, from)
      this.#mask = { from, at: at < 0 ? this.#masked.length : at }
    }
    return this.#mask.at
  }

  /** Appends `text` for what stands at `start` and is `length` long in the source: an entity, an escape, a line end. */
  put(text: string, start: number, length: number): void {
    this.#open.at(-1)?.append(text, start, length)
  }

  /** Adds a string that stands apart from the running text. */
  addText(kind: SegmentKind, text: string, start: number): void {
    this.document.add(new SegmentBuilder(kind).append(text, start))
  }

  /** Adds a comment; `[start, end)` is all of it, its text begins at `inner`. */
  addComment(start: number, end: number, inner: number, text: string): void {
    this.document.addNode({ kind: 'comment', start, end, text: text.trim() })
    this.addText('comment', text, inner)
  }
}

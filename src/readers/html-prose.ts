import { SegmentBuilder } from '../core/document.js'
import type { SegmentKind } from '../core/types.js'
import { readEntity } from './entity.js'
import { type Attribute, type HtmlPart, htmlParts } from './html-part.js'
import type { Prose } from './prose.js'

/** Elements that begin a piece of text of their own, and what sort of text it is; `''`: as around it. */
const BLOCKS: ReadonlyMap<string, SegmentKind | ''> = new Map<string, SegmentKind | ''>([
  ...(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const).map((name) => [name, 'heading'] as const),
  ...(['figcaption', 'caption'] as const).map((name) => [name, 'caption'] as const),
  ...(['li', 'dt', 'dd'] as const).map((name) => [name, 'item'] as const),
  ...(['td', 'th'] as const).map((name) => [name, 'cell'] as const),
  ['blockquote', 'quote'],
  ['pre', 'code'],
  ...'address article aside body center details dialog div dl fieldset figure footer form header hr main nav ol p section summary table tbody thead tr ul'
    .split(' ')
    .map((name) => [name, ''] as const),
])

/** A range of the source. */
type Piece = readonly [start: number, end: number]

/**
 * Reads the HTML inside Markdown into prose: tags go, what stands between them stays, images, links and comments are
 * noted. One reader serves a whole document, since inline tags come one by one.
 */
export class HtmlProse {
  readonly #prose: Prose
  #link: { start: number; from: number; url: string } | undefined

  constructor(prose: Prose) {
    this.#prose = prose
  }

  /**
   * Reads a block of HTML as text of the given kind. `pieces` are the ranges of the source it is made of, in order: all of
   * it, or line by line where a quote or a list puts something before each line.
   */
  readBlock(pieces: readonly Piece[], around: SegmentKind): void {
    const prose = this.#prose
    const [start, end] = [pieces[0]?.[0] ?? 0, pieces.at(-1)?.[1] ?? 0]
    const kinds: { name: string; kind: SegmentKind }[] = []
    const kind = (): SegmentKind => kinds.at(-1)?.kind ?? around
    const next = (): void => {
      prose.end()
      prose.begin(kind())
    }
    prose.begin(around)
    for (const part of htmlParts(withoutGaps(prose.document.source, pieces), start)) {
      const name = part.kind === 'open' || part.kind === 'close' ? part.name : ''
      const block = BLOCKS.get(name)
      if (block === undefined) {
        if (part.kind === 'text') this.#readText(part.start, part.end, pieces)
        else this.#read(part)
        continue
      }
      this.endLink(part.start)
      if (block !== '' && part.kind === 'open') kinds.push({ name, kind: block })
      else if (block !== '' && kinds.some((open) => open.name === name)) kinds.pop()
      next()
    }
    this.endLink(end)
    prose.end()
  }

  /** Reads one tag or comment that stands in a line of text; its text is not here but around it. */
  readInline(start: number, end: number): void {
    for (const part of htmlParts(this.#prose.document.source.slice(start, end), start)) {
      if (part.kind === 'open' || part.kind === 'close') {
        if (BLOCKS.has(part.name)) this.#prose.put('\n', part.start, part.end - part.start)
      }
      if (part.kind !== 'text') this.#read(part)
    }
  }

  #read(part: HtmlPart): void {
    const prose = this.#prose
    if (part.kind === 'text') return
    if (part.kind === 'comment') prose.addComment(part.start, part.end, part.inner, part.text)
    else if (part.kind === 'close') {
      if (part.name === 'a') this.endLink(part.end)
    } else if (part.name === 'br' || part.name === 'wbr') {
      if (part.name === 'br') prose.put('\n', part.start, part.end - part.start)
    } else if (part.name === 'img') this.#readImage(part.start, part.end, part.attributes)
    else if (part.name === 'a') {
      this.endLink(part.start)
      const href = part.attributes.find(({ name }) => name === 'href')
      if (href) this.#link = { start: part.start, from: prose.text.length, url: this.#value('caption', href).text }
    }
  }

  /** Text between tags: entities decoded, the rest as it is. */
  #readText(start: number, end: number, pieces: readonly Piece[]): void {
    for (let i = firstPiece(pieces, start); (pieces[i]?.[0] ?? end) < end; i++) {
      const [from, to] = pieces[i] ?? [end, end]
      this.#readPiece(Math.max(from, start), Math.min(to, end))
    }
  }

  #readPiece(start: number, end: number): void {
    const text = this.#prose.document.source.slice(start, end)
    let from = 0
    for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
      const entity = readEntity(text, at)
      if (!entity) continue
      this.#prose.copy(start + from, start + at)
      this.#prose.put(entity.text, start + at, entity.length)
      from = at + entity.length
    }
    if (from < text.length) this.#prose.copy(start + from, end)
  }

  #readImage(start: number, end: number, attributes: readonly Attribute[]): void {
    const held = (kind: SegmentKind, wanted: string): SegmentBuilder =>
      this.#value(
        kind,
        attributes.find(({ name }) => name === wanted),
      )
    const alt = held('alt', 'alt')
    const title = held('caption', 'title')
    const { document } = this.#prose
    document.addNode({ kind: 'image', start, end, url: held('alt', 'src').text, alt: alt.text, title: title.text })
    document.add(alt)
    document.add(title)
  }

  /** An attribute's value with its place, entities decoded. */
  #value(kind: SegmentKind, attribute: Attribute | undefined): SegmentBuilder {
    const start = attribute?.start ?? 0
    const text = this.#prose.document.source.slice(start, attribute?.end ?? 0)
    const value = new SegmentBuilder(kind)
    for (let at = 0; at < text.length; ) {
      const entity = text[at] === '&' ? readEntity(text, at) : undefined
      const amp = text.indexOf('&', at + 1)
      const to = entity ? at + entity.length : amp < 0 ? text.length : amp
      value.append(entity?.text ?? text.slice(at, to), start + at, to - at)
      at = to
    }
    return value
  }

  /** Ends the link that is open, if there is one: at its closing tag, or with the text that it stands in. */
  endLink(end: number): void {
    if (!this.#link) return
    const { start, from, url } = this.#link
    this.#prose.document.addNode({ kind: 'link', start, end, url, text: this.#prose.text.slice(from) })
    this.#link = undefined
  }
}

/** The HTML of the pieces, blanks in place of what stands between them. */
function withoutGaps(source: string, pieces: readonly Piece[]): string {
  const parts: string[] = []
  let at = pieces[0]?.[0] ?? 0
  for (const [start, end] of pieces) {
    parts.push(' '.repeat(Math.max(0, start - at)), source.slice(start, end))
    at = end
  }
  return parts.join('')
}

/** The number of the first piece that ends after `offset`. */
function firstPiece(pieces: readonly Piece[], offset: number): number {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.[1] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

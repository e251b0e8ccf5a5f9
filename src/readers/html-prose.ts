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

  /** Reads a block of HTML, `[start, end)` in the source, as text of the given kind. */
  readBlock(start: number, end: number, around: SegmentKind): void {
    const prose = this.#prose
    const kinds: { name: string; kind: SegmentKind }[] = []
    const kind = (): SegmentKind => kinds.at(-1)?.kind ?? around
    const next = (): void => {
      prose.end()
      prose.begin(kind())
    }
    prose.begin(around)
    for (const part of htmlParts(prose.document.source, start, end)) {
      const name = part.kind === 'open' || part.kind === 'close' ? part.name : ''
      const block = BLOCKS.get(name)
      if (block === undefined) {
        this.#read(part)
        continue
      }
      this.#endLink(part.start)
      if (block !== '' && part.kind === 'open') kinds.push({ name, kind: block })
      else if (block !== '' && kinds.some((open) => open.name === name)) kinds.pop()
      next()
    }
    this.#endLink(end)
    prose.end()
  }

  /** Reads one tag or comment that stands in a line of text; its text is not here but around it. */
  readInline(start: number, end: number): void {
    for (const part of htmlParts(this.#prose.document.source, start, end)) {
      if (part.kind === 'open' || part.kind === 'close') {
        if (BLOCKS.has(part.name)) this.#prose.put('\n', part.start, part.end - part.start)
      }
      if (part.kind !== 'text') this.#read(part)
    }
  }

  #read(part: HtmlPart): void {
    const prose = this.#prose
    if (part.kind === 'text') this.#readText(part.start, part.end)
    else if (part.kind === 'comment') prose.addComment(part.start, part.end, part.inner, part.text)
    else if (part.kind === 'close') {
      if (part.name === 'a') this.#endLink(part.end)
    } else if (part.name === 'br' || part.name === 'wbr') {
      if (part.name === 'br') prose.put('\n', part.start, part.end - part.start)
    } else if (part.name === 'img') this.#readImage(part.start, part.end, part.attributes)
    else if (part.name === 'a') {
      this.#endLink(part.start)
      const href = part.attributes.find(({ name }) => name === 'href')
      if (href) this.#link = { start: part.start, from: prose.text.length, url: this.#value('caption', href).text }
    }
  }

  /** Text between tags: entities decoded, the rest as it is. */
  #readText(start: number, end: number): void {
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
      this.#value(kind, attributes.find(({ name }) => name === wanted))
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

  #endLink(end: number): void {
    if (!this.#link) return
    const { start, from, url } = this.#link
    this.#prose.document.addNode({ kind: 'link', start, end, url, text: this.#prose.text.slice(from) })
    this.#link = undefined
  }
}

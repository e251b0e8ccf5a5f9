import type { Token } from 'micromark-util-types'
import type { SegmentKind } from '../core/types.js'
import { readEntity } from './entity.js'
import type { HtmlProse } from './html-prose.js'
import { MarkdownLinks } from './markdown-link.js'
import type { Prose } from './prose.js'

/** Follows micromark's tokens and takes down text, links, images, quotes and code. Its offsets count from `base`. */
export class MarkdownWalk {
  readonly #prose: Prose
  readonly #html: HtmlProse
  readonly #base: number
  readonly #links: MarkdownLinks
  #depth = ''
  #lists = 0
  #quotes = 0
  #quoted: string[] = []
  /** The pieces of an HTML block, without what a quote or list puts before each line. */
  #htmlBlock: (readonly [start: number, end: number])[] | undefined
  #isInTag = false

  constructor(prose: Prose, html: HtmlProse, base: number) {
    this.#prose = prose
    this.#html = html
    this.#links = new MarkdownLinks(prose)
    this.#base = base
  }

  enter(token: Token): void {
    const prose = this.#prose
    const start = token.start.offset + this.#base
    const end = token.end.offset + this.#base
    switch (token.type) {
      case 'data':
        prose.copy(start, end)
        break
      case 'codeTextData':
      case 'codeFlowValue':
        prose.put(prose.document.source.slice(start, end), start, end - start)
        break
      case 'lineEnding':
        this.#lineEnd(start)
        break
      case 'characterEscape':
        prose.put(prose.document.source.slice(start + 1, end), start, end - start)
        break
      case 'characterReference': {
        const entity = readEntity(prose.document.source, start)
        if (entity) prose.put(entity.text, start, entity.length)
        break
      }
      case 'paragraph':
        prose.begin(this.#kind(this.#lists > 0 ? 'item' : 'paragraph'))
        break
      case 'atxHeading':
      case 'setextHeading':
        this.#depth = ''
        prose.begin(this.#kind('heading'))
        break
      case 'atxHeadingSequence':
        this.#depth ||= String(end - start)
        break
      case 'setextHeadingLineSequence':
        this.#depth = prose.document.source[start] === '=' ? '1' : '2'
        break
      case 'tableHeader':
      case 'tableData':
        prose.begin(this.#kind('cell'))
        break
      case 'listOrdered':
      case 'listUnordered':
        this.#lists++
        break
      case 'blockQuote':
        if (this.#quotes++ === 0) this.#quoted = []
        break
      case 'codeFenced':
      case 'codeIndented':
      case 'codeFencedFence':
      case 'resourceDestinationString':
      case 'referenceString':
      case 'definitionLabelString':
      case 'definitionDestinationString':
        prose.begin('code')
        break
      case 'resourceTitleString':
      case 'definitionTitleString':
        prose.begin('caption')
        break
      case 'link':
      case 'image':
        this.#links.begin(token.type, start, end)
        break
      case 'labelText':
        this.#links.beginLabel()
        break
      case 'htmlFlow':
        this.#htmlBlock = []
        break
      case 'htmlFlowData':
        this.#htmlBlock?.push([start, end])
        break
      case 'htmlText':
        this.#isInTag = true
        this.#html.readInline(start, end)
        break
    }
  }

  exit(token: Token): void {
    const prose = this.#prose
    const { document } = prose
    const start = token.start.offset + this.#base
    const end = token.end.offset + this.#base
    switch (token.type) {
      case 'paragraph':
      case 'tableHeader':
      case 'tableData':
        this.#endText(end)
        break
      case 'atxHeading':
      case 'setextHeading': {
        document.addNode({
          kind: 'heading',
          start,
          end: this.#trimmed(start, end),
          text: prose.text.trim(),
          depth: this.#depth,
        })
        this.#endText(end)
        break
      }
      case 'listOrdered':
      case 'listUnordered':
        this.#lists--
        break
      case 'blockQuote':
        if (--this.#quotes > 0) break
        document.addNode({ kind: 'quote', start, end: this.#trimmed(start, end), text: this.#quoted.join('\n') })
        break
      case 'codeText':
        document.addNode({ kind: 'code', start, end, text: this.#codeText(start, end) })
        break
      case 'codeFenced':
      case 'codeIndented': {
        const text = token.type === 'codeIndented' ? prose.text.trimEnd() : prose.text.replace(/^\n|\n$/g, '')
        document.addNode({ kind: 'code', start, end: this.#trimmed(start, end), text })
        prose.end()
        break
      }
      case 'codeFencedFence':
        prose.drop()
        break
      case 'labelText':
        this.#links.endLabel(start, end)
        break
      case 'referenceString':
        this.#links.endReference(start, end)
        break
      case 'resourceDestinationString':
        this.#links.endAddress(start, end)
        break
      case 'resourceTitleString':
        this.#links.endTitle()
        break
      case 'resource':
        this.#links.endResource()
        break
      case 'link':
      case 'image':
        this.#links.end()
        break
      case 'autolinkProtocol':
      case 'autolinkEmail':
        this.#links.addAutolink(start, end, token.type === 'autolinkEmail' ? 'mailto:' : '')
        break
      case 'definitionLabelString':
        this.#links.beginDefinition(start, end)
        break
      case 'definitionDestinationString':
        this.#links.endDefinedAddress(start, end)
        break
      case 'definitionTitleString':
        this.#links.endDefinedTitle()
        break
      case 'definition':
        this.#links.endDefinition()
        break
      case 'htmlFlow':
        if (this.#htmlBlock) this.#html.readBlock(this.#htmlBlock, this.#kind(this.#lists > 0 ? 'item' : 'paragraph'))
        this.#htmlBlock = undefined
        break
      case 'htmlText':
        this.#isInTag = false
        break
    }
  }

  /** The end of the text: what waited for a definition further down has it now. */
  finish(): void {
    this.#links.finish()
  }

  /** What sort of text this is: all of a block quote is somebody else's words. */
  #kind(kind: SegmentKind): SegmentKind {
    return this.#quotes > 0 ? 'quote' : kind
  }

  /** micromark's token of a line end takes in what a quote puts before the next line; only its start is sure. */
  #lineEnd(start: number): void {
    if (this.#isInTag) return
    const length = this.#prose.document.source.startsWith('\r\n', start) ? 2 : 1
    if (this.#htmlBlock) this.#htmlBlock.push([start, start + length])
    else this.#prose.put('\n', start, length)
  }

  /** The end of a block without the white space that follows it. */
  #trimmed(start: number, end: number): number {
    return start + this.#prose.document.source.slice(start, end).trimEnd().length
  }

  #endText(end: number): void {
    this.#html.endLink(end)
    if (this.#quotes > 0) this.#quoted.push(this.#prose.text.trim())
    this.#prose.end()
  }

  #codeText(start: number, end: number): string {
    const raw = this.#prose.document.source.slice(start, end)
    const inner = raw
      .replace(/^`+/, '')
      .replace(/`+$/, '')
      .replace(/\r\n?|\n/g, ' ')
    const isPadded = inner.startsWith(' ') && inner.endsWith(' ') && inner.trim() !== ''
    return isPadded ? inner.slice(1, -1) : inner
  }
}

import type { Token } from 'micromark-util-types'
import type { SegmentKind } from '../core/types.js'
import { readEntity } from './entity.js'
import type { HtmlProse } from './html-prose.js'
import type { Prose } from './prose.js'

/** A link or image that is being read, or one that waits for the definition it names. */
interface Resource {
  readonly kind: 'link' | 'image'
  readonly start: number
  readonly end: number
  /** How long the text around it was when it began. */
  readonly from: number
  text: string
  url: string
  title: string
  /** The label of the definition that has its address, if it does not say it itself. */
  reference: string | undefined
}

/** Follows micromark's tokens and takes down text, links, images, quotes and code. Its offsets count from `base`. */
export class MarkdownWalk {
  readonly #prose: Prose
  readonly #html: HtmlProse
  readonly #base: number
  readonly #resources: Resource[] = []
  readonly #waiting: Resource[] = []
  readonly #definitions = new Map<string, { readonly url: string; readonly title: string }>()
  #definition = { label: '', url: '', title: '' }
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
        this.#resources.push({
          kind: token.type,
          start,
          end,
          from: prose.text.length,
          text: '',
          url: '',
          title: '',
          reference: undefined,
        })
        break
      case 'labelText':
        if (this.#resources.at(-1)?.kind === 'image') prose.begin('alt')
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
    const resource = this.#resources.at(-1)
    switch (token.type) {
      case 'paragraph':
      case 'tableHeader':
      case 'tableData':
        this.#endText(end)
        break
      case 'atxHeading':
      case 'setextHeading': {
        const trimmed = start + document.source.slice(start, end).trimEnd().length
        document.addNode({ kind: 'heading', start, end: trimmed, text: prose.text.trim(), depth: this.#depth })
        this.#endText(end)
        break
      }
      case 'listOrdered':
      case 'listUnordered':
        this.#lists--
        break
      case 'blockQuote':
        if (--this.#quotes === 0) document.addNode({ kind: 'quote', start, end, text: this.#quoted.join('\n') })
        break
      case 'codeText':
        document.addNode({ kind: 'code', start, end, text: this.#codeText(start, end) })
        break
      case 'codeFenced':
      case 'codeIndented':
        document.addNode({ kind: 'code', start, end, text: prose.text.replace(/^\n|\n$/g, '') })
        prose.end()
        break
      case 'codeFencedFence':
        prose.drop()
        break
      case 'labelText':
        if (!resource) break
        resource.text = resource.kind === 'image' ? prose.text : prose.text.slice(resource.from)
        resource.reference = document.source.slice(start, end)
        if (resource.kind === 'image') prose.end()
        break
      case 'resource':
        if (resource) resource.reference = undefined
        break
      case 'resourceDestinationString':
        if (resource) resource.url = this.#address(start, end)
        break
      case 'resourceTitleString':
        if (resource) resource.title = prose.text
        if (resource?.kind === 'image') prose.end()
        else prose.drop()
        break
      case 'referenceString':
        prose.drop()
        if (resource) resource.reference = document.source.slice(start, end)
        break
      case 'link':
      case 'image':
        this.#endResource()
        break
      case 'autolinkProtocol':
      case 'autolinkEmail':
        this.#addAutolink(start, end, token.type === 'autolinkEmail' ? 'mailto:' : '')
        break
      case 'definition':
        this.#define()
        break
      case 'definitionLabelString':
        prose.drop()
        this.#definition = { label: document.source.slice(start, end), url: '', title: '' }
        break
      case 'definitionDestinationString':
        this.#definition.url = this.#address(start, end)
        break
      case 'definitionTitleString':
        this.#definition.title = prose.text
        prose.end()
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

  /** Adds the links and images whose addresses stood elsewhere. */
  finish(): void {
    for (const resource of this.#waiting) {
      const definition = this.#definitions.get(toIdentifier(resource.reference ?? ''))
      this.#addResource({ ...resource, url: definition?.url ?? '', title: definition?.title ?? '' })
    }
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

  #endText(end: number): void {
    this.#html.endLink(end)
    if (this.#quotes > 0) this.#quoted.push(this.#prose.text.trim())
    this.#prose.end()
  }

  /** The address that was just read. One with a shortcode in it is taken as it stands. */
  #address(start: number, end: number): string {
    const text = this.#prose.drop()
    const raw = this.#prose.document.source.slice(start, end)
    return /\{[{%]/.test(raw) ? raw : text
  }

  #codeText(start: number, end: number): string {
    const raw = this.#prose.document.source.slice(start, end)
    const inner = raw
      .replace(/^`+/, '')
      .replace(/`+$/, '')
      .replace(/\r\n?|\n/g, ' ')
    return /^ .*[^ ].* $/s.test(inner) ? inner.slice(1, -1) : inner
  }

  #endResource(): void {
    const resource = this.#resources.pop()
    if (!resource) return
    if (resource.reference === undefined) this.#addResource(resource)
    else this.#waiting.push(resource)
  }

  #addResource({ kind, start, end, url, text, title }: Resource): void {
    const { document } = this.#prose
    if (kind === 'link') document.addNode({ kind, start, end, url, text })
    else document.addNode({ kind, start, end, url, alt: text, title })
  }

  #addAutolink(start: number, end: number, scheme: string): void {
    const text = this.#prose.document.source.slice(start, end)
    this.#prose.copy(start, end)
    this.#prose.document.addNode({ kind: 'link', start: start - 1, end: end + 1, url: scheme + text, text })
  }

  /** The first definition of a label counts. */
  #define(): void {
    const { label, url, title } = this.#definition
    const identifier = toIdentifier(label)
    if (!this.#definitions.has(identifier)) this.#definitions.set(identifier, { url, title })
  }
}

/** Labels match whatever their case and white space (CommonMark 0.31, 4.7). */
function toIdentifier(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase()
}

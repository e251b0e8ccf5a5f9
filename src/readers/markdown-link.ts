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

/** Reads the links and images of Markdown, also those whose addresses are defined elsewhere in the document. */
export class MarkdownLinks {
  readonly #prose: Prose
  readonly #open: Resource[] = []
  readonly #waiting: Resource[] = []
  readonly #definitions = new Map<string, { readonly url: string; readonly title: string }>()
  #definition = { label: '', url: '', title: '' }

  constructor(prose: Prose) {
    this.#prose = prose
  }

  begin(kind: Resource['kind'], start: number, end: number): void {
    const from = this.#prose.text.length
    this.#open.push({ kind, start, end, from, text: '', url: '', title: '', reference: undefined })
  }

  /** An image's label is a text of its own; a link's is part of the text around it. */
  beginLabel(): void {
    if (this.#open.at(-1)?.kind === 'image') this.#prose.begin('alt')
  }

  /** Until an address follows, a label is the name of a definition. */
  endLabel(start: number, end: number): void {
    const resource = this.#open.at(-1)
    if (!resource) return
    const prose = this.#prose
    resource.reference = prose.document.source.slice(start, end)
    resource.text = resource.kind === 'image' ? prose.text : prose.text.slice(resource.from)
    if (resource.kind === 'image') prose.end()
  }

  endReference(start: number, end: number): void {
    this.#prose.drop()
    const resource = this.#open.at(-1)
    if (resource) resource.reference = this.#prose.document.source.slice(start, end)
  }

  endAddress(start: number, end: number): void {
    const url = this.#address(start, end)
    const resource = this.#open.at(-1)
    if (resource) resource.url = url
  }

  endTitle(): void {
    const resource = this.#open.at(-1)
    if (resource) resource.title = this.#prose.text
    if (resource?.kind === 'image') this.#prose.end()
    else this.#prose.drop()
  }

  /** The brackets that hold address and title end: the link needs no definition. */
  endResource(): void {
    const resource = this.#open.at(-1)
    if (resource) resource.reference = undefined
  }

  end(): void {
    const resource = this.#open.pop()
    if (!resource) return
    if (resource.reference === undefined) this.#add(resource)
    else this.#waiting.push(resource)
  }

  /** Adds a bare address in angle brackets, whose text is itself. */
  addAutolink(start: number, end: number, scheme: string): void {
    const { document } = this.#prose
    const text = document.source.slice(start, end)
    this.#prose.copy(start, end)
    document.addNode({ kind: 'link', start: start - 1, end: end + 1, url: scheme + text, text })
  }

  beginDefinition(start: number, end: number): void {
    this.#prose.drop()
    this.#definition = { label: this.#prose.document.source.slice(start, end), url: '', title: '' }
  }

  endDefinedAddress(start: number, end: number): void {
    this.#definition.url = this.#address(start, end)
  }

  endDefinedTitle(): void {
    this.#definition.title = this.#prose.text
    this.#prose.end()
  }

  /** The first definition of a label counts. */
  endDefinition(): void {
    const { label, url, title } = this.#definition
    const identifier = toIdentifier(label)
    if (!this.#definitions.has(identifier)) this.#definitions.set(identifier, { url, title })
  }

  /** Adds the links and images whose addresses stood elsewhere. */
  finish(): void {
    for (const resource of this.#waiting) {
      const definition = this.#definitions.get(toIdentifier(resource.reference ?? ''))
      this.#add({ ...resource, url: definition?.url ?? '', title: definition?.title ?? '' })
    }
  }

  /** The address that was just read. One with a shortcode in it is taken as it stands. */
  #address(start: number, end: number): string {
    const text = this.#prose.drop()
    const raw = this.#prose.document.source.slice(start, end)
    return /\{[{%]/.test(raw) ? raw : text
  }

  #add({ kind, start, end, url, text, title }: Resource): void {
    const { document } = this.#prose
    if (kind === 'link') document.addNode({ kind, start, end, url, text })
    else document.addNode({ kind, start, end, url, alt: text, title })
  }
}

/** Labels match whatever their case and white space (CommonMark 0.31, 4.7). */
function toIdentifier(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase()
}

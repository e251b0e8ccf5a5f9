/** The value of an attribute: `[start, end)` is where it stands, without quotes and not yet decoded. */
export interface Attribute {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** A piece of HTML, `[start, end)`. */
export type HtmlPart =
  | { readonly kind: 'text'; readonly start: number; readonly end: number }
  | {
      readonly kind: 'comment'
      readonly start: number
      readonly end: number
      readonly inner: number
      readonly text: string
    }
  | {
      readonly kind: 'open'
      readonly start: number
      readonly end: number
      readonly name: string
      readonly attributes: readonly Attribute[]
    }
  | { readonly kind: 'close'; readonly start: number; readonly end: number; readonly name: string }

const TAG_NAME = /<(\/?)([A-Za-z][\w:-]*)/y
const ATTRIBUTE = /[\s/]*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/dy
/** What stands between these tags is no text that anybody reads. */
const RAW = new Set(['script', 'style', 'template', 'iframe', 'svg'])

/**
 * Takes HTML that stands at `from` in the source apart: text, tags, comments. It is for the HTML that people put into
 * Markdown, so it knows no document structure; it goes from left to right once and never fails.
 */
export function* htmlParts(html: string, from: number): Generator<HtmlPart> {
  let textStart = 0
  for (let open = html.indexOf('<'); open >= 0; ) {
    const part = partAt(html, open)
    if (part === 'unclosed') break
    if (part) {
      if (open > textStart) yield { kind: 'text', start: from + textStart, end: from + open }
      yield shift(part, from)
      textStart = part.kind === 'open' && RAW.has(part.name) ? endOfRaw(html, part.name, part.end) : part.end
    }
    open = html.indexOf('<', part ? textStart : open + 1)
  }
  if (html.length > textStart) yield { kind: 'text', start: from + textStart, end: from + html.length }
}

function shift(part: HtmlPart, by: number): HtmlPart {
  const place = { start: part.start + by, end: part.end + by }
  if (part.kind === 'comment') return { ...part, ...place, inner: part.inner + by }
  if (part.kind !== 'open') return { ...part, ...place }
  const attributes = part.attributes.map(({ name, start, end }) => ({ name, start: start + by, end: end + by }))
  return { ...part, ...place, attributes }
}

/**
 * The comment or tag that begins at `start`; undefined where the `<` is only a sign. A tag that never ends is none, and
 * nor is any after it: the rest is text, which is better read twice than lost.
 */
function partAt(html: string, start: number): HtmlPart | 'unclosed' | undefined {
  if (html.startsWith('<!--', start)) {
    const inner = start + 4
    const close = html.indexOf('-->', inner)
    const end = close < 0 ? html.length : close + 3
    return { kind: 'comment', start, end, inner, text: html.slice(inner, close < 0 ? end : close) }
  }
  if (/^<[!?]/.test(html.slice(start, start + 2))) {
    const close = html.indexOf('>', start)
    return { kind: 'close', start, end: close < 0 ? html.length : close + 1, name: '' }
  }
  TAG_NAME.lastIndex = start
  const found = TAG_NAME.exec(html)
  if (!found) return undefined
  const end = endOfTag(html, TAG_NAME.lastIndex)
  if (end < 0) return 'unclosed'
  const name = (found[2] ?? '').toLowerCase()
  if (found[1] === '/') return { kind: 'close', start, end, name }
  return { kind: 'open', start, end, name, attributes: attributesOf(html, start + 1 + name.length, end) }
}

/** Where a tag ends: at the first `>` outside quotes; -1 where there is none. */
function endOfTag(html: string, from: number): number {
  let quote = ''
  for (let i = from; i < html.length; i++) {
    const char = html[i] ?? ''
    if (quote !== '') {
      if (char === quote) quote = ''
    } else if (char === '>') return i + 1
    else if ((char === '"' || char === "'") && /[=\s]/.test(html[i - 1] ?? '')) quote = char
  }
  return -1
}

/** The attributes of the tag that ends at `to`, read from behind its name. */
function attributesOf(html: string, from: number, to: number): Attribute[] {
  const attributes: Attribute[] = []
  const tag = html.slice(from, to)
  ATTRIBUTE.lastIndex = 0
  for (let found = ATTRIBUTE.exec(tag); found; found = ATTRIBUTE.exec(tag)) {
    const [start, end] = found.indices?.[2] ?? found.indices?.[3] ?? found.indices?.[4] ?? [0, 0]
    attributes.push({ name: (found[1] ?? '').toLowerCase(), start: from + start, end: from + end })
  }
  return attributes
}

function endOfRaw(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, 'gi')
  closing.lastIndex = from
  return closing.exec(html)?.index ?? html.length
}

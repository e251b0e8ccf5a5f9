import { DocumentBuilder } from '../core/document.js'
import type { Document } from '../core/types.js'
import { addFrontMatter, type FrontMatter } from './front-matter.js'
import { HtmlProse } from './html-prose.js'
import { type Block, splitBlocks } from './markdown-block.js'
import { addInline, scanInline } from './markdown-inline.js'
import { addRich } from './markdown-rich.js'
import { Prose } from './prose.js'
import { addShortcode, findShortcodes, type Shortcode } from './shortcode.js'

/**
 * Reads Markdown: CommonMark with tables and strikethrough, front matter, the shortcodes of site generators, HTML in
 * between. The parser is micromark, the engine of remark-parse, taken directly: its tokens say where each character
 * stands, which the tree that remark makes of them does not, and it loads in half the time of unified with remark-parse
 * (7 ms against 17). Plain blocks, which are most of what councils write, do without it (`splitBlocks`); with `plain`
 * false it reads everything, which tests use to prove that both read the same.
 */
export function readMarkdown(source: string, path: string, front?: FrontMatter, plain = true): Document {
  const builder = new DocumentBuilder(path, 'md', source)
  if (front) addFrontMatter(builder, front)
  const from = front?.end ?? (source.startsWith('\ufeff') ? 1 : 0)
  const shortcodes = findShortcodes(source, from)
  const filler = shortcodes.length > 0 ? fillerFor(source) : ''
  const masked = mask(source.replaceAll('\0', '\ufffd'), shortcodes, filler)
  const prose = new Prose(builder, masked, filler)
  const whole: Block = { kind: 'rich', start: from, end: source.length, texts: [] }
  const html = new HtmlProse(prose)
  for (const block of plain ? splitBlocks(masked, from) : [whole]) addBlock(prose, html, masked, block)
  for (const shortcode of shortcodes) addShortcode(prose, shortcode)
  return builder.build()
}

const KINDS = { paragraph: 'paragraph', heading: 'heading', list: 'item' } as const

function addBlock(prose: Prose, html: HtmlProse, masked: string, block: Block): void {
  const { kind, start, end, texts } = block
  const { document } = prose
  if (kind === 'comment') {
    const [inner, close] = texts[0] ?? [start, end]
    prose.addComment(start, end, inner, document.source.slice(inner, close))
    return
  }
  const marks = kind === 'rich' ? [] : texts.map(([from, to]) => scanInline(masked, from, to))
  if (kind === 'rich' || marks.includes(undefined)) {
    addRich(prose, html, masked, start, end)
    return
  }
  for (const [i, [from, to]] of texts.entries()) {
    prose.begin(KINDS[kind])
    addInline(prose, from, to, marks[i] ?? [])
    if (kind === 'heading') {
      const depth = depthOf(masked.slice(start, from).trimEnd(), masked[end - 1])
      document.addNode({ kind: 'heading', start, end, text: prose.text.trim(), depth })
    }
    prose.end()
  }
}

/** A heading's depth by the marks before it, or where there are none, by its underline. */
function depthOf(marks: string, underline: string | undefined): string {
  if (marks !== '') return String(marks.length)
  return underline === '=' ? '1' : '2'
}

/** A character that the source does not hold and that means nothing in Markdown: of the private use area. */
function fillerFor(source: string): string {
  for (let code = 0xe000; code < 0xf8ff; code++) {
    const filler = String.fromCharCode(code)
    if (!source.includes(filler)) return filler
  }
  return ''
}

/** The source with shortcodes filled over, at the same length, so that no parser takes their quotes and `<` for its own. */
function mask(source: string, shortcodes: readonly Shortcode[], filler: string): string {
  if (filler === '') return source
  const parts: string[] = []
  let from = 0
  for (const { start, end } of shortcodes) {
    parts.push(source.slice(from, start), filler.repeat(end - start))
    from = end
  }
  parts.push(source.slice(from))
  return parts.join('')
}

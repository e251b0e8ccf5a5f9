import { DocumentBuilder } from '../core/document.js'
import type { Document } from '../core/types.js'
import { addFrontMatter, type FrontMatter } from './front-matter.js'
import { HtmlProse } from './html-prose.js'
import { linesOf } from './line.js'
import { splitBlocks } from './markdown-block.js'
import { addInline, scanInline } from './markdown-inline.js'
import type { Block, Range } from './markdown-plain.js'
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

const KINDS = { paragraph: 'paragraph', heading: 'heading', list: 'item', table: 'cell', quote: 'quote' } as const

function addBlock(prose: Prose, html: HtmlProse, masked: string, block: Block): void {
  const { kind, start, end, texts } = block
  const [from, to] = texts[0] ?? [start, end]
  if (kind === 'comment') prose.addComment(start, end, from, prose.document.source.slice(from, to))
  else if (kind === 'code') addCode(prose, block, [from, to])
  else if (kind === 'rich' || !addTexts(prose, masked, kind, block)) addRich(prose, html, masked, start, end)
}

/** Adds the texts of a plain block; false, and nothing is added, where the full parser is needed for one of them. */
function addTexts(prose: Prose, masked: string, kind: keyof typeof KINDS, { start, end, texts }: Block): boolean {
  const marks = texts.map(([from, to]) => scanInline(masked, from, to))
  if (marks.includes(undefined)) return false
  const { document } = prose
  const added: string[] = []
  for (const [i, [from, to]] of texts.entries()) {
    prose.begin(KINDS[kind])
    addInline(prose, from, to, marks[i] ?? [])
    added.push(prose.text.trim())
    prose.end()
  }
  const text = added.join('\n')
  if (kind === 'quote') document.addNode({ kind, start, end, text })
  if (kind === 'heading') {
    const depth = depthOf(masked.slice(start, texts[0]?.[0]).trimEnd(), masked[end - 1])
    document.addNode({ kind, start, end, text, depth })
  }
  return true
}

function addCode(prose: Prose, { start, end }: Block, [from, to]: Range): void {
  const { document } = prose
  prose.begin('code')
  for (const line of linesOf(document.source.slice(0, to), from)) {
    prose.put(document.source.slice(line.start, line.end), line.start, line.end - line.start)
    if (line.next > line.end) prose.put('\n', line.end, line.next - line.end)
  }
  document.addNode({ kind: 'code', start, end, text: prose.text })
  prose.end()
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

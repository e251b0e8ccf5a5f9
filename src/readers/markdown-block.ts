import { type Line, linesOf } from './line.js'
import { type Block, type Found, isBlank, plainBlock } from './markdown-plain.js'

/** What may go on over blank lines: fenced code, and HTML that ends with a sign of its own (CommonMark 0.31, 4.6). */
const UNBOUNDED = /`{3}|~{3}|<(?:[!?]|(?:script|pre|style|textarea)(?![\w-]))/i
const BULLET = /^[-*+] [^\s]/
/**
 * How much rich text is read together. micromark's time grows faster than the text (1,000 underlined headings 0.1 s, 10,000
 * of them 8 s), and what a blank line parts can be read apart.
 */
const MOST_TOGETHER = 8000

/**
 * Divides Markdown, from the offset `from`, into blocks without reading what is in them. Where a block is not one of the
 * few plain sorts, it is rich, and so is everything up to the next place where a plain one must begin afresh. In a document
 * that may define link references everything is, since they count everywhere.
 */
export function splitBlocks(text: string, from: number): readonly Block[] {
  if (text.includes(']:', from)) return [{ kind: 'rich', start: from, end: text.length, texts: [] }]
  const blocks: Block[] = []
  const lines = linesOf(text, from)
  let i = 0
  while (i < lines.length) {
    const line = lines[i]
    if (!line || isBlank(text, line)) {
      i++
      continue
    }
    const block = plainBlock(text, lines, i) ?? richBlock(text, lines, i)
    i = block.next
    pushBlock(blocks, block, /[ \t]/.test(text[block.start] ?? ''))
  }
  return blocks
}

/**
 * All lines up to the next blank one, or up to the end where something in them may go on over blank lines. A very long list
 * is parted before one of its items.
 */
function richBlock(text: string, lines: readonly Line[], i: number): Found {
  const start = lines[i]?.start ?? 0
  let next = i
  let isList = true
  for (let line = lines[next]; line && !isBlank(text, line); line = lines[next]) {
    if (isList && line.start - start > MOST_TOGETHER && BULLET.test(text.slice(line.start, line.start + 3))) {
      isList = !/[<`~]/.test(text.slice(start, line.start))
      if (isList) break
    }
    next++
  }
  const end = lines[next - 1]?.end ?? start
  if (UNBOUNDED.test(text.slice(start, end))) {
    return { kind: 'rich', start, end: text.length, texts: [], next: lines.length }
  }
  return { kind: 'rich', start, end, texts: [], next }
}

/**
 * Adds a block. Rich ones that adjoin make one, up to a size; one that begins indented may go on with the lists before it,
 * and a list may go on with the rich block before it (micromark also takes `2.` after indented code for text).
 */
function pushBlock(blocks: Block[], block: Block, isIndented: boolean): void {
  let { kind, start } = block
  if (kind === 'list' && blocks.at(-1)?.kind === 'rich') kind = 'rich'
  for (let last = blocks.at(-1); kind === 'rich' && last; last = blocks.at(-1)) {
    const isOne = last.kind === 'rich' ? isIndented || block.end - last.start < MOST_TOGETHER : isIndented
    if (!isOne || (last.kind !== 'rich' && last.kind !== 'list')) break
    start = last.start
    blocks.pop()
  }
  blocks.push({ kind, start, end: block.end, texts: block.texts })
}

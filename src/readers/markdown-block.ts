import { type Line, linesOf } from './line.js'

/**
 * A block of Markdown, `[start, end)`. The plain ones stand at the left edge, outside quotes and lists of lists, and their
 * text is `texts`: one range for a paragraph or heading, one an item for a list. `rich` is all else.
 */
export interface Block {
  readonly kind: 'paragraph' | 'heading' | 'list' | 'comment' | 'rich'
  readonly start: number
  readonly end: number
  readonly texts: readonly (readonly [start: number, end: number])[]
}

/** A line that can only be a paragraph's: no mark at its beginning that could begin, underline or continue another block. */
const TEXT =
  /(?:[^\s#>+\-=*_~`|<:\d]|#{1,6}[^\s#]|[+-][^\s\-|:]|\*+[^\s*]|_+[^\s_]|`{1,2}[^`\s]|<[^A-Za-z!?/\s]|:[A-Za-z]|\d+[^\d.)\s]|\d+[.)][^\s]|\d+ )/y
const HEADING = /(#{1,6})[ \t]+(?=[^\s#])/y
const BULLET = /[-*+] (?=[^\s])/y
const ITEM = /(?:([-*+])|(\d{1,9})([.)])) (?=[^\s])/y
/** What may go on over blank lines: fenced code, and HTML that ends with a sign of its own (CommonMark 0.31, 4.6). */
const UNBOUNDED = /`{3}|~{3}|<(?:[!?]|(?:script|pre|style|textarea)(?![\w-]))/i
const COMMENT = /<!--(?!-?>)/y
const UNDERLINE = /^(?:=+|-+)[ \t]*$/
/**
 * How much rich text is read together. micromark's time grows faster than the text (1,000 underlined headings 0.1 s, 10,000
 * of them 8 s), and what a blank line parts can be read apart.
 */
const MOST_TOGETHER = 8000

/**
 * Divides Markdown, from the offset `from`, into blocks without reading what is in them. Where a block is not one of the
 * few plain sorts, it is rich, and so is everything up to the next place where a plain one must begin afresh.
 */
export function splitBlocks(text: string, from: number): readonly Block[] {
  const blocks: Block[] = []
  const lines = linesOf(text, from)
  if (text.includes(']:', from)) return [{ kind: 'rich', start: from, end: text.length, texts: [] }]
  let i = 0
  while (i < lines.length) {
    const line = lines[i]
    if (!line || isBlank(text, line)) {
      i++
      continue
    }
    const block =
      commentBlock(text, lines, i) ??
      headingBlock(text, lines, i) ??
      listBlock(text, lines, i) ??
      paragraphBlock(text, lines, i) ??
      richBlock(text, lines, i)
    i = block.next
    pushBlock(blocks, block, /[ \t]/.test(text[block.start] ?? ''))
  }
  return blocks
}

interface Found extends Block {
  /** The number of the line after it. */
  readonly next: number
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

function commentBlock(text: string, lines: readonly Line[], i: number): Found | undefined {
  const start = lines[i]?.start ?? 0
  if (!matches(COMMENT, text, start)) return undefined
  const close = text.indexOf('-->', start + 4)
  if (close < 0) return undefined
  const last = lineNumberAt(lines, close, i)
  const end = lines[last]?.end ?? close + 3
  if (text.slice(close + 3, end).trim() !== '') return undefined
  return { kind: 'comment', start, end: close + 3, texts: [[start + 4, close]], next: last + 1 }
}

function headingBlock(text: string, lines: readonly Line[], i: number): Found | undefined {
  const { start, end } = lines[i] ?? { start: 0, end: 0 }
  if (!matches(HEADING, text, start)) return undefined
  const from = HEADING.lastIndex
  const to = from + text.slice(from, end).trimEnd().length
  if (text[to - 1] === '#') return undefined
  return { kind: 'heading', start, end: to, texts: [[from, to]], next: i + 1 }
}

function listBlock(text: string, lines: readonly Line[], i: number): Found | undefined {
  const start = lines[i]?.start ?? 0
  const texts: (readonly [number, number])[] = []
  let marker = ''
  let next = i
  for (let line = lines[next]; line && !isBlank(text, line); line = lines[next]) {
    ITEM.lastIndex = line.start
    const item = ITEM.exec(text)
    const from = ITEM.lastIndex
    if (!item) {
      if (texts.length > 0 && beginsAfresh(text, lines, next)) break
      return undefined
    }
    const sort = item[1] ?? item[3] ?? ''
    if ((marker !== '' && sort !== marker) || !matches(TEXT, text, from)) return undefined
    marker = sort
    texts.push([from, line.end])
    next++
  }
  const last = texts.at(-1)
  return last ? { kind: 'list', start, end: last[1], texts, next } : undefined
}

function paragraphBlock(text: string, lines: readonly Line[], i: number): Found | undefined {
  const start = lines[i]?.start ?? 0
  let end = start
  let next = i
  for (let line = lines[next]; line && !isBlank(text, line); line = lines[next]) {
    if (next > i && (beginsAfresh(text, lines, next) || beginsList(text, line))) break
    const underline = next > i ? UNDERLINE.exec(text.slice(line.start, line.end))?.[0].trimEnd() : undefined
    if (underline !== undefined) {
      return { kind: 'heading', start, end: line.start + underline.length, texts: [[start, end]], next: next + 1 }
    }
    if (!matches(TEXT, text, line.start)) return undefined
    end = line.end
    next++
  }
  return { kind: 'paragraph', start, end, texts: [[start, end]], next }
}

/** Whether a line begins a block whatever stands above it: a heading, a comment that is complete. */
function beginsAfresh(text: string, lines: readonly Line[], i: number): boolean {
  return headingBlock(text, lines, i) !== undefined || commentBlock(text, lines, i) !== undefined
}

/** Whether a line begins a list even right below a paragraph: a numbered one only with 1. */
function beginsList(text: string, { start }: Line): boolean {
  ITEM.lastIndex = start
  const item = ITEM.exec(text)
  return item !== null && (item[2] === undefined || item[2] === '1') && matches(TEXT, text, ITEM.lastIndex)
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
    if (isList && line.start - start > MOST_TOGETHER && matches(BULLET, text, line.start)) {
      isList = !/[<`~]/.test(text.slice(start, line.start))
      if (isList) break
    }
    next++
  }
  const end = lines[next - 1]?.end ?? start
  if (UNBOUNDED.test(text.slice(start, end)))
    return { kind: 'rich', start, end: text.length, texts: [], next: lines.length }
  return { kind: 'rich', start, end, texts: [], next }
}

function isBlank(text: string, { start, end }: Line): boolean {
  for (let i = start; i < end; i++) if (text[i] !== ' ' && text[i] !== '\t') return false
  return true
}

function matches(expression: RegExp, text: string, at: number): boolean {
  expression.lastIndex = at
  return expression.test(text)
}

function lineNumberAt(lines: readonly Line[], offset: number, from: number): number {
  let i = from
  while ((lines[i + 1]?.start ?? Number.POSITIVE_INFINITY) <= offset) i++
  return i
}

import type { Line } from './line.js'

/**
 * A block of Markdown, `[start, end)`. The plain ones stand at the left edge and hold no other blocks; their text is
 * `texts`: one range for a paragraph, a heading, a comment or code, one each for items, cells and a quote's paragraphs.
 * `rich` is all else.
 */
export interface Block {
  readonly kind: 'paragraph' | 'heading' | 'list' | 'table' | 'quote' | 'code' | 'comment' | 'rich'
  readonly start: number
  readonly end: number
  readonly texts: readonly Range[]
}
export type Range = readonly [start: number, end: number]

/** A block and the number of the line after it. */
export interface Found extends Block {
  readonly next: number
}

/** A line that can only be a paragraph's: no mark at its beginning that could begin, underline or continue another block. */
const TEXT =
  /(?:[^\s#>+\-=*_~`|<:\d]|#{1,6}[^\s#]|[+-][^\s\-|:]|\*+[^\s*]|_+[^\s_]|`{1,2}[^`\s]|<[^A-Za-z!?/\s]|:[A-Za-z]|\d+[^\d.)\s]|\d+[.)][^\s]|\d+ )/y
const HEADING = /(#{1,6})[ \t]+(?=[^\s#])/y
const ITEM = /(?:([-*+])|(\d{1,9})([.)])) (?=[^\s])/y
const COMMENT = /<!--(?!-?>)/y
const UNDERLINE = /^(?:=+|-+)[ \t]*$/
const FENCE = /^(`{3,})[^`]*$/
const ROW = /^\|.*\|[ \t]*$/
const DELIMITERS = /^\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/

/** The plain block that begins on line `i`, which is not blank; undefined where the full parser has to read it. */
export function plainBlock(text: string, lines: readonly Line[], i: number): Found | undefined {
  switch (text[lines[i]?.start ?? 0]) {
    case '>':
      return quoteBlock(text, lines, i)
    case '|':
      return tableBlock(text, lines, i)
    default:
      return afreshBlock(text, lines, i) ?? listBlock(text, lines, i) ?? paragraphBlock(text, lines, i)
  }
}

/** A block that begins whatever stands on the line above: a heading, a comment, fenced code. */
function afreshBlock(text: string, lines: readonly Line[], i: number): Found | undefined {
  switch (text[lines[i]?.start ?? 0]) {
    case '#':
      return headingBlock(text, lines, i)
    case '<':
      return commentBlock(text, lines, i)
    case '`':
      return codeBlock(text, lines, i)
    default:
      return undefined
  }
}

function commentBlock(text: string, lines: readonly Line[], i: number): Found | undefined {
  const start = lines[i]?.start ?? 0
  if (!matches(COMMENT, text, start)) return undefined
  const close = text.indexOf('-->', start + 4)
  if (close < 0) return undefined
  let last = i
  while ((lines[last + 1]?.start ?? Number.POSITIVE_INFINITY) <= close) last++
  if (text.slice(close + 3, lines[last]?.end).trim() !== '') return undefined
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

/** Code between two fences that are alike. */
function codeBlock(text: string, lines: readonly Line[], i: number): Found | undefined {
  const { start, end, next: from } = lines[i] ?? { start: 0, end: 0, next: 0 }
  const fence = FENCE.exec(text.slice(start, end))?.[1]
  if (fence === undefined) return undefined
  for (let next = i + 1; next < lines.length; next++) {
    const line = lines[next] ?? { start: 0, end: 0 }
    const written = text.slice(line.start, line.end).trim()
    if (!written.startsWith(fence) || /[^`]/.test(written)) continue
    if (written !== fence || text[line.start] !== '`') return undefined
    const to = Math.max(from, lines[next - 1]?.end ?? from)
    return { kind: 'code', start, end: line.start + fence.length, texts: [[from, to]], next: next + 1 }
  }
  return undefined
}

/** A list of items of one line each, all of them with the same sort of mark. */
function listBlock(text: string, lines: readonly Line[], i: number): Found | undefined {
  const texts: Range[] = []
  let marker = ''
  let next = i
  for (let line = lines[next]; line && !isBlank(text, line); line = lines[next]) {
    ITEM.lastIndex = line.start
    const item = ITEM.exec(text)
    const from = ITEM.lastIndex
    if (!item) {
      if (texts.length > 0 && afreshBlock(text, lines, next)) break
      return undefined
    }
    const sort = item[1] ?? item[3] ?? ''
    if ((marker !== '' && sort !== marker) || !matches(TEXT, text, from)) return undefined
    marker = sort
    texts.push([from, line.end])
    next++
  }
  const last = texts.at(-1)
  return last ? { kind: 'list', start: lines[i]?.start ?? 0, end: last[1], texts, next } : undefined
}

/** A paragraph, or the heading that an underline makes of it. */
function paragraphBlock(text: string, lines: readonly Line[], i: number): Found | undefined {
  const start = lines[i]?.start ?? 0
  let end = start
  let next = i
  for (let line = lines[next]; line && !isBlank(text, line); line = lines[next]) {
    if (next > i && (afreshBlock(text, lines, next) || beginsList(text, line))) break
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

/** Whether a line begins a list even right below a paragraph: a numbered one only with 1. */
function beginsList(text: string, { start }: Line): boolean {
  ITEM.lastIndex = start
  const item = ITEM.exec(text)
  return item !== null && (item[2] === undefined || item[2] === '1') && matches(TEXT, text, ITEM.lastIndex)
}

/** A quote of paragraphs: `> ` before each of their lines and `>` alone between them. */
function quoteBlock(text: string, lines: readonly Line[], i: number): Found | undefined {
  const texts: Range[] = []
  let first: number | undefined
  let end = 0
  let next = i
  for (let line = lines[next]; line && !isBlank(text, line); line = lines[next]) {
    const written = text.slice(line.start, line.end).trimEnd()
    end = line.start + written.length
    next++
    if (written === '>') {
      first = undefined
      continue
    }
    if (!text.startsWith('> ', line.start) || !matches(TEXT, text, line.start + 2)) return undefined
    if (first !== undefined) texts.pop()
    first ??= line.start + 2
    texts.push([first, line.end])
  }
  return texts.length > 0 ? { kind: 'quote', start: lines[i]?.start ?? 0, end, texts, next } : undefined
}

/** A table with bars around every row and as many cells in each, and no escapes or code in which a bar could stand. */
function tableBlock(text: string, lines: readonly Line[], i: number): Found | undefined {
  const texts: Range[] = []
  let columns = 0
  let end = 0
  let next = i
  for (let line = lines[next]; line && !isBlank(text, line); line = lines[next]) {
    const row = text.slice(line.start, line.end).trimEnd()
    const isDelimiter = next === i + 1
    if (!(isDelimiter ? DELIMITERS : ROW).test(row) || /[`\\]/.test(row)) return undefined
    const cells = row.slice(1, -1).split('|')
    if (next > i && cells.length !== columns) return undefined
    columns = cells.length
    let at = line.start + 1
    for (const { length } of isDelimiter ? [] : cells) {
      texts.push([at, at + length])
      at += length + 1
    }
    end = line.start + row.length
    next++
  }
  return next > i + 1 ? { kind: 'table', start: lines[i]?.start ?? 0, end, texts, next } : undefined
}

/** Whether a line holds nothing but blanks. */
export function isBlank(text: string, { start, end }: Line): boolean {
  for (let i = start; i < end; i++) if (text[i] !== ' ' && text[i] !== '\t') return false
  return true
}

function matches(expression: RegExp, text: string, at: number): boolean {
  expression.lastIndex = at
  return expression.test(text)
}

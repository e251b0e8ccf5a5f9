import { readEntity } from './entity.js'
import type { Prose } from './prose.js'

/**
 * What is not plain text in a line of Markdown, `[start, end)`. `drop`: markup that goes; `put`: what stands for another
 * text; the rest opens or closes something.
 */
export type Mark = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'drop' }
  | { readonly kind: 'put'; readonly text: string }
  | { readonly kind: 'code'; readonly from: number; readonly to: number }
  | { readonly kind: 'link'; readonly label: Range; readonly url: Range; readonly title: Range | undefined }
  | { readonly kind: 'image'; readonly label: Range; readonly url: Range; readonly title: Range | undefined }
)
type Range = readonly [start: number, end: number]

const SPECIAL = /\\|`+|\*+|_+|!?\[|\]|&|<|~+|\r\n?|\n/g
/** A link or image that holds no other markup: the only ones read here. */
const LINK = /!?\[([^[\]\\`<&*_~!\r\n]*)\]\(([^\s()<>\\&"'\p{Cc}]*)(?: "([^"\\&\r\n]*)")?\)/duy
const PUNCTUATION = /[!-/:-@[-`{-~]/
const UNICODE_PUNCTUATION = /[\p{P}\p{S}]/u
const SPACE = /\s/

/**
 * Reads the inline markup of a paragraph, `[start, end)` in `text`: emphasis, code, escapes, entities, plain links and
 * images. Undefined where it meets anything else, or emphasis that only the full rules of CommonMark can pair: then the
 * full parser must read the paragraph. It takes for granted that the document defines no link references.
 *
 * It is here for speed (a quarter of the full parser's time for the text that councils write) and because it is linear where
 * the full parser is quadratic; `test/properties/markdown-plain.test.ts` shows that both read the same.
 */
export function scanInline(text: string, start: number, end: number): readonly Mark[] | undefined {
  const marks: Mark[] = []
  const emphasis = new Emphasis(text, start, end)
  let code: CodeRuns | undefined
  let tildes = 0
  let hasLinks: boolean | undefined
  SPECIAL.lastIndex = start
  for (let found = SPECIAL.exec(text); found && found.index < end; found = SPECIAL.exec(text)) {
    const [sign] = found
    const at = found.index
    const after = at + sign.length
    switch (sign[0]) {
      case '\\': {
        const next = text[after] ?? '\n'
        if (after >= end || next === '`' || next === '\n' || next === '\r') return undefined
        if (!PUNCTUATION.test(next)) break
        marks.push({ kind: 'put', text: next, start: at, end: after + 1 })
        SPECIAL.lastIndex = after + 1
        break
      }
      case '`': {
        code ??= new CodeRuns(text, start, end)
        const closing = code.closing(at, sign.length)
        if (closing === undefined) break
        const mark = toCode(text, at, after, closing, closing + sign.length)
        if (!mark) return undefined
        marks.push(mark)
        SPECIAL.lastIndex = mark.end
        break
      }
      case '*':
      case '_':
        if (!emphasis.add(at, after)) return undefined
        break
      case '!':
      case '[': {
        hasLinks ??= text.slice(start, end).includes('](')
        if (!hasLinks) break
        LINK.lastIndex = at
        const link = LINK.exec(text)
        const [label, url, title] = [link?.indices?.[1], link?.indices?.[2], link?.indices?.[3]]
        if (!label || !url || LINK.lastIndex > end) return undefined
        marks.push({ kind: sign === '[' ? 'link' : 'image', label, url, title, start: at, end: LINK.lastIndex })
        SPECIAL.lastIndex = LINK.lastIndex
        break
      }
      case ']':
        hasLinks ??= text.slice(start, end).includes('](')
        if (hasLinks) return undefined
        break
      case '&': {
        const entity = readEntity(text, at)
        if (!entity || at + entity.length > end) break
        marks.push({ kind: 'put', text: entity.text, start: at, end: at + entity.length })
        SPECIAL.lastIndex = at + entity.length
        break
      }
      case '<':
        if (/[A-Za-z/!?]/.test(text[after] ?? '')) return undefined
        break
      case '~':
        if (++tildes > 1 || /[*_]/.test((text[at - 1] ?? '') + (text[after] ?? ''))) return undefined
        break
      default: {
        let space = at
        while (space > start && (text[space - 1] === ' ' || text[space - 1] === '\t')) space--
        if (space < at) marks.push({ kind: 'drop', start: space, end: at })
        if (sign !== '\n') marks.push({ kind: 'put', text: '\n', start: at, end: after })
        // In a quote; no other line of a plain paragraph begins like this.
        if (text.startsWith('> ', after) && after < end) marks.push({ kind: 'drop', start: after, end: after + 2 })
      }
    }
  }
  const dropped = emphasis.dropped()
  return dropped.length === 0 ? marks : [...marks, ...dropped].sort((a, b) => a.start - b.start)
}

/** Appends a paragraph's text to the prose, its marks read. */
export function addInline(prose: Prose, start: number, end: number, marks: readonly Mark[]): void {
  const { document } = prose
  const { source } = document
  let from = start
  for (const mark of marks) {
    if (mark.start > from) prose.copy(from, mark.start)
    from = mark.end
    if (mark.kind === 'put') prose.put(mark.text, mark.start, mark.end - mark.start)
    else if (mark.kind === 'code') {
      prose.copy(mark.from, mark.to)
      document.addNode({ kind: 'code', start: mark.start, end: mark.end, text: source.slice(mark.from, mark.to) })
    } else if (mark.kind === 'link') {
      const before = prose.text.length
      prose.copy(...mark.label)
      const url = source.slice(...mark.url)
      document.addNode({ kind: 'link', start: mark.start, end: mark.end, url, text: prose.text.slice(before) })
    } else if (mark.kind === 'image') {
      prose.begin('alt')
      prose.copy(...mark.label)
      const alt = prose.text
      prose.end()
      addTitle(prose, mark.title)
      const title = mark.title ? source.slice(...mark.title) : ''
      document.addNode({ kind: 'image', start: mark.start, end: mark.end, url: source.slice(...mark.url), alt, title })
    }
  }
  if (end > from) prose.copy(from, end)
}

function addTitle(prose: Prose, title: Range | undefined): void {
  if (!title) return
  prose.begin('caption')
  prose.copy(...title)
  prose.end()
}

/** A code span's mark: one space at either end goes, unless there is nothing else. Undefined over a line end. */
function toCode(text: string, start: number, from: number, to: number, end: number): Mark | undefined {
  const content = text.slice(from, to)
  if (/[\r\n\t]/.test(content)) return undefined
  const isPadded = content.startsWith(' ') && content.endsWith(' ') && content.trim() !== ''
  return { kind: 'code', start, end, from: isPadded ? from + 1 : from, to: isPadded ? to - 1 : to }
}

/** Where the runs of backticks stand, by their length; a closing run is asked for from the left to the right. */
class CodeRuns {
  readonly #runs = new Map<number, { readonly starts: number[]; next: number }>()

  constructor(text: string, start: number, end: number) {
    for (const found of text.slice(start, end).matchAll(/`+/g)) {
      const { length } = found[0]
      const runs = this.#runs.get(length)
      if (runs) runs.starts.push(start + found.index)
      else this.#runs.set(length, { starts: [start + found.index], next: 0 })
    }
  }

  closing(opening: number, length: number): number | undefined {
    const runs = this.#runs.get(length)
    if (!runs) return undefined
    while ((runs.starts[runs.next] ?? Number.POSITIVE_INFINITY) <= opening) runs.next++
    return runs.starts[runs.next]
  }
}

interface Run {
  readonly start: number
  readonly end: number
  readonly char: string
}

/**
 * Pairs the runs of `*` and `_` that can only open or only close, as CommonMark 0.31 (6.2) has it. A run that could do both,
 * or a pair of unlike lengths, is left to the full parser.
 */
class Emphasis {
  readonly #text: string
  readonly #start: number
  readonly #end: number
  readonly #open: Run[] = []
  readonly #count = { '*': 0, _: 0 }
  readonly #dropped: Run[] = []

  constructor(text: string, start: number, end: number) {
    this.#text = text
    this.#start = start
    this.#end = end
  }

  /** Takes in the run `[start, end)`; false where the full parser is needed. */
  add(start: number, end: number): boolean {
    const char = this.#text[start] === '*' ? '*' : '_'
    const [before, after] = [this.#classOf(start - 1), this.#classOf(end)]
    const canOpen = after === 'other' || (after === 'punctuation' && before !== 'other')
    const canClose = before === 'other' || (before === 'punctuation' && after !== 'other')
    const opens = char === '*' ? canOpen : canOpen && (before !== 'other' || !canClose)
    const closes = char === '*' ? canClose : canClose && (after !== 'other' || !canOpen)
    if (opens && closes) return false
    if (opens) {
      this.#open.push({ start, end, char })
      this.#count[char]++
    }
    if (!closes || this.#count[char] === 0) return true
    for (let opener = this.#open.pop(); opener; opener = this.#open.pop()) {
      this.#count[opener.char === '*' ? '*' : '_']--
      if (opener.char !== char) continue
      if (opener.end - opener.start !== end - start) return false
      this.#dropped.push(opener, { start, end, char })
      break
    }
    return true
  }

  dropped(): Mark[] {
    return this.#dropped.map(({ start, end }) => ({ kind: 'drop', start, end }))
  }

  #classOf(at: number): 'space' | 'punctuation' | 'other' {
    const char = at < this.#start || at >= this.#end ? ' ' : (this.#text[at] ?? ' ')
    if (SPACE.test(char)) return 'space'
    return UNICODE_PUNCTUATION.test(char) ? 'punctuation' : 'other'
  }
}

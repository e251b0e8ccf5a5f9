import { parse, postprocess, preprocess } from 'micromark'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { Extension } from 'micromark-util-types'
import type { HtmlProse } from './html-prose.js'
import { MarkdownWalk } from './markdown-walk.js'
import type { Prose } from './prose.js'

const TABLE = gfmTable()
const STRIKETHROUGH = gfmStrikethrough()
/**
 * micromark pairs emphasis and brackets in time that grows with the square of their number in one block (measured: 5,000
 * stray `*` in a paragraph 0.6 s, 20,000 7 s). A block with more than this is no text that a person wrote; in it they
 * stay as they are.
 */
const MANY_MARKS = 2000
const NO_EMPHASIS: Extension = { disable: { null: ['attention'] } }
const NO_LINKS: Extension = { disable: { null: ['labelStartLink', 'labelStartImage', 'labelEnd'] } }

/** Quotes and lists deeper inside one another than anybody writes them: there micromark is quadratic too. */
const DEEP = /(?:^|\n)(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){50}/
const NO_CONTAINERS: Extension = { disable: { null: ['blockQuote', 'list'] } }

/** Reads the Markdown of `[start, end)` with micromark; its tokens lead every character to its place in the source. */
export function addRich(prose: Prose, html: HtmlProse, masked: string, start: number, end: number): void {
  // micromark drops a byte order mark at its beginning without counting it; here it is only a blank in mid-text.
  const text = masked.slice(start, end).replace(/^\ufeff/, '\u00a0')
  const events = postprocess(
    parse({ extensions: extensionsFor(text) })
      .document()
      .write(preprocess()(text, undefined, true)),
  )
  const walk = new MarkdownWalk(prose, html, start)
  for (const [step, token] of events) {
    if (step === 'enter') walk.enter(token)
    else walk.exit(token)
  }
  walk.finish()
}

function extensionsFor(text: string): Extension[] {
  const extensions: Extension[] = []
  if (text.includes('-') && /[|:]/.test(text)) extensions.push(TABLE)
  if (text.includes('~')) extensions.push(STRIKETHROUGH)
  if (DEEP.test(text)) extensions.push(NO_CONTAINERS)
  if (mostMarks(text, /[*_~]+/g) > MANY_MARKS) extensions.push(NO_EMPHASIS)
  if (mostMarks(text, /[[\]]/g) > MANY_MARKS) extensions.push(NO_LINKS)
  return extensions
}

/** How many marks the block (lines without a blank one between them) with the most of them has. */
function mostMarks(text: string, marks: RegExp): number {
  if (text.length < MANY_MARKS) return 0
  let most = 0
  for (const block of text.split(/\n[ \t>]*\r?\n/)) most = Math.max(most, block.match(marks)?.length ?? 0)
  return most
}

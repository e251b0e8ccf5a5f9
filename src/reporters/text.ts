import { isMasked, maskRanges } from '../core/mask.js'
import { lineStarts, toPosition } from '../core/position.js'
import { describeSummary, summarise } from '../core/summary.js'
import type { Checked, Citation, Clause, Policy, Report, Severity } from '../core/types.js'
import { safeMessage } from './json.js'
import { wrap } from './wrap.js'

/** Functions that make text stand out; all of them may return it unchanged. */
export interface Theme {
  readonly error: (text: string) => string
  readonly warning: (text: string) => string
  readonly advice: (text: string) => string
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
}
export interface TextOptions {
  readonly width: number
  readonly theme: Theme
  /** Whether personal data is shown: only ever to the terminal of the person who wrote it. */
  readonly showData: boolean
  /** Policies in the order in which they are cited. */
  readonly policies: readonly Policy[]
  /** Only errors and warnings, and no line for what is in order. */
  readonly quiet: boolean
  /** What was assumed, where nothing was configured. */
  readonly note?: string
}

const WIDTH_MAX = 110
const INDENT = 2
const CUT_BEFORE = 24
const WORDS: Readonly<Record<Severity, string>> = { error: 'to fix', warning: 'to look at', advice: 'hint' }

/** The report for people: each post with its findings in order, then one line that sums up. */
export function renderText(report: Report, options: TextOptions): string {
  const width = Math.min(options.width, WIDTH_MAX)
  const blocks: string[] = []
  for (const checked of report.checked) {
    const shown = options.quiet
      ? checked.citations.filter((c) => c.finding.severity !== 'advice')
      : checked.citations
    if (shown.length === 0) continue
    const draft = checked.document.meta.draft ? ' (draft)' : ''
    const { account, date, preElection } = checked.context
    const about = `${account} account, ${date}${preElection ? ', pre-election period' : ''}${draft}`
    blocks.push(`${options.theme.bold(checked.document.path)}  ${options.theme.dim(about)}`)
    for (const citation of shown) blocks.push(renderFinding(citation, checked, width, options))
  }
  if (report.checked.length > 0) blocks.push(options.theme.bold(describeSummary(summarise(report.checked))))
  if (options.note !== undefined) blocks.push(wrap(options.note, width).map(options.theme.dim).join('\n'))
  return blocks.length > 0 ? `${blocks.join('\n\n')}\n` : ''
}

function renderFinding({ finding, clauses }: Citation, checked: Checked, width: number, options: TextOptions): string {
  const { theme } = options
  const { source } = checked.document
  const starts = lineStarts(source)
  const { line, column } = toPosition(starts, finding.start)
  const hide = isMasked(finding.topic) && !options.showData
  const message = hide ? safeMessage(finding.message, finding.matched) : finding.message
  const place = `${line}:${column}`
  const label = `${place}  ${finding.severity} (${WORDS[finding.severity]})  `
  const [first = '', ...rest] = wrap(label + message, width - INDENT, INDENT)
  const coloured = first.startsWith(label)
    ? `${theme.dim(place)}  ${theme[finding.severity](label.slice(place.length).trim())}  ${first.slice(label.length)}`
    : first
  const lines = [coloured, ...rest]
  lines.push(...excerpt(checked, finding.start, finding.end, starts, width - INDENT * 2, options, finding.severity))
  lines.push(...renderClauses(clauses, options.policies, width - INDENT * 2).map((text) => INDENT_TEXT + theme.dim(text)))
  lines.push(...wrap(`Instead: ${finding.suggestion}`, width - INDENT * 2, INDENT).map((text) => INDENT_TEXT + text))
  lines.push(INDENT_TEXT + theme.dim(`rule: ${finding.rule}`))
  return lines.map((text) => INDENT_TEXT + text).join('\n')
}
const INDENT_TEXT = ' '.repeat(INDENT)

/** The source line with the match underlined; a long line is cut around it. */
function excerpt(
  { document, citations }: Checked,
  start: number,
  end: number,
  starts: readonly number[],
  width: number,
  { theme, showData }: TextOptions,
  severity: Severity,
): string[] {
  const { line } = toPosition(starts, start)
  const from = starts[line - 1] ?? 0
  const whole = document.source.slice(from, starts[line] ?? document.source.length).replace(/[\r\n]+$/, '')
  const secret = citations.filter((c) => isMasked(c.finding.topic)).map((c) => c.finding)
  const safe = showData ? whole : maskRanges(whole, secret.map((f) => ({ start: f.start - from, end: f.end - from })))
  const first = start - from
  const last = Math.min(end - from, safe.length)
  const cut = first > CUT_BEFORE && safe.length > width ? first - CUT_BEFORE : 0
  const before = (cut > 0 ? '…' : '') + plain(safe.slice(cut, first))
  const match = plain(safe.slice(first, last))
  const room = Math.max(8, width - columns(before))
  const marked = takeColumns(match, room)
  const after = takeColumns(plain(safe.slice(last)), Math.max(0, width - columns(before) - columns(marked)))
  const under = ' '.repeat(columns(before)) + theme[severity]('~'.repeat(Math.max(1, columns(marked))))
  return [`${INDENT_TEXT}${theme.dim(before)}${theme.bold(marked)}${theme.dim(after)}`, `${INDENT_TEXT}${under}`]
}

/** Text without what would move the cursor: tabs become a space, control characters go. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is removed
  return text.replace(/\t/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
}

/** How many columns a terminal gives a text: two for emoji and wide letters, none for marks that combine. */
function columns(text: string): number {
  let width = 0
  for (const char of text) width += columnsOf(char)
  return width
}

function columnsOf(char: string): number {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x300) return 1
  if (/\p{M}/u.test(char) || (code >= 0xfe00 && code <= 0xfe0f)) return 0
  return /\p{Emoji_Presentation}/u.test(char) || (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xd7a3) || (code >= 0xff00 && code <= 0xff60) ? 2 : 1
}

function takeColumns(text: string, width: number): string {
  let taken = ''
  let used = 0
  for (const char of text) {
    used += columnsOf(char)
    if (used > width) return width > 1 ? `${[...taken].slice(0, -1).join('')}…` : ''
    taken += char
  }
  return taken
}

/** The first policy's clause in full, the rest by locator. */
function renderClauses(clauses: readonly Clause[], policies: readonly Policy[], width: number): string[] {
  const [first, ...rest] = clauses
  if (!first) return []
  const title = policies.find((policy) => policy.id === first.policy)?.council ?? first.policy
  const imported = first.imported ? ' (it brings in the code that covers this)' : ''
  const lines = wrap(`${title}, clause ${first.clause}: ${first.says}${imported}`, width, INDENT)
  if (rest.length === 0) return lines
  const byPolicy = new Map<string, string[]>()
  for (const { policy, clause, imported: by } of rest) {
    byPolicy.set(policy, [...(byPolicy.get(policy) ?? []), by ? `${clause} (by import)` : clause])
  }
  const others = [...byPolicy].map(([policy, locators]) => `${policy} ${locators.join(', ')}`).join('; ')
  return [...lines, ...wrap(`also: ${others}`, width, INDENT)]
}

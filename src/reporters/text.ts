import { safeSource, toSafe } from '../core/mask.js'
import { lineStarts, toPosition } from '../core/position.js'
import { describeSummary, summarise } from '../core/summary.js'
import type { Checked, Citation, Clause, Finding, Policy, Report, Severity } from '../core/types.js'
import { columns, fitEnd, fitStart, plain } from './columns.js'
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
const WIDTH_MIN = 30
const INDENT = '  '
/** How much of a long line is shown before the match. */
const LEAD = 30
const WORDS: Readonly<Record<Severity, string>> = { error: 'to fix', warning: 'to look at', advice: 'hint' }

/** The report for people: each post with its findings in order, then one line that sums up. */
export function renderText(report: Report, options: TextOptions): string {
  const width = Math.max(WIDTH_MIN, Math.min(options.width, WIDTH_MAX))
  const { theme } = options
  const blocks: string[] = []
  for (const checked of report.checked) {
    const shown = options.quiet ? checked.citations.filter((c) => c.finding.severity !== 'advice') : checked.citations
    if (shown.length === 0) continue
    blocks.push(`${theme.bold(plain(checked.document.path))}  ${theme.dim(describeContext(checked))}`)
    const source = options.showData ? checked.document.source : safeSource(checked)
    const page: Page = { source, starts: lineStarts(source), width: width - INDENT.length, options }
    const told = new Set<string>()
    for (const citation of shown) {
      blocks.push(renderFinding(citation, page, told.has(keyOf(citation))))
      told.add(keyOf(citation))
    }
  }
  if (report.checked.length > 0) blocks.push(theme.bold(describeSummary(summarise(report.checked))))
  if (options.note !== undefined) blocks.push(wrap(options.note, width).map(theme.dim).join('\n'))
  return blocks.length > 0 ? `${blocks.join('\n\n')}\n` : ''
}

function describeContext({ context, document }: Checked): string {
  const { account, date, preElection } = context
  return `${account} account, ${date}${preElection ? ', pre-election period' : ''}${document.meta.draft ? ' (draft)' : ''}`
}

/** A document as it may be shown, and the room there is. */
interface Page {
  readonly source: string
  readonly starts: readonly number[]
  readonly width: number
  readonly options: TextOptions
}

/** What is the same for findings that touch the same clauses. */
function keyOf({ clauses }: Citation): string {
  return clauses.map((c) => `${c.policy} ${c.clause}`).join('\n')
}

/** One finding; its clauses by locator alone where they were `told` before. */
function renderFinding({ finding, clauses }: Citation, page: Page, told: boolean): string {
  const { theme, policies } = page.options
  const inner = page.width - INDENT.length
  const { line, column } = toPosition(page.starts, finding.start)
  const { message } = toSafe(finding, page.source)
  const place = `${line}:${column}`
  const label = `${finding.severity} (${WORDS[finding.severity]})`
  // The label is drawn after wrapping, so that its colour does not count as columns.
  const [first = '', ...rest] = wrap(plain(message), page.width - place.length - label.length - 4)
  const head = `${theme.dim(place)}  ${theme[finding.severity](label)}  ${first}`
  const body = [
    ...wrap(rest.join(' '), inner),
    ...excerpt(finding, page, inner),
    ...renderClauses(clauses, policies, inner, told).map(theme.dim),
    ...wrap(`Instead: ${finding.suggestion}`, inner, INDENT.length),
    theme.dim(`rule: ${finding.rule}`),
  ]
  return [head, ...body.filter((text) => text !== '').map((text) => INDENT + text)]
    .map((text) => INDENT + text)
    .join('\n')
}

/** The source line with the match underlined; a long line is cut around it, a match of several lines shown with its first. */
function excerpt({ start, end, severity }: Finding, { source, starts, options }: Page, width: number): string[] {
  const { theme } = options
  const { line } = toPosition(starts, start)
  const from = starts[line - 1] ?? 0
  const to = starts[line] ?? source.length
  const match = plain(source.slice(start, Math.min(end, to)).trimEnd())
  const head = plain(source.slice(from, start))
  const tail = plain(source.slice(Math.min(end, to), to).trimEnd())
  const isLong = columns(head) + columns(match) + columns(tail) > width
  const before = isLong ? fitEnd(head, Math.min(LEAD, Math.floor(width / 3))) : head
  const marked = fitStart(match, Math.max(1, width - columns(before)))
  const after = fitStart(tail, Math.max(0, width - columns(before) - columns(marked)))
  const under = ' '.repeat(columns(before)) + theme[severity]('~'.repeat(Math.max(1, columns(marked))))
  return [`${theme.dim(before)}${theme.bold(marked)}${theme.dim(after)}`, under]
}

/** The first policy's clause in full, the rest by locator; clauses that were told before, in a word. */
function renderClauses(
  clauses: readonly Clause[],
  policies: readonly Policy[],
  width: number,
  told: boolean,
): string[] {
  const [first, ...rest] = clauses
  if (!first) return []
  const title = policies.find((policy) => policy.id === first.policy)?.council ?? first.policy
  if (told)
    return wrap(
      `${title}, clause ${first.clause}${rest.length > 0 ? ' and others' : ''}, as above`,
      width,
      INDENT.length,
    )
  const imported = first.imported ? ' (it brings in the code that covers this)' : ''
  const lines = wrap(`${title}, clause ${first.clause}: ${first.says}${imported}`, width, INDENT.length)
  if (rest.length === 0) return lines
  const byPolicy = new Map<string, string[]>()
  for (const { policy, clause, imported: by } of rest) {
    byPolicy.set(policy, [...(byPolicy.get(policy) ?? []), by ? `${clause} (by import)` : clause])
  }
  const others = [...byPolicy].map(([policy, locators]) => `${policy} ${locators.join(', ')}`).join('; ')
  return [...lines, ...wrap(`also: ${others}`, width, INDENT.length)]
}

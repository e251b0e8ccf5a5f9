import { safeSource, toSafe } from '../core/mask.js'
import { lineStarts, toPosition } from '../core/position.js'
import { summarise } from '../core/summary.js'
import type { Checked, Citation, Clause, Confidence, Context, Report, Severity } from '../core/types.js'

/** A finding as JSON has it: `json`, `jsonl` and `stream` all use this object. Offsets are UTF-16 code units. */
export interface JsonFinding<Place> {
  readonly rule: string
  readonly topic: string
  readonly severity: Severity
  readonly confidence: Confidence
  readonly message: string
  readonly why: string
  readonly suggestion: string
  readonly file: string | null
  readonly record: string | number | null
  readonly start: Place
  readonly end: Place
  readonly matched: string
  readonly masked: boolean
  readonly clauses: readonly Clause[]
  readonly account: string
  readonly date: string
  readonly fingerprint: string
}
export interface JsonPlace {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/**
 * A finding as an object; personal data and secrets are masked. `source` is the safe source of the document that it is
 * in (see `safeSource`), `place` writes an offset.
 */
export function toJson<Place>(
  { finding, clauses, fingerprint }: Citation,
  { context, source }: { readonly context: Context; readonly source: string },
  where: { readonly file: string | null; readonly record: string | number | null },
  place: (offset: number) => Place,
): JsonFinding<Place> {
  const { matched, message, masked } = toSafe(finding, source)
  return {
    rule: finding.rule,
    topic: finding.topic,
    severity: finding.severity,
    confidence: finding.confidence,
    message,
    why: finding.why,
    suggestion: finding.suggestion,
    file: where.file,
    record: where.record,
    start: place(finding.start),
    end: place(finding.end),
    matched,
    masked,
    clauses,
    account: context.account,
    date: context.date,
    fingerprint,
  }
}

/** One object for the whole run. */
export function renderJson(report: Report): string {
  const findings = report.checked.flatMap(toJsonFindings)
  const summary = summarise(report.checked)
  return `${JSON.stringify({ version: 1, findings, problems: report.problems, summary }, null, 2)}\n`
}

/** One finding a line. */
export function renderJsonLines(report: Report): string {
  return report.checked
    .flatMap(toJsonFindings)
    .map((finding) => `${JSON.stringify(finding)}\n`)
    .join('')
}

function toJsonFindings(checked: Checked): JsonFinding<JsonPlace>[] {
  const starts = lineStarts(checked.document.source)
  const place = (offset: number): JsonPlace => ({ ...toPosition(starts, offset), offset })
  const where = { file: checked.document.path, record: null }
  const safe = { context: checked.context, source: safeSource(checked) }
  return checked.citations.map((citation) => toJson(citation, safe, where, place))
}

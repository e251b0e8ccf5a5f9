import { safeSource, toSafe } from '../core/mask.js'
import { lineStarts, toPosition } from '../core/position.js'
import type { Report } from '../core/types.js'
import { plain } from './columns.js'

/** One finding a line: `file:line:column: severity rule: message [clauses]`. Personal data is masked. */
export function renderLines(report: Report): string {
  let text = ''
  for (const checked of report.checked) {
    const { document, citations } = checked
    const starts = lineStarts(document.source)
    const source = safeSource(checked)
    for (const { finding, clauses } of citations) {
      const { line, column } = toPosition(starts, finding.start)
      const { message } = toSafe(finding, source)
      const cited = clauses.map((c) => `${c.policy} ${c.clause}`).join(', ')
      text += `${document.path}:${line}:${column}: ${finding.severity} ${finding.rule}: ${plain(message)}${cited ? ` [${cited}]` : ''}\n`
    }
  }
  return text
}

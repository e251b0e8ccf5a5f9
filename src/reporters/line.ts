import { isMasked } from '../core/mask.js'
import { lineStarts, toPosition } from '../core/position.js'
import type { Report } from '../core/types.js'
import { safeMessage } from './json.js'

/** One finding a line: `file:line:column: severity rule: message [clauses]`. Personal data is masked. */
export function renderLines(report: Report): string {
  let text = ''
  for (const { document, citations } of report.checked) {
    const starts = lineStarts(document.source)
    for (const { finding, clauses } of citations) {
      const { line, column } = toPosition(starts, finding.start)
      const message = isMasked(finding.topic) ? safeMessage(finding.message, finding.matched) : finding.message
      const cited = clauses.map((c) => `${c.policy} ${c.clause}`).join(', ')
      text += `${document.path}:${line}:${column}: ${finding.severity} ${finding.rule}: ${message}${cited ? ` [${cited}]` : ''}\n`
    }
  }
  return text
}

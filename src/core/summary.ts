import type { Checked, Severity } from './types.js'

/** How much was found in how many documents. */
export interface Summary {
  readonly documents: number
  /** Documents with something at or above warning. */
  readonly concerned: number
  readonly error: number
  readonly warning: number
  readonly advice: number
}

/** Counts what a run found. */
export function summarise(checked: readonly Checked[]): Summary {
  const count = (severity: Severity): number =>
    checked.reduce((n, c) => n + c.citations.filter((f) => f.finding.severity === severity).length, 0)
  return {
    documents: checked.length,
    concerned: checked.filter((c) => c.citations.some((f) => f.finding.severity !== 'advice')).length,
    error: count('error'),
    warning: count('warning'),
    advice: count('advice'),
  }
}

/** The one line that a reader needs: "3 things to fix, 1 to look at, in 2 of 14 posts". */
export function describeSummary(summary: Summary): string {
  const { documents, concerned, error, warning, advice } = summary
  const posts = documents === 1 ? '1 post' : `${documents} posts`
  if (error + warning + advice === 0) return `Nothing to change in ${posts}.`
  const parts: string[] = []
  if (error > 0) parts.push(`${error} ${error === 1 ? 'thing' : 'things'} to fix`)
  if (warning > 0) parts.push(`${warning}${error > 0 ? '' : warning === 1 ? ' thing' : ' things'} to look at`)
  const hints = advice > 0 ? `${advice} ${advice === 1 ? 'hint' : 'hints'}` : ''
  if (parts.length === 0) return `Nothing to change in ${posts}; ${hints}.`
  if (hints) parts.push(hints)
  return documents === 1 ? `${parts.join(', ')}.` : `${parts.join(', ')}, in ${concerned} of ${posts}.`
}

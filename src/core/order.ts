import type { Finding } from './types.js'

const WEIGHT = { low: 0, medium: 1, high: 2 } as const

/** Findings in source order; of one rule's overlapping findings only the surest, then the longest, is kept. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const sorted = [...findings].sort((a, b) => a.start - b.start || b.end - a.end || compare(a.rule, b.rule))
  const kept: Finding[] = []
  const last = new Map<string, number>()
  for (const finding of sorted) {
    const at = last.get(finding.rule)
    const previous = at === undefined ? undefined : kept[at]
    if (at !== undefined && previous && finding.start < previous.end) {
      if (isBetter(finding, previous)) kept[at] = finding
      continue
    }
    last.set(finding.rule, kept.push(finding) - 1)
  }
  return kept.sort((a, b) => a.start - b.start || a.end - b.end || compare(a.rule, b.rule))
}

function isBetter(a: Finding, b: Finding): boolean {
  const surer = WEIGHT[a.confidence] - WEIGHT[b.confidence]
  return surer === 0 ? a.end - a.start > b.end - b.start : surer > 0
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

import type { Checked, Citation, Clause, Finding, Report } from '../../src/core/types.js'
import { toContext, toDocument } from './document.js'

/** A finding at the first place where `matched` stands in `source`. */
export function toFinding(source: string, matched: string, rest: Partial<Finding> = {}): Finding {
  const start = source.indexOf(matched)
  return {
    rule: 'party-political/vote-request',
    topic: 'party-political',
    severity: 'error',
    confidence: 'high',
    message: `"${matched.replace(/\s+/g, ' ')}" asks people to vote for a party`,
    why: 'A council may not publish anything that seems designed to win support for a party.',
    suggestion: 'Say how and when to vote, not for whom.',
    start,
    end: start + matched.length,
    matched,
    ...rest,
  }
}

export const CLAUSES: readonly Clause[] = [
  { policy: 'durrington', clause: '6.5', says: 'No party political content may be posted.' },
  { policy: 'toolkit', clause: 'Legal/1', says: 'Publicity must be even-handed.' },
  { policy: 'lowestoft', clause: '5.3', says: 'Another code applies.', imported: true },
]

/** A checked document with findings that all touch the same clauses. */
export function toChecked(path: string, source: string, findings: readonly Finding[]): Checked {
  const citations: Citation[] = findings.map((finding) => ({
    finding,
    clauses: CLAUSES,
    fingerprint: '0123456789abcdef',
  }))
  return { document: { ...toDocument(source), path }, context: toContext(), citations }
}

export function toReport(...checked: readonly Checked[]): Report {
  return { checked, problems: [] }
}

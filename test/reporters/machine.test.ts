import { describe, expect, it } from 'vitest'
import { renderJson, renderJsonLines } from '../../src/reporters/json.js'
import { renderLines } from '../../src/reporters/line.js'
import { toChecked, toFinding, toReport } from '../support/report.js'

const source = 'Hello.\r\nVote Labour, says Jo, 07700 900123.\n'
const findings = [
  toFinding(source, 'Vote Labour'),
  toFinding(source, '07700 900123', {
    topic: 'personal-data',
    rule: 'personal-data/private-phone',
    message: '"07700 900123" looks like a private number',
  }),
]
const report = toReport(toChecked('posts/may.md', source, findings))

describe('line', () => {
  it('prints one finding a line, with personal data masked', () => {
    expect(renderLines(report)).toMatchInlineSnapshot(`
      "posts/may.md:2:1: error party-political/vote-request: "Vote Labour" asks people to vote for a party [durrington 6.5, toolkit Legal/1, lowestoft 5.3]
      posts/may.md:2:23: error personal-data/private-phone: "07••• ••••••" looks like a private number [durrington 6.5, toolkit Legal/1, lowestoft 5.3]
      "
    `)
  })
})

describe('json', () => {
  it('holds findings, problems and a summary', () => {
    const { findings: found, ...rest } = JSON.parse(
      renderJson({ ...report, problems: [{ path: 'a.md', message: 'no' }] }),
    )
    expect(found).toHaveLength(2)
    expect(rest).toEqual({
      version: 1,
      problems: [{ path: 'a.md', message: 'no' }],
      summary: { documents: 1, concerned: 1, error: 2, warning: 0, advice: 0 },
    })
  })
})

describe('jsonl', () => {
  it('prints the object of the design, one a line', () => {
    const lines = renderJsonLines(report).trimEnd().split('\n')
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      rule: 'party-political/vote-request',
      topic: 'party-political',
      severity: 'error',
      confidence: 'high',
      message: '"Vote Labour" asks people to vote for a party',
      why: 'A council may not publish anything that seems designed to win support for a party.',
      suggestion: 'Say how and when to vote, not for whom.',
      file: 'posts/may.md',
      record: null,
      start: { line: 2, column: 1, offset: 8 },
      end: { line: 2, column: 12, offset: 19 },
      matched: 'Vote Labour',
      masked: false,
      clauses: [
        { policy: 'durrington', clause: '6.5', says: 'No party political content may be posted.' },
        { policy: 'toolkit', clause: 'Legal/1', says: 'Publicity must be even-handed.' },
        { policy: 'lowestoft', clause: '5.3', says: 'Another code applies.', imported: true },
      ],
      account: 'council',
      date: '2026-02-02',
      fingerprint: '0123456789abcdef',
    })
    expect(lines[1]).not.toContain('900123')
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ matched: '07••• ••••••', masked: true })
  })
})

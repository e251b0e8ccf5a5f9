import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/core/types.js'
import { columns } from '../../src/reporters/columns.js'
import { renderText, type TextOptions } from '../../src/reporters/text.js'
import { toChecked, toFinding, toReport } from '../support/report.js'

const same = (text: string): string => text
const options: TextOptions = {
  width: 80,
  theme: { error: same, warning: same, advice: same, bold: same, dim: same },
  showData: true,
  policies: [{ id: 'durrington', title: 'Social Media Policy', council: 'Durrington Town Council', clauses: [] }],
  quiet: false,
}
const render = (report: Report, rest: Partial<TextOptions> = {}): string => renderText(report, { ...options, ...rest })
const phone = { topic: 'personal-data', rule: 'personal-data/private-phone' } as const

describe('the report for people', () => {
  it('shows place, severity, message, the line, the clauses and what to write instead', () => {
    const source = 'Hello all.\nPlease vote Labour on Thursday, friends.\n'
    expect(
      render(toReport(toChecked('posts/may.md', source, [toFinding(source, 'vote Labour')]))),
    ).toMatchInlineSnapshot(`
      "posts/may.md  council account, 2026-02-02

        2:8  error (to fix)  "vote Labour" asks people to vote for a party
          Please vote Labour on Thursday, friends.
                 ~~~~~~~~~~~
          Durrington Town Council, clause 6.5: No party political content may be
            posted.
          also: toolkit Legal/1; lowestoft 5.3 (by import)
          Instead: Say how and when to vote, not for whom.
          rule: party-political/vote-request

      1 thing to fix.
      "
    `)
  })

  it('cuts a long line around the match and stays within 60 columns', () => {
    const source = `${'The market is open all day. '.repeat(9)}Vote Labour! ${'Bring a bag. '.repeat(9)}`
    const text = render(toReport(toChecked('a.txt', source, [toFinding(source, 'Vote Labour')])), { width: 60 })
    expect(text.split('\n').filter((line) => columns(line) > 60)).toEqual([])
    expect(text).toMatchInlineSnapshot(`
      "a.txt  council account, 2026-02-02

        1:253  error (to fix)  "Vote Labour" asks people to vote
          for a party
          …is open all day. Vote Labour! Bring a bag. Bring a bag…
                            ~~~~~~~~~~~
          Durrington Town Council, clause 6.5: No party political
            content may be posted.
          also: toolkit Legal/1; lowestoft 5.3 (by import)
          Instead: Say how and when to vote, not for whom.
          rule: party-political/vote-request

      1 thing to fix.
      "
    `)
  })

  it('underlines behind tabs, emoji and wide letters', () => {
    const source = '\t🎄東é vote Labour'
    const lines = render(toReport(toChecked('a.txt', source, [toFinding(source, 'vote Labour')]))).split('\n')
    expect(lines.slice(3, 5)).toEqual(['     🎄東é vote Labour', `    ${' '.repeat(7)}${'~'.repeat(11)}`])
  })

  it('lets nothing in a post move the cursor or colour the terminal', () => {
    const source = 'vote \u001b[31mLabour\u0007 now'
    const text = render(toReport(toChecked('a.txt', source, [toFinding(source, 'vote \u001b[31mLabour\u0007')])))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
  })

  it('masks personal data that does not go to a terminal, on the lines of other findings too', () => {
    const source = 'Vote Labour and ring Jo on 07700 900123 tonight.'
    const findings = [
      toFinding(source, 'Vote Labour'),
      toFinding(source, '07700 900123', { ...phone, message: '"07700 900123" looks private' }),
    ]
    const report = toReport(toChecked('a.txt', source, findings))
    expect(render(report)).toContain('07700 900123')
    const safe = render(report, { showData: false })
    expect(safe).not.toContain('900123')
    expect(safe.match(/07••• ••••••/g)).toHaveLength(3)
  })

  it('sums up in plain English', () => {
    const source = 'Vote Labour'
    const advice = toChecked('b.txt', source, [toFinding(source, 'Labour', { severity: 'advice' })])
    const warning = toChecked('c.txt', source, [toFinding(source, 'Labour', { severity: 'warning' })])
    const clean = toChecked('d.txt', source, [])
    const last = (report: Report): string | undefined => render(report).trimEnd().split('\n').at(-1)
    expect(last(toReport(clean))).toBe('Nothing to change in 1 post.')
    expect(last(toReport(clean, advice))).toBe('Nothing to change in 2 posts; 1 hint.')
    expect(last(toReport(clean, warning))).toBe('1 thing to look at, in 1 of 2 posts.')
    expect(render(toReport())).toBe('')
  })

  it('leaves out hints when it should be quiet', () => {
    const source = 'Vote Labour'
    const report = toReport(toChecked('b.txt', source, [toFinding(source, 'Labour', { severity: 'advice' })]))
    expect(render(report, { quiet: true })).not.toContain('b.txt')
  })
})

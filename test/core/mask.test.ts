import { describe, expect, it } from 'vitest'
import { mask, maskRanges, safeSource, toSafe } from '../../src/core/mask.js'
import type { Citation, Finding } from '../../src/core/types.js'
import { toDocument } from '../support/document.js'

const finding = (topic: Finding['topic'], source: string, matched: string): Finding => ({
  rule: `${topic}/x`,
  topic,
  severity: 'error',
  confidence: 'high',
  message: `"${matched.replace(/\s+/g, ' ')}" should not be here`,
  why: '',
  suggestion: '',
  start: source.indexOf(matched),
  end: source.indexOf(matched) + matched.length,
  matched,
})
const cited = (f: Finding): Citation => ({ finding: f, clauses: [], fingerprint: '' })

describe('masking', () => {
  it('keeps the shape, and two letters of a long match', () => {
    expect(mask('07700 900123')).toBe('07••• ••••••')
    expect(mask('jo.bloggs@post.example')).toBe('jo.••••••@••••.•••••••')
  })

  it('hides a short secret whole', () => {
    expect(mask('4821')).toBe('••••')
  })

  it('keeps the length in code units, so that offsets hold', () => {
    const text = '𝐉𝐨 𝐚𝐭 😀 12 Mill Lane'
    expect(mask(text)).toHaveLength(text.length)
  })

  it('takes ranges that overlap, touch or reach too far', () => {
    const ranges = [
      { start: 4, end: 9 },
      { start: 2, end: 6 },
      { start: 20, end: 99 },
    ]
    expect(maskRanges('ab cdef ghi jkl mno pqr', ranges)).toBe('ab •••• •hi jkl mno •••')
  })

  it('hides a secret inside a finding about something else, in its message too', () => {
    const source = 'That thief Jo Bloggs, 07700\n900123, is a liar.'
    const secret = finding('personal-data', source, '07700\n900123')
    const other = finding('defamation', source, 'Jo Bloggs, 07700\n900123, is a liar')
    const safe = safeSource({ document: toDocument(source), citations: [cited(other), cited(secret)] })
    const shown = toSafe(other, safe)
    expect(shown.masked).toBe(true)
    expect(shown.matched).toBe('Jo Bloggs, 07•••\n••••••, is a liar')
    expect(shown.message).toBe('"Jo Bloggs, 07••• ••••••, is a liar" should not be here')
  })

  it('leaves everything else as it is', () => {
    const source = 'Vote Labour! Ring 07700 900123.'
    const other = finding('party-political', source, 'Vote Labour')
    const secret = finding('personal-data', source, '07700 900123')
    const safe = safeSource({ document: toDocument(source), citations: [cited(other), cited(secret)] })
    expect(toSafe(other, safe)).toEqual({ matched: 'Vote Labour', message: other.message, masked: false })
  })
})

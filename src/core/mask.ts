import type { Checked, Finding, Topic } from './types.js'

/** Topics whose matches are somebody's data or a secret: a log that prints them is itself a breach. */
const MASKED: readonly Topic[] = ['personal-data', 'security']
/** So many letters are left, where a match is long enough that they give nothing away; a PIN is hidden whole. */
const KEPT = 2
const LONG = 8

/** A stretch of a text, half-open. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Whether findings of a topic are masked in output that may travel. */
export function isMasked(topic: Topic): boolean {
  return MASKED.includes(topic)
}

/** The findings that are about somebody's data or a secret. */
export function secretsIn(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => isMasked(finding.topic))
}

/** A document's source with personal data and secrets masked; as long as the source, so that offsets hold. */
export function safeSource({
  document,
  citations,
  secrets,
}: Pick<Checked, 'document' | 'citations' | 'secrets'>): string {
  return maskRanges(document.source, secrets ?? secretsIn(citations.map((c) => c.finding)))
}

/** What may be shown of a finding; `source` is its document's safe source. A finding about something else may hold a secret too. */
export function toSafe(
  finding: Finding,
  source: string,
): { readonly matched: string; readonly message: string; readonly masked: boolean } {
  const matched = source.slice(finding.start, finding.end)
  if (matched === finding.matched) return { matched, message: finding.message, masked: isMasked(finding.topic) }
  const message = finding.message.split(flat(finding.matched)).join(flat(matched))
  return { matched, message, masked: true }
}

/** What may be shown of a text that is a secret as a whole: its shape, and of a long one the first two letters. */
export function mask(text: string): string {
  return maskRanges(text, [{ start: 0, end: text.length }])
}

/** A text with the given ranges masked, each letter and digit by a dot for each code unit; ranges may overlap. */
export function maskRanges(text: string, ranges: readonly Range[]): string {
  let masked = ''
  let at = 0
  for (const { start, end } of merge(ranges)) {
    const from = Math.max(at, start)
    const to = Math.min(text.length, end)
    if (from >= to) continue
    masked += text.slice(at, from) + maskAll(text.slice(from, to))
    at = to
  }
  return masked + text.slice(at)
}

function maskAll(text: string): string {
  const length = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  let left = length >= LONG ? KEPT : 0
  return text.replace(/[\p{L}\p{N}]/gu, (char) => (left-- > 0 ? char : '•'.repeat(char.length)))
}

/** Ranges in order, those that overlap as one. */
function merge(ranges: readonly Range[]): Range[] {
  const merged: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && range.start < last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
    } else merged.push({ start: range.start, end: range.end })
  }
  return merged
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ')
}

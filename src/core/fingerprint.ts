import type { Finding } from './types.js'

/**
 * The name of a finding for approvals and baselines: 16 hex digits made of the rule, what it matched and the sentence
 * around it. It outlives inserted lines, moved paragraphs, changed case and spacing; it changes when the sentence does,
 * so that nobody's approval covers words they never saw. The text itself cannot be read from it.
 *
 * `ordinal` tells findings apart that are the same in all this: 0 for the first in its document, then 1, 2...
 */
export function fingerprint(rule: string, matched: string, sentence: string, ordinal: number): string {
  const key = [rule, normalise(matched), normalise(sentence), String(ordinal)].join('\n')
  return fnv1a64(toBytes(key))
}

/** The fingerprints of a document's findings, in their order; `source` is the text their offsets point into. */
export function fingerprints(findings: readonly Finding[], source: string): string[] {
  const seen = new Map<string, number>()
  return findings.map(({ rule, matched, start, end }) => {
    const sentence = sentenceAround(source, start, end)
    const key = fingerprint(rule, matched, sentence, 0)
    const ordinal = seen.get(key) ?? 0
    seen.set(key, ordinal + 1)
    return ordinal === 0 ? key : fingerprint(rule, matched, sentence, ordinal)
  })
}

/** How far `sentenceAround` looks to either side: more than any sentence, and a bound on a page without line ends. */
const REACH = 500

/**
 * The source around a range, as far as the nearest sentence or line ends. Deliberately simpler than the sentences that
 * rules see (an abbreviation ends it): it has to stay the same from one version of the tool to the next.
 */
export function sentenceAround(source: string, start: number, end: number): string {
  let from = start
  const first = Math.max(0, start - REACH)
  while (from > first && !isBoundary(source, from)) from--
  let to = end
  const last = Math.min(source.length, end + REACH)
  while (to < last && !isBoundary(source, to)) to++
  return source.slice(from, to)
}

/** Whether a sentence or a line ends between the characters before and at `at`. */
function isBoundary(source: string, at: number): boolean {
  const before = source.charAt(at - 1)
  const here = source.charAt(at)
  if ('\r\n'.includes(before) || '\r\n'.includes(here)) return true
  return '.!?…'.includes(before) && /\s/.test(here)
}

function normalise(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim()
}

/** Code units, low byte first: the core has no text encoder, and a hash needs bytes, not UTF-8. */
function* toBytes(text: string): Generator<number> {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    yield unit & 0xff
    yield unit >>> 8
  }
}

/**
 * FNV-1a, 64 bits (draft-eastlake-fnv), as hex. A number holds 53 bits exactly, so the hash is kept in two halves:
 * its prime is 2^40 + 0x1b3, hence times 0x1b3 with a carry, plus the low half shifted by 40 bits. Two findings of a
 * million share a fingerprint with a chance below one in ten million; it is a name, not a secret.
 */
export function fnv1a64(bytes: Iterable<number>): string {
  let high = 0xcbf29ce4
  let low = 0x84222325
  for (const byte of bytes) {
    low = (low ^ byte) >>> 0
    const product = low * 0x1b3
    high = (high * 0x1b3 + Math.floor(product / 2 ** 32) + ((low << 8) >>> 0)) % 2 ** 32
    low = product >>> 0
  }
  return hex(high) + hex(low)
}

function hex(half: number): string {
  return half.toString(16).padStart(8, '0')
}

import type { Topic } from './types.js'

/** Topics whose matches are somebody's data or a secret: a log that prints them is itself a breach. */
const MASKED: readonly Topic[] = ['personal-data', 'security']
const KEPT = 2

/** Whether findings of a topic are masked in output that may travel. */
export function isMasked(topic: Topic): boolean {
  return MASKED.includes(topic)
}

/** What may be shown of a text: its first two characters, and a dot for each other letter or digit. */
export function mask(text: string): string {
  let kept = 0
  return [...text].map((char) => (/[\p{L}\p{N}]/u.test(char) && ++kept > KEPT ? '•' : char)).join('')
}

/** A text with the given ranges masked; ranges lie in the text and may overlap. */
export function maskRanges(text: string, ranges: readonly { readonly start: number; readonly end: number }[]): string {
  let masked = text
  for (const { start, end } of ranges) {
    const from = Math.max(0, start)
    const to = Math.min(text.length, end)
    if (from < to) masked = masked.slice(0, from) + text.slice(from, to).replace(/[\p{L}\p{N}]/gu, (c) => '•'.repeat(c.length)) + masked.slice(to)
  }
  return masked
}

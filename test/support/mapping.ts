import { expect } from 'vitest'
import { toSource } from '../../src/core/position.js'
import type { Document } from '../../src/core/types.js'

/** Line ends are "\n" in text whatever they are in the source. */
const plain = (text: string): string => text.replaceAll('\r', '\n')

/**
 * Holds a document to what everything after the readers relies on: runs cover each segment's text without a gap, stand in
 * the source in order, and where they map one to one the characters are the same.
 */
export function expectMapped({ source, segments, nodes }: Document): void {
  for (const { text, offsets, kind } of segments) {
    expect(text, kind).toBe(text.trim())
    expect(text).not.toBe('')
    let at = 0
    let from = 0
    for (const run of offsets) {
      expect(run.at).toBe(at)
      expect(run.source).toBeGreaterThanOrEqual(from)
      expect(run.source + run.sourceLength).toBeLessThanOrEqual(source.length)
      if (run.length === run.sourceLength) {
        const there = source.slice(run.source, run.source + run.sourceLength)
        expect(plain(there)).toBe(plain(text.slice(at, at + run.length)))
      }
      at += run.length
      from = run.source + run.sourceLength
    }
    expect(at).toBe(text.length)
    const all = toSource(offsets, 0, text.length)
    expect(all).toEqual({ start: offsets[0]?.source, end: from })
  }
  for (const { start, end } of nodes) {
    expect(start).toBeGreaterThanOrEqual(0)
    expect(end).toBeGreaterThanOrEqual(start)
    expect(end).toBeLessThanOrEqual(source.length)
  }
}

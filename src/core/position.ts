import type { OffsetMap } from './types.js'

/** A place in a source as people count: lines and columns from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** The offset at which every line of `source` begins. Lines end at LF, CRLF or a lone CR. */
export function lineStarts(source: string): readonly number[] {
  const starts = [0]
  for (const end of source.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length)
  return starts
}

/** The line and column of an offset. An offset past the end counts as on the last line. */
export function toPosition(starts: readonly number[], offset: number): Position {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}

/**
 * Leads the range `[start, end)` of a segment's text to the source. Where a run does not map character by character,
 * the range takes in the whole of it. An empty range stays empty.
 */
export function toSource(offsets: OffsetMap, start: number, end: number): { start: number; end: number } {
  const first = runAt(offsets, start)
  if (!first) return { start, end }
  const oneToOne = first.length === first.sourceLength
  const from = oneToOne ? first.source + Math.min(start - first.at, first.length) : first.source
  if (end <= start) return { start: from, end: from }
  const last = runAt(offsets, end - 1) ?? first
  const whole = last.length !== last.sourceLength || end - last.at > last.length
  return { start: from, end: whole ? last.source + last.sourceLength : last.source + end - last.at }
}

function runAt(offsets: OffsetMap, at: number): OffsetMap[number] | undefined {
  let low = 0
  let high = offsets.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((offsets[middle]?.at ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return offsets[low]
}

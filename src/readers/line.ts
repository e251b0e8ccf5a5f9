/** One line of a source: `[start, end)` without its line end, `next` where the following one begins. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly next: number
}

/** The lines of `source` from the offset `from`. Lines end at LF, CRLF or a lone CR; a last empty line is none. */
export function linesOf(source: string, from = 0): readonly Line[] {
  const lines: Line[] = []
  const lineEnd = /\r\n?|\n/g
  lineEnd.lastIndex = from
  let start = from
  for (let found = lineEnd.exec(source); found; found = lineEnd.exec(source)) {
    lines.push({ start, end: found.index, next: lineEnd.lastIndex })
    start = lineEnd.lastIndex
  }
  if (start < source.length) lines.push({ start, end: source.length, next: source.length })
  return lines
}

import type { OffsetRun } from '../core/types.js'

/** How the notation of a string writes what it cannot write as itself. */
export type Escapes = 'none' | 'doubled-quote' | 'backslash'

const NAMED: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
}
const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }
const SPACE = /\s/

/**
 * Lays a string's value beside the source it was read from, `[start, end)` without quotes: a YAML or TOML string, in
 * which lines are folded, indents dropped and characters escaped. Both are walked once, in step: only white space and
 * escapes can differ. If they do differ otherwise, the whole value is one run.
 */
export function align(value: string, source: string, start: number, end: number, escapes: Escapes): OffsetRun[] {
  if (value === '') return []
  const length = end - start
  if (length === value.length && source.startsWith(value, start))
    return [{ at: 0, source: start, length, sourceLength: length }]
  const runs: OffsetRun[] = []
  let at = 0
  let from = start
  while (at < value.length) {
    if (escapes === 'backslash' && source[from] === '\\') {
      const { text, length } = readEscape(source, from)
      if (from + length > end || !value.startsWith(text, at)) return asWhole(value, start, end)
      if (text !== '') runs.push({ at, source: from, length: text.length, sourceLength: length })
      at += text.length
      from += length
      continue
    }
    const char = value[at] ?? ''
    const before = from
    if (SPACE.test(char)) {
      if (from >= end) break
      if (source[from] === char) from++
      else while (from < end && SPACE.test(source[from] ?? '')) from++
      if (from === before) return asWhole(value, start, end)
      push(runs, { at, source: before, length: 1, sourceLength: from - before })
    } else {
      while (from < end && source[from] !== char && SPACE.test(source[from] ?? '')) from++
      if (from >= end || source[from] !== char) return asWhole(value, start, end)
      const length = escapes === 'doubled-quote' && char === "'" && source[from + 1] === "'" ? 2 : 1
      push(runs, { at, source: from, length: 1, sourceLength: length })
      from += length
    }
    at++
  }
  return runs
}

/** Adds a run; one that goes on where the last ended, character by character, becomes part of it. */
function push(runs: OffsetRun[], run: OffsetRun): void {
  const last = runs.at(-1)
  const continues = last && last.length === last.sourceLength && last.source + last.sourceLength === run.source
  if (continues && run.sourceLength === 1) {
    runs[runs.length - 1] = { ...last, length: last.length + 1, sourceLength: last.sourceLength + 1 }
  } else {
    runs.push(run)
  }
}

/**
 * What an escape of YAML or TOML that begins with the backslash at `from` stands for, and its length. One before a line
 * end takes the indent of the next line with it and stands for nothing.
 */
export function readEscape(source: string, from: number): { text: string; length: number } {
  const letter = source[from + 1] ?? ''
  if (SPACE.test(letter) && letter !== ' ' && letter !== '\t') {
    let to = from + 1
    while (to < source.length && SPACE.test(source[to] ?? '')) to++
    return { text: '', length: to - from }
  }
  const digits = DIGITS[letter]
  if (digits !== undefined) {
    const code = Number.parseInt(source.slice(from + 2, from + 2 + digits), 16)
    return { text: code <= 0x10ffff ? String.fromCodePoint(code) : '', length: 2 + digits }
  }
  return { text: NAMED[letter] ?? letter, length: 2 }
}

function asWhole(value: string, start: number, end: number): OffsetRun[] {
  // One length short where the two agree by chance: equal lengths would say "character by character".
  const sourceLength = end - start === value.length ? Math.max(0, end - start - 1) : end - start
  return [{ at: 0, source: start, length: value.length, sourceLength }]
}

/**
 * The pairs of neighbouring letters in a text, as a table by hash. Most triggers of most patterns can be ruled out by
 * their first two letters at the cost of one look, where a search would go through the text.
 */
export type LetterPairs = Uint8Array

/** A string that a text must hold (in small letters; `\d` is any digit) and the hash by which to look first. */
export interface Trigger {
  readonly text: string
  readonly hash: number
}

const SIZE = 2048
const DIGIT = SIZE
/** Where single letters are noted, by the lower half of their codes. */
const SINGLES = SIZE + 1
const SINGLES_SIZE = 128

/** A table with no pair in it. */
export function noLetterPairs(): LetterPairs {
  return new Uint8Array(SINGLES + SINGLES_SIZE)
}

/** The table of a text in small letters, whose pairs are also noted in `all`. */
export function addLetterPairs(lower: string, all: LetterPairs): LetterPairs {
  const pairs = noLetterPairs()
  let before = 0
  for (let i = 0; i < lower.length; i++) {
    const code = lower.charCodeAt(i)
    const hash = hashOf(before, code)
    const single = hashOfSingle(code)
    pairs[hash] = pairs[single] = 1
    all[hash] = all[single] = 1
    if (code >= 0x30 && code <= 0x39) pairs[DIGIT] = all[DIGIT] = 1
    before = code
  }
  return pairs
}

/** A trigger with its hash. */
export function toTrigger(text: string): Trigger {
  if (text === '\\d') return { text, hash: DIGIT }
  return {
    text,
    hash: text.length < 2 ? hashOfSingle(text.charCodeAt(0)) : hashOf(text.charCodeAt(0), text.charCodeAt(1)),
  }
}

function hashOf(first: number, second: number): number {
  return (first * 37 + second) & (SIZE - 1)
}

function hashOfSingle(code: number): number {
  return SINGLES + (code & (SINGLES_SIZE - 1))
}

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
const SINGLE = SIZE + 1

/** A table with no pair in it. */
export function noLetterPairs(): LetterPairs {
  const pairs = new Uint8Array(SINGLE + 1)
  pairs[SINGLE] = 1
  return pairs
}

/** The table of a text in small letters, whose pairs are also noted in `all`. */
export function addLetterPairs(lower: string, all: LetterPairs): LetterPairs {
  const pairs = noLetterPairs()
  let before = 0
  for (let i = 0; i < lower.length; i++) {
    const code = lower.charCodeAt(i)
    const hash = hashOf(before, code)
    pairs[hash] = 1
    all[hash] = 1
    if (code >= 0x30 && code <= 0x39) pairs[DIGIT] = all[DIGIT] = 1
    before = code
  }
  return pairs
}

/** A trigger with its hash. A single letter cannot be ruled out by pairs. */
export function toTrigger(text: string): Trigger {
  if (text === '\\d') return { text, hash: DIGIT }
  return { text, hash: text.length < 2 ? SINGLE : hashOf(text.charCodeAt(0), text.charCodeAt(1)) }
}

function hashOf(first: number, second: number): number {
  return (first * 37 + second) & (SIZE - 1)
}

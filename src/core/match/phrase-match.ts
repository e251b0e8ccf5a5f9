import type { Passage } from './passage.js'
import type { Sequence, WordPart } from './phrase.js'
import type { Slot } from './slot.js'

/** A phrase that takes more steps than this at one token is given up. */
const STEPS_MAX = 20_000

/** Where a phrase may match: tokens `[from, to)` of a passage, and the sentence bounds for `^` and `$`. */
interface Scan {
  readonly passage: Passage
  readonly from: number
  readonly to: number
  steps: number
}
interface Rest {
  readonly sequence: Sequence
  readonly n: number
  readonly rest: Rest | undefined
  /** Takes down where the match could end, and asks for another way. */
  readonly ends?: number[]
}

/**
 * Tries a phrase at token `at`, inside tokens `[from, to)`.
 * @returns the token after the match, or -1. A match takes at least one token.
 */
export function matchAt(sequence: Sequence, passage: Passage, at: number, from: number, to: number): number {
  const end = step(sequence, 0, at, { passage, from, to, steps: 0 }, undefined)
  return end > at ? end : -1
}

/** Every token after which a phrase that begins at token `at` may end, in the order in which they are found. */
export function endsAt(sequence: Sequence, passage: Passage, at: number, from: number, to: number): readonly number[] {
  const ends: number[] = []
  const collect: Rest = { sequence: [], n: 0, rest: undefined, ends }
  step(sequence, 0, at, { passage, from, to, steps: 0 }, collect)
  return ends
}

function step(sequence: Sequence, n: number, i: number, scan: Scan, rest: Rest | undefined): number {
  const part = sequence[n]
  if (part === undefined) {
    if (rest === undefined) return i
    if (!rest.ends) return step(rest.sequence, rest.n, i, scan, rest.rest)
    if (!rest.ends.includes(i)) rest.ends.push(i)
    return -1
  }
  if (++scan.steps > STEPS_MAX) return -1
  switch (part.kind) {
    case 'word':
      return i < scan.to && isWord(part, scan.passage, i) ? step(sequence, n + 1, i + 1, scan, rest) : -1
    case 'any':
      return i < scan.to ? step(sequence, n + 1, i + 1, scan, rest) : -1
    case 'gap': {
      for (let skip = 0; skip <= part.max && i + skip <= scan.to; skip++) {
        const end = step(sequence, n + 1, i + skip, scan, rest)
        if (end >= 0) return end
      }
      return -1
    }
    case 'slot':
      return i < scan.to ? stepSlot(part.slot, sequence, n, i, scan, rest) : -1
    case 'group': {
      const ways = part.ways(scan.passage.tokens[i]?.norm ?? '')
      if (ways.length > 0) {
        const after = { sequence, n: n + 1, rest }
        for (const alternative of ways) {
          const end = step(alternative, 0, i, scan, after)
          if (end >= 0) return end
        }
      }
      return part.optional ? step(sequence, n + 1, i, scan, rest) : -1
    }
    case 'not':
      for (const alternative of part.alternatives) if (step(alternative, 0, i, scan, undefined) >= 0) return -1
      return step(sequence, n + 1, i, scan, rest)
    case 'start':
      return i === scan.from ? step(sequence, n + 1, i, scan, rest) : -1
    case 'end':
      return i === scan.to ? step(sequence, n + 1, i, scan, rest) : -1
    default:
      return part satisfies never
  }
}

function stepSlot(slot: Slot, sequence: Sequence, n: number, i: number, scan: Scan, rest: Rest | undefined): number {
  for (const end of slot.ends(scan.passage, i)) {
    if (end > scan.to) continue
    const done = step(sequence, n + 1, end, scan, rest)
    if (done >= 0) return done
  }
  return -1
}

function isWord(part: WordPart, passage: Passage, i: number): boolean {
  const token = passage.tokens[i]
  if (token === undefined || (part.cap > 0 && !(part.cap === 2 ? token.upper : token.cap))) return false
  const { norms, set } = part
  if (set) return set.has(token.norm)
  return norms.length === 1 ? norms[0] === token.norm : norms.includes(token.norm)
}

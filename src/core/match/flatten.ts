import type { Capital, Sequence } from './phrase.js'

/** A lexicon's entry as plain words, one of the ways in which it can be written. */
export interface FlatWords {
  readonly first: string
  readonly rest?: readonly string[]
  readonly caps?: readonly Capital[]
}
interface Way {
  readonly norms: readonly string[]
  readonly caps: readonly Capital[]
}
/** Beyond this an entry of several words is grammar: read when it is needed instead of listed way by way. */
const WAYS_MAX = 32

/** All ways to write a phrase of words, groups and options; undefined if it needs more than words (slots, gaps). */
export function flatten(sequence: Sequence): FlatWords[] | undefined {
  const ways = waysOf(sequence)
  return ways
    ?.filter((way) => way.norms.length > 0)
    .map(({ norms, caps }) => ({
      first: norms[0] ?? '',
      ...(norms.length > 1 && { rest: norms.slice(1) }),
      ...(caps.some((cap) => cap > 0) && { caps }),
    }))
}

function waysOf(sequence: Sequence): Way[] | undefined {
  let ways: Way[] = [{ norms: [], caps: [] }]
  for (const part of sequence) {
    const next: Way[] = []
    if (part.kind === 'word') {
      for (const way of ways)
        for (const norm of part.norms) next.push({ norms: [...way.norms, norm], caps: [...way.caps, part.cap] })
    } else if (part.kind === 'group') {
      if (part.optional) next.push(...ways)
      for (const alternative of part.alternatives) {
        const inner = waysOf(alternative)
        if (!inner) return undefined
        for (const way of ways) {
          for (const more of inner)
            next.push({ norms: [...way.norms, ...more.norms], caps: [...way.caps, ...more.caps] })
        }
      }
    } else return undefined
    if (next.length > WAYS_MAX && sequence.length > 1) return undefined
    ways = next
  }
  return ways
}

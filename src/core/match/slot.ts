import { type Builtin, builtins } from './builtin.js'
import type { Hit } from './lexicon.js'
import type { Passage } from './passage.js'
import type { Sentence } from './sentence.js'

/** What `{name}` in a phrase stands for. */
export interface Slot {
  readonly name: string
  /** The numbers of the lexicons whose entries it matches. */
  readonly lexicons: readonly number[]
  /** The built-in slots among its parts. */
  readonly builtins: readonly Builtin[]
  /** Token indices at which a match that begins at token `i` may end, the longest first. */
  ends(passage: Passage, i: number): readonly number[]
  /** The tokens of a sentence at which it begins. */
  startsIn(passage: Passage, sentence: Sentence): readonly number[]
}
export interface Slots {
  get(name: string): Slot | undefined
}

/** A lexicon, resolved: its own number and those it includes, and its built-in parts. */
export interface SlotData {
  readonly lexicons: readonly number[]
  readonly builtins: readonly string[]
}

const NONE: readonly number[] = []

/** Slots by name, each made when it is first asked for. */
export function createSlots(data: Readonly<Record<string, SlotData>>): Slots {
  const made = new Map<string, Slot>()
  let count = 0
  for (const { lexicons } of Object.values(data)) for (const lexicon of lexicons) count = Math.max(count, lexicon + 1)
  return {
    get(name) {
      const known = made.get(name)
      if (known) return known
      const slot = create(name, data, count)
      if (slot) made.set(name, slot)
      return slot
    },
  }
}

function create(name: string, data: Readonly<Record<string, SlotData>>, count: number): Slot | undefined {
  const builtin = Object.hasOwn(builtins, name) ? builtins[name] : undefined
  if (builtin) return toSlot(name, [], [builtin], count)
  const own = Object.hasOwn(data, name) ? data[name] : undefined
  return (
    own &&
    toSlot(
      name,
      own.lexicons,
      own.builtins.flatMap((b) => builtins[b] ?? []),
      count,
    )
  )
}

function toSlot(name: string, lexicons: readonly number[], parts: readonly Builtin[], count: number): Slot {
  const [only] = parts
  if (lexicons.length === 0 && only && parts.length === 1) {
    const begins = (passage: Passage, i: number): boolean => only.ends(passage, i).length > 0
    return {
      name,
      lexicons,
      builtins: parts,
      ends: (passage, i) => only.ends(passage, i),
      startsIn: memoStarts(begins),
    }
  }
  const members = toMembers(lexicons, count)
  const begins = (passage: Passage, i: number): boolean =>
    hasMember(passage.hits[i], members) ||
    hasMember(passage.grammar[i], members) ||
    parts.some((part) => part.ends(passage, i).length > 0)
  return { name, lexicons, builtins: parts, ends: findEnds(members, parts), startsIn: memoStarts(begins) }
}

function hasMember(hits: readonly Hit[] | undefined, members: Uint8Array): boolean {
  if (hits) for (const hit of hits) if (isMember(hit, members)) return true
  return false
}

function findEnds(members: Uint8Array, parts: readonly Builtin[]): Slot['ends'] {
  return (passage, i) => {
    const words = passage.hits[i]
    const grammar = passage.grammar[i]
    if (words === undefined && grammar === undefined && parts.length === 0) return NONE
    const ends: number[] = []
    if (words) addEnds(ends, words, members, i)
    if (grammar) addEnds(ends, grammar, members, i)
    for (const part of parts) for (const end of part.ends(passage, i)) if (!ends.includes(end)) ends.push(end)
    return ends.length > 1 ? ends.sort(descending) : ends
  }
}

function addEnds(ends: number[], hits: readonly Hit[], members: Uint8Array, i: number): void {
  for (const hit of hits) {
    const end = i + hit.length
    if (isMember(hit, members) && !ends.includes(end)) ends.push(end)
  }
}

function isMember(hit: Hit, members: Uint8Array): boolean {
  for (const lexicon of hit.in) if (members[lexicon] === 1) return true
  return false
}

/** For each of `count` lexicons whether it is one of a slot's. To look beyond the table's end would be slow. */
function toMembers(lexicons: readonly number[], count: number): Uint8Array {
  const members = new Uint8Array(count)
  for (const lexicon of lexicons) members[lexicon] = 1
  return members
}

function descending(a: number, b: number): number {
  return b - a
}

/** Where a slot begins in the sentence that was last asked about: many phrases ask one after the other. */
function memoStarts(begins: (passage: Passage, i: number) => boolean): Slot['startsIn'] {
  let last: { readonly sentence: Sentence; readonly starts: readonly number[] } | undefined
  return (passage, sentence) => {
    if (last?.sentence !== sentence) {
      const starts: number[] = []
      for (let i = sentence.from; i < sentence.to; i++) if (begins(passage, i)) starts.push(i)
      last = { sentence, starts }
    }
    return last.starts
  }
}

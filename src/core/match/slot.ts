import { type Builtin, builtins } from './builtin.js'
import { type FirstWordIndex, indexByFirstWord } from './first-word.js'
import type { Passage } from './passage.js'
import { parsePhrase, type Sequence } from './phrase.js'

/** What `{name}` in a phrase stands for. */
export interface Slot {
  readonly name: string
  /** The lexicons whose entries it matches. */
  readonly lexicons: readonly string[]
  /** The built-in slots among its parts. */
  readonly builtins: readonly Builtin[]
  /** Token indices at which a match that begins at token `i` may end, longest first. */
  ends(passage: Passage, i: number): readonly number[]
  /** Entries that are grammar, not words. */
  fragments(): readonly Sequence[]
  /** Those of them that can begin with a word. */
  fragmentsAt(norm: string): readonly Sequence[]
}
export interface Slots {
  get(name: string): Slot | undefined
}

/** A lexicon, resolved: its own number and those it includes, its built-in parts and its grammar. */
export interface SlotData {
  readonly lexicons: readonly string[]
  readonly builtins: readonly string[]
  readonly fragments: readonly string[]
}

const NONE: readonly number[] = []
const NO_FRAGMENTS: readonly Sequence[] = []

/** Slots by name, each made when it is first asked for. */
export function createSlots(data: Readonly<Record<string, SlotData>>): Slots {
  const made = new Map<string, Slot>()
  const slots: Slots = {
    get(name) {
      const known = made.get(name)
      if (known) return known
      const slot = create(name)
      if (slot) made.set(name, slot)
      return slot
    },
  }
  return slots

  function create(name: string): Slot | undefined {
    const builtin = Object.hasOwn(builtins, name) ? builtins[name] : undefined
    if (builtin)
      return {
        name,
        lexicons: [],
        builtins: [builtin],
        ends: (p, i) => builtin.ends(p, i),
        fragments: () => [],
        fragmentsAt: () => [],
      }
    const own = Object.hasOwn(data, name) ? data[name] : undefined
    if (!own) return undefined
    const parts = own.builtins.flatMap((b) => builtins[b] ?? [])
    let fragments: readonly Sequence[] | undefined
    let index: FirstWordIndex | undefined
    return {
      name,
      lexicons: own.lexicons,
      builtins: parts,
      ends: (passage, i) => endsOf(passage, i, own.lexicons, parts),
      fragments() {
        if (fragments) return fragments
        if (own.fragments.length === 0) return (fragments = [])
        fragments = own.fragments.map((f) => parsePhrase(f, slots))
        return fragments
      },
      fragmentsAt(norm) {
        if (own.fragments.length === 0) return NO_FRAGMENTS
        index ??= indexByFirstWord(this.fragments())
        return index.at(norm)
      },
    }
  }
}

function endsOf(
  passage: Passage,
  i: number,
  lexicons: readonly string[],
  parts: readonly Builtin[],
): readonly number[] {
  const hits = passage.hits[i]
  if (hits === undefined && parts.length === 0) return NONE
  const ends: number[] = []
  if (hits) for (const hit of hits) if (lexicons.includes(hit.lexicon)) ends.push(hit.end)
  for (const part of parts) ends.push(...part.ends(passage, i))
  return ends.length > 1 ? ends.sort((a, b) => b - a) : ends
}

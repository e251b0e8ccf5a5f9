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
  /** Which of them (by number) can begin with a word, and which with anything: so that few have to be read. */
  readonly starts?: { readonly byWord: Readonly<Record<string, readonly number[]>>; readonly others: readonly number[] }
}

const NONE: readonly number[] = []
const NO_FRAGMENTS: readonly Sequence[] = []

/** Slots by name, each made when it is first asked for. */
export function createSlots(data: Readonly<Record<string, SlotData>>): Slots {
  const made = new Map<string, Slot>()
  const sequences = new Map<string, Sequence>()
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

  function read(phrase: string): Sequence {
    let sequence = sequences.get(phrase)
    if (!sequence) sequences.set(phrase, (sequence = parsePhrase(phrase, slots)))
    return sequence
  }

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
    const { starts } = own
    const worthTrying = new Map<string, readonly Sequence[]>()
    const at = (norm: string, byWord: NonNullable<typeof starts>): readonly Sequence[] => {
      const word = Object.hasOwn(byWord.byWord, norm) ? norm : ''
      let found = worthTrying.get(word)
      if (!found) {
        const numbers = [...(word === '' ? [] : (byWord.byWord[word] ?? [])), ...byWord.others]
        worthTrying.set(word, (found = numbers.map((n) => read(own.fragments[n] ?? ''))))
      }
      return found
    }
    return {
      name,
      lexicons: own.lexicons,
      builtins: parts,
      ends: (passage, i) => endsOf(passage, i, own.lexicons, parts),
      fragments() {
        if (fragments) return fragments
        if (own.fragments.length === 0) return (fragments = [])
        fragments = own.fragments.map(read)
        return fragments
      },
      fragmentsAt(norm) {
        if (own.fragments.length === 0) return NO_FRAGMENTS
        if (starts) return at(norm, starts)
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

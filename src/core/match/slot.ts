import { type Builtin, builtins } from './builtin.js'
import { type FirstWordIndex, indexByFirstWord } from './first-word.js'
import { type Passage, sentenceAt } from './passage.js'
import { endsOfAny, parsePhrase, type Sequence } from './phrase.js'
import type { Sentence } from './sentence.js'
import { findInTable, type WordTable } from './word-table.js'

/** What `{name}` in a phrase stands for. */
export interface Slot {
  readonly name: string
  /** The lexicons whose entries it matches. */
  readonly lexicons: readonly string[]
  /** The built-in slots among its parts. */
  readonly builtins: readonly Builtin[]
  /** Token indices at which a match that begins at token `i` may end: of words the longest first, then of grammar. */
  ends(passage: Passage, i: number): readonly number[]
  /** The tokens of a sentence at which it begins. */
  startsIn(passage: Passage, sentence: Sentence): readonly number[]
  /** Entries that are grammar, not words. */
  fragments(): readonly Sequence[]
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
  readonly starts?: {
    readonly byWord: WordTable
    readonly others: readonly number[]
    /** What each fragment cannot do without, as `needed` has it. */
    readonly needs: readonly string[]
  }
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
        startsIn: memoStarts((p, i) => builtin.ends(p, i)),
        fragments: () => [],
      }
    const own = Object.hasOwn(data, name) ? data[name] : undefined
    if (!own) return undefined
    const parts = own.builtins.flatMap((b) => builtins[b] ?? [])
    let fragments: readonly Sequence[] | undefined
    let index: FirstWordIndex | undefined
    const { starts } = own
    const byWord = new Map<string, readonly Sequence[]>()
    let asked: { readonly passage: Passage; readonly others: readonly Sequence[] } | undefined
    const at = (norm: string, passage: Passage, by: NonNullable<typeof starts>): readonly Sequence[] => {
      let listed = byWord.get(norm)
      if (!listed) byWord.set(norm, (listed = readNumbers(findInTable(by.byWord, norm)?.split(',').map(Number) ?? [])))
      if (asked?.passage !== passage) {
        asked = { passage, others: readNumbers(sensible(passage.cues, by)) }
      }
      return listed.length === 0 ? asked.others : asked.others.length === 0 ? listed : [...listed, ...asked.others]
    }
    let byNeed: Map<string, number[]> | undefined
    /** Those of the fragments that can begin with anything whose need the passage meets. */
    const sensible = (cues: ReadonlySet<string>, by: NonNullable<typeof starts>): readonly number[] => {
      byNeed ??= indexByNeed(by.others, by.needs)
      const numbers = new Set(byNeed.get(''))
      for (const cue of cues) for (const n of byNeed.get(cue) ?? []) numbers.add(n)
      return [...numbers]
    }
    const readNumbers = (numbers: readonly number[]): readonly Sequence[] =>
      numbers.length === 0 ? NO_FRAGMENTS : numbers.map((n) => read(own.fragments[n] ?? ''))
    let known: { readonly passage: Passage; readonly ends: (readonly number[])[] } | undefined
    const parsed = (): readonly Sequence[] => (fragments ??= own.fragments.map(read))
    /** The grammar that can begin with a word, as far as the passage has what it needs. */
    const fragmentsAt = (norm: string, passage: Passage): readonly Sequence[] => {
      if (starts) return at(norm, passage, starts)
      index ??= indexByFirstWord(parsed())
      return index.at(norm)
    }
    const findEnds = (passage: Passage, i: number): readonly number[] => {
      const words = endsOf(passage, i, own.lexicons, parts)
      if (own.fragments.length === 0) return words
      const fragments = fragmentsAt(passage.tokens[i]?.norm ?? '', passage)
      if (fragments.length === 0) return words
      const { from, to } = sentenceAt(passage, i)
      const grammar = endsOfAny(fragments, passage, i, from, to)
      return grammar.length === 0 ? words : [...words, ...grammar.filter((end) => !words.includes(end))]
    }
    const endsAt = (passage: Passage, i: number): readonly number[] => {
      if (known?.passage !== passage) known = { passage, ends: [] }
      let ends = known.ends[i]
      if (!ends) known.ends[i] = ends = findEnds(passage, i)
      return ends
    }
    return {
      name,
      lexicons: own.lexicons,
      builtins: parts,
      ends: endsAt,
      startsIn: memoStarts(endsAt),
      fragments: parsed,
    }
  }
}

/** Where a slot begins in the sentence that was last asked about: many phrases ask one after the other. */
function memoStarts(ends: Slot['ends']): Slot['startsIn'] {
  let last: { readonly sentence: Sentence; readonly starts: readonly number[] } | undefined
  return (passage, sentence) => {
    if (last?.sentence !== sentence) {
      const starts: number[] = []
      for (let i = sentence.from; i < sentence.to; i++) if (ends(passage, i).length > 0) starts.push(i)
      last = { sentence, starts }
    }
    return last.starts
  }
}

/** Numbers of fragments by each of the cues of which they need one; under '' those that need none. */
function indexByNeed(numbers: readonly number[], needs: readonly string[]): Map<string, number[]> {
  const index = new Map<string, number[]>()
  for (const n of numbers) for (const cue of (needs[n] ?? '').split(' ')) index.set(cue, [...(index.get(cue) ?? []), n])
  return index
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

import { decodeTable, encodeTable, findInTable, type WordTable } from './word-table.js'

/**
 * Something that a phrase cannot do without: one of these cues must occur in a sentence before the phrase is tried there.
 * A cue is a word, a kind of token (`#phone`) or a slot (`{party}`).
 */
export interface Need {
  readonly cues: readonly string[]
  /** Roughly, the share of sentences that have one of them, from 0 to 1. */
  readonly likelihood: number
}

/** The cue that every sentence has: for phrases that need nothing. */
export const ALWAYS = '*'

/**
 * Every cue with its number and the phrases that wait for it, as a table: `cue~number:entries:phrases`, where entries are
 * pieces of lexicon grammar, phrases those of rules, each a list of numbers (base 36).
 */
export type CueTable = WordTable

/** A cue: its number, and the grammar and phrases that wait for it. */
export interface Cue {
  readonly number: number
  readonly grammar: readonly number[]
  readonly phrases: readonly number[]
}
/** For each need the numbers of the cues of which one must be there. */
export type Needs = readonly (readonly number[])[]
/** What waits for a cue. */
export type Waiting = 'grammar' | 'phrases'

const BASE = 36
const CELL_END = ':'
const OTHER_END = ','
const NEED_END = ';'

/** Adds to a table of cues; needs are written in its numbers. */
export interface CueTableBuilder {
  /** Lets a piece of grammar or a phrase wait for the cues of its rarest need; returns its further needs in writing. */
  add(kind: Waiting, n: number, rarest: Need, further: readonly Need[]): string
  toTable(): CueTable
}

/** Makes a builder that goes on from a table. */
export function extendCueTable(base: CueTable): CueTableBuilder {
  const cues = new Map<string, { number: number; grammar: number[]; phrases: number[] }>()
  for (const [cue, value] of Object.entries(decodeTable(base))) {
    const { number, grammar, phrases } = decodeCue(value)
    cues.set(cue, { number, grammar: [...grammar], phrases: [...phrases] })
  }
  const cueOf = (cue: string): { number: number; grammar: number[]; phrases: number[] } => {
    let known = cues.get(cue)
    if (!known) cues.set(cue, (known = { number: cues.size, grammar: [], phrases: [] }))
    return known
  }
  return {
    add(kind, n, rarest, further) {
      for (const cue of rarest.cues) cueOf(cue)[kind].push(n)
      return further
        .map((need) => need.cues.map((cue) => cueOf(cue).number.toString(BASE)).join(OTHER_END))
        .join(NEED_END)
    },
    toTable: () => encodeTable(Object.fromEntries([...cues].map(([cue, data]) => [cue, encodeCue(data)]))),
  }
}

/** Looks up a cue. */
export function findCue(table: CueTable, cue: string): Cue | undefined {
  const value = findInTable(table, cue)
  return value === undefined ? undefined : decodeCue(value)
}

/** Reads further needs as `add` wrote them. */
export function decodeNeeds(needs: string): Needs {
  return needs === '' ? [] : needs.split(NEED_END).map(decodeNumbers)
}

function encodeCue({ number, grammar, phrases }: Cue): string {
  return [number.toString(BASE), encodeNumbers(grammar), encodeNumbers(phrases)].join(CELL_END)
}

function decodeCue(value: string): Cue {
  const [number = '', grammar = '', phrases = ''] = value.split(CELL_END)
  return { number: Number.parseInt(number, BASE), grammar: decodeNumbers(grammar), phrases: decodeNumbers(phrases) }
}

function encodeNumbers(numbers: readonly number[]): string {
  return numbers.map((n) => n.toString(BASE)).join(OTHER_END)
}

function decodeNumbers(list: string): number[] {
  return list === '' ? [] : list.split(OTHER_END).map((n) => Number.parseInt(n, BASE))
}

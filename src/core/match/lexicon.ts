import type { Capital } from './phrase.js'
import type { Token } from './token.js'
import { findInTable, type WordTable } from './word-table.js'

/**
 * The vocabulary of all lexicons as one automaton over tokens: by first word, what may follow and which lexicons then
 * hold. It is built once (at build time for our own rules) and is plain data, short enough to load in a blink: a word's
 * entries stand one behind the other, each with the words that follow, the numbers of the lexicons (base 36), capitals,
 * first and last day. They are read when a text first has that word.
 */
export type Vocabulary = WordTable
export interface VocabularyEntry {
  /** The words after the first. */
  readonly rest?: readonly string[]
  /** Capital asked for, word by word; absent where none is. */
  readonly caps?: readonly Capital[]
  /** The lexicons that hold this entry. */
  readonly in: readonly string[]
  /** Only for posts from this day, or up to and with this day (`YYYY-MM-DD`). */
  readonly from?: string
  readonly until?: string
}
/** The entries that begin with a word. */
export type Lookup = (word: string) => readonly VocabularyEntry[] | undefined

const BASE = 36
const ENTRY_END = ';'
const CELL_END = '^'

/** A word's entries as its value in a vocabulary; `numbers` gives each lexicon's. */
export function encodeEntries(entries: readonly VocabularyEntry[], numbers: ReadonlyMap<string, number>): string {
  return entries.map((entry) => encodeEntry(entry, numbers)).join(ENTRY_END)
}

function encodeEntry(
  { rest, caps, in: ids, from, until }: VocabularyEntry,
  numbers: ReadonlyMap<string, number>,
): string {
  const cells = [
    rest?.join(' ') ?? '',
    ids.map((id) => (numbers.get(id) ?? 0).toString(BASE)).join(','),
    caps?.join('') ?? '',
    from ?? '',
    until ?? '',
  ]
  return cells.join(CELL_END).replace(/\^+$/, '')
}

function decodeEntry(line: string, lexicons: readonly string[]): VocabularyEntry {
  const [rest = '', ids = '', caps = '', from = '', until = ''] = line.split(CELL_END)
  return {
    ...(rest && { rest: rest.split(' ') }),
    in: ids.split(',').map((n) => lexicons[Number.parseInt(n, BASE)] ?? ''),
    ...(caps && { caps: [...caps].map((cap) => Number(cap) as Capital) }),
    ...(from && { from }),
    ...(until && { until }),
  }
}

/** Looks words up in a vocabulary, whose numbers mean `lexicons`; what was read once is kept. */
export function createLookup(vocabulary: Vocabulary, lexicons: readonly string[]): Lookup {
  const read = new Map<string, readonly VocabularyEntry[] | undefined>()
  return (word) => {
    if (read.has(word)) return read.get(word)
    const entries = findInTable(vocabulary, word)
      ?.split(ENTRY_END)
      .map((entry) => decodeEntry(entry, lexicons))
    read.set(word, entries)
    return entries
  }
}

/** A lexicon's entry found at a token; `end` is the token after it. */
export interface Hit {
  readonly lexicon: string
  readonly end: number
}

/** Looks up the vocabulary at every token: one pass over the text. */
export function annotate(tokens: readonly Token[], lookup: Lookup, date: string): (readonly Hit[] | undefined)[] {
  const hits: (Hit[] | undefined)[] = new Array(tokens.length)
  for (let i = 0; i < tokens.length; i++) {
    const entries = lookup(tokens[i]?.norm ?? '')
    if (!entries) continue
    for (const entry of entries) {
      const end = endOf(entry, tokens, i, date)
      if (end < 0) continue
      const here = (hits[i] ??= [])
      for (const lexicon of entry.in) here.push({ lexicon, end })
    }
  }
  return hits
}

function endOf(entry: VocabularyEntry, tokens: readonly Token[], i: number, date: string): number {
  if ((entry.from && date < entry.from) || (entry.until && date > entry.until)) return -1
  const rest = entry.rest
  if (rest) for (let k = 0; k < rest.length; k++) if (tokens[i + 1 + k]?.norm !== rest[k]) return -1
  const end = i + 1 + (rest?.length ?? 0)
  if (entry.caps) {
    for (let k = 0; k < entry.caps.length; k++) {
      const token = tokens[i + k]
      const cap = entry.caps[k]
      if (cap === 1 ? !token?.cap : cap === 2 && !token?.upper) return -1
    }
  }
  return end
}

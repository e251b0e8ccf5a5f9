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
  /** The numbers of the lexicons that hold this entry. */
  readonly in: readonly number[]
  /** Only for posts from this day, or up to and with this day (`YYYY-MM-DD`). */
  readonly from?: string
  readonly until?: string
}
/** The entries that begin with a word: those of this word alone, and the longer ones by their second word. */
export interface EntriesOfWord {
  readonly alone: readonly VocabularyEntry[]
  readonly bySecond: ReadonlyMap<string, readonly VocabularyEntry[]>
}
export type Lookup = (word: string) => EntriesOfWord | undefined

const BASE = 36
const ENTRY_END = ';'
const CELL_END = '^'

/** A word's entries as its value in a vocabulary. */
export function encodeEntries(entries: readonly VocabularyEntry[]): string {
  return entries.map(encodeEntry).join(ENTRY_END)
}

/** The entries that a value of a vocabulary stands for. */
export function decodeEntries(value: string): VocabularyEntry[] {
  return value.split(ENTRY_END).map(decodeEntry)
}

function encodeEntry({ rest, caps, in: lexicons, from, until }: VocabularyEntry): string {
  const cells = [
    rest?.join(' ') ?? '',
    lexicons.map((lexicon) => lexicon.toString(BASE)).join(','),
    caps?.join('') ?? '',
    from ?? '',
    until ?? '',
  ]
  return cells.join(CELL_END).replace(/\^+$/, '')
}

function decodeEntry(line: string): VocabularyEntry {
  const [rest = '', ids = '', caps = '', from = '', until = ''] = line.split(CELL_END)
  return {
    ...(rest && { rest: rest.split(' ') }),
    in: ids.split(',').map((n) => Number.parseInt(n, BASE)),
    ...(caps && { caps: [...caps].map((cap) => Number(cap) as Capital) }),
    ...(from && { from }),
    ...(until && { until }),
  }
}

/** Looks words up in a vocabulary; what was read once is kept. */
export function createLookup(vocabulary: Vocabulary): Lookup {
  const read = new Map<string, EntriesOfWord | undefined>()
  return (word) => {
    const known = read.get(word)
    if (known !== undefined || read.has(word)) return known
    const value = findInTable(vocabulary, word)
    const entries = value === undefined ? undefined : sortBySecond(decodeEntries(value))
    read.set(word, entries)
    return entries
  }
}

function sortBySecond(entries: readonly VocabularyEntry[]): EntriesOfWord {
  const alone: VocabularyEntry[] = []
  const bySecond = new Map<string, VocabularyEntry[]>()
  for (const entry of entries) {
    const second = entry.rest?.[0]
    const known = second === undefined ? alone : bySecond.get(second)
    if (known) known.push(entry)
    else bySecond.set(second ?? '', [entry])
  }
  return { alone, bySecond }
}

/** An entry of a lexicon (by its number) found at a token; `end` is the token after it. */
export interface Hit {
  readonly lexicon: number
  readonly end: number
}

/** Looks up the vocabulary at every token: one pass over the text. */
export function annotate(tokens: readonly Token[], lookup: Lookup, date: string): (readonly Hit[] | undefined)[] {
  const hits: (Hit[] | undefined)[] = new Array(tokens.length)
  for (let i = 0; i < tokens.length; i++) {
    const entries = lookup(tokens[i]?.norm ?? '')
    if (!entries) continue
    const longer = entries.bySecond.get(tokens[i + 1]?.norm ?? '')
    const here = addHits(undefined, entries.alone, tokens, i, date)
    hits[i] = longer ? addHits(here, longer, tokens, i, date) : here
  }
  return hits
}

function addHits(
  hits: Hit[] | undefined,
  entries: readonly VocabularyEntry[],
  tokens: readonly Token[],
  i: number,
  date: string,
): Hit[] | undefined {
  let here = hits
  for (const entry of entries) {
    const end = endOf(entry, tokens, i, date)
    if (end < 0) continue
    here ??= []
    for (const lexicon of entry.in) here.push({ lexicon, end })
  }
  return here
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

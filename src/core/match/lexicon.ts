import { keep } from './kept.js'
import type { Capital } from './phrase.js'
import type { Token } from './token.js'
import { decodeTable, encodeTable, findInTable, type WordTable } from './word-table.js'

/**
 * The vocabulary of all lexicons as one automaton over tokens. It is built once (at build time for our own rules) and is
 * plain data, short enough to load in a blink. Under a word stand its entries of this one word, after a `+` if there are
 * longer ones; under a word and its follower (`polling station`) the longer ones. Entries stand one behind the other,
 * each with the words that follow, the numbers of the lexicons (base 36), capitals, first and last day. They are read
 * when a text first has the words.
 */
export type Vocabulary = WordTable
export interface VocabularyEntry {
  readonly hit: Hit
  /** The words after the first. */
  readonly rest?: readonly string[]
  /** Capital asked for, word by word; absent where none is. */
  readonly caps?: readonly Capital[]
  /** Only for posts from this day, or up to and with this day (`YYYY-MM-DD`). */
  readonly from?: string
  readonly until?: string
}
/** The entries of one word. */
export interface WordEntries {
  readonly alone: readonly VocabularyEntry[]
  /** Their hits, if they hold wherever the word stands. */
  readonly always: readonly Hit[] | undefined
  /** Whether there are longer ones that begin with it. */
  readonly hasLonger: boolean
}
/** Looks up a word, and the longer entries that begin with it and the word that follows. */
export interface Lookup {
  alone(word: string): WordEntries
  longer(word: string, next: string): readonly VocabularyEntry[]
}

const BASE = 36
const ENTRY_END = ';'
const CELL_END = '^'
const LONGER = '+'
const NO_HITS: readonly Hit[] = []

/** Makes a vocabulary of entries by their first words. */
export function encodeVocabulary(entries: ReadonlyMap<string, readonly VocabularyEntry[]>): Vocabulary {
  const table: Record<string, string> = {}
  for (const [first, all] of entries) {
    const followed = new Map<string, VocabularyEntry[]>()
    for (const entry of all) {
      const second = entry.rest?.[0]
      if (second !== undefined) followed.set(second, [...(followed.get(second) ?? []), entry])
    }
    const alone = all.filter((entry) => !entry.rest)
    table[first] = (followed.size > 0 ? LONGER : '') + encodeEntries(alone)
    for (const [second, longer] of followed) table[`${first} ${second}`] = encodeEntries(longer)
  }
  return encodeTable(table)
}

/** The entries of a vocabulary by their first words. */
export function decodeVocabulary(vocabulary: Vocabulary): Map<string, VocabularyEntry[]> {
  const entries = new Map<string, VocabularyEntry[]>()
  for (const [key, value] of Object.entries(decodeTable(vocabulary))) {
    const first = key.split(' ')[0] ?? ''
    entries.set(first, [...(entries.get(first) ?? []), ...decodeEntries(value.replace(LONGER, ''))])
  }
  return entries
}

function encodeEntries(entries: readonly VocabularyEntry[]): string {
  return entries.map(encodeEntry).join(ENTRY_END)
}

function decodeEntries(value: string): VocabularyEntry[] {
  return value === '' ? [] : value.split(ENTRY_END).map(decodeEntry)
}

function encodeEntry({ rest, caps, hit, from, until }: VocabularyEntry): string {
  const cells = [
    rest?.join(' ') ?? '',
    hit.in.map((lexicon) => lexicon.toString(BASE)).join(','),
    caps?.join('') ?? '',
    from ?? '',
    until ?? '',
  ]
  return cells.join(CELL_END).replace(/\^+$/, '')
}

function decodeEntry(line: string): VocabularyEntry {
  const [rest = '', ids = '', caps = '', from = '', until = ''] = line.split(CELL_END)
  const words = rest === '' ? [] : rest.split(' ')
  return {
    ...(words.length > 0 && { rest: words }),
    hit: { in: ids.split(',').map((n) => Number.parseInt(n, BASE)), length: 1 + words.length },
    ...(caps && { caps: [...caps].map((cap) => Number(cap) as Capital) }),
    ...(from && { from }),
    ...(until && { until }),
  }
}

/** Looks words up in a vocabulary; what was read once is kept. */
export function createLookup(vocabulary: Vocabulary): Lookup {
  const alone = keep((word) => {
    const value = findInTable(vocabulary, word) ?? ''
    const hasLonger = value.startsWith(LONGER)
    return toWordEntries(decodeEntries(hasLonger ? value.slice(1) : value), hasLonger)
  })
  const longer = keep((words) => decodeEntries(findInTable(vocabulary, words) ?? ''))
  return { alone, longer: (word, next) => longer(`${word} ${next}`) }
}

/** Makes the entries of a word ready. */
export function toWordEntries(alone: readonly VocabularyEntry[], hasLonger: boolean): WordEntries {
  return { alone, hasLonger, always: alone.every(isPlain) ? alone.map(({ hit }) => hit) : undefined }
}

/** An entry found at a token: the numbers of the lexicons that hold it, and of how many tokens it is. */
export interface Hit {
  readonly in: readonly number[]
  readonly length: number
}

/** Looks up the vocabulary at every token: one pass over the text. */
export function annotate(tokens: readonly Token[], lookup: Lookup, date: string): (readonly Hit[] | undefined)[] {
  const hits: (readonly Hit[] | undefined)[] = new Array(tokens.length)
  for (let i = 0; i < tokens.length; i++) {
    const word = tokens[i]?.norm ?? ''
    const { alone, always, hasLonger } = lookup.alone(word)
    // Hits that hold wherever the word stands are shared by all those places.
    const here = always ?? hitsOf(alone, tokens, i, date)
    const longer = hasLonger ? hitsOf(lookup.longer(word, tokens[i + 1]?.norm ?? ''), tokens, i, date) : NO_HITS
    const all = longer.length === 0 ? here : here.concat(longer)
    if (all.length > 0) hits[i] = all
  }
  return hits
}

function hitsOf(
  entries: readonly VocabularyEntry[],
  tokens: readonly Token[],
  i: number,
  date: string,
): readonly Hit[] {
  const hits: Hit[] = []
  for (const entry of entries) if (isEntryAt(entry, tokens, i, date)) hits.push(entry.hit)
  return hits
}

/** Whether an entry of one word holds wherever the word stands. */
function isPlain({ caps, from, until }: VocabularyEntry): boolean {
  return caps === undefined && from === undefined && until === undefined
}

function isEntryAt(entry: VocabularyEntry, tokens: readonly Token[], i: number, date: string): boolean {
  if ((entry.from && date < entry.from) || (entry.until && date > entry.until)) return false
  const { rest, caps } = entry
  if (rest) for (let k = 0; k < rest.length; k++) if (tokens[i + 1 + k]?.norm !== rest[k]) return false
  if (caps) {
    for (let k = 0; k < caps.length; k++) {
      const token = tokens[i + k]
      const cap = caps[k]
      if (cap === 1 ? !token?.cap : cap === 2 && !token?.upper) return false
    }
  }
  return true
}

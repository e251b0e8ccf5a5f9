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
/** Looks up a word and the one that follows it: the entries that begin with them. */
export interface Lookup {
  alone(word: string): readonly VocabularyEntry[]
  followed(word: string, next: string): readonly VocabularyEntry[]
}

const BASE = 36
const ENTRY_END = ';'
const CELL_END = '^'
const LONGER = '+'
const NO_ENTRIES: readonly VocabularyEntry[] = []
/** Words kept read; with more, all are forgotten, so that a long stream needs no more room than a short one. */
const KEPT_MAX = 50_000

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

/** What is known of a word: its own entries and, if there are longer ones, those by the word that follows. */
interface Known {
  readonly alone: readonly VocabularyEntry[]
  readonly followed: Map<string, readonly VocabularyEntry[]> | undefined
}

/** Looks words up in a vocabulary; what was read once is kept. */
export function createLookup(vocabulary: Vocabulary): Lookup {
  const words = new Map<string, Known>()
  let kept = 0
  const keep = (): void => {
    if (++kept <= KEPT_MAX) return
    words.clear()
    kept = 0
  }
  const read = (word: string): Known => {
    let known = words.get(word)
    if (!known) {
      keep()
      const value = findInTable(vocabulary, word) ?? ''
      const hasLonger = value.startsWith(LONGER)
      known = { alone: decodeEntries(hasLonger ? value.slice(1) : value), followed: hasLonger ? new Map() : undefined }
      words.set(word, known)
    }
    return known
  }
  return {
    alone: (word) => read(word).alone,
    followed(word, next) {
      const { followed } = read(word)
      if (!followed) return NO_ENTRIES
      let entries = followed.get(next)
      if (!entries) {
        keep()
        entries = decodeEntries(findInTable(vocabulary, `${word} ${next}`) ?? '')
        followed.set(next, entries)
      }
      return entries
    },
  }
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
    const word = tokens[i]?.norm ?? ''
    const here = addHits(undefined, lookup.alone(word), tokens, i, date)
    hits[i] = addHits(here, lookup.followed(word, tokens[i + 1]?.norm ?? ''), tokens, i, date)
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

import type { Capital } from './phrase.js'
import type { Token } from './token.js'

/**
 * The vocabulary of all lexicons as one automaton over tokens: by first word, what may follow and which lexicons then
 * hold. It is built once (at build time for our own rules) and is plain data.
 */
export type Vocabulary = Readonly<Record<string, readonly VocabularyEntry[]>>
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

/** A lexicon's entry found at a token; `end` is the token after it. */
export interface Hit {
  readonly lexicon: string
  readonly end: number
}

/** Looks up the vocabulary at every token: one pass over the text. */
export function annotate(
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  date: string,
): (readonly Hit[] | undefined)[] {
  const hits: (Hit[] | undefined)[] = new Array(tokens.length)
  for (let i = 0; i < tokens.length; i++) {
    const norm = tokens[i]?.norm ?? ''
    if (!Object.hasOwn(vocabulary, norm)) continue
    for (const entry of vocabulary[norm] ?? []) {
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

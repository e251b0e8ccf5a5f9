import { flatten } from '../core/match/flatten.js'
import { toWordEntries, type VocabularyEntry } from '../core/match/lexicon.js'
import type { Reading } from '../core/match/passage.js'
import { parsePhrase, type Sequence } from '../core/match/phrase.js'
import { matchAt } from '../core/match/phrase-match.js'
import { createRuleSet, type RuleSet } from '../core/rule-set.js'
import type { LexiconFile } from '../rules/schema.js'

/** An entry of a lexicon. */
export interface Entry {
  readonly lexicon: string
  readonly phrase: string
  /** Words are looked up; grammar has slots or gaps and is dear to leave out. */
  readonly kind: 'words' | 'grammar'
}
/** The entries of all lexicons, and the rules without some of them. */
export interface Leaver {
  readonly entries: readonly Entry[]
  /** The entries that occur in a text, in its order. */
  occurringIn(reading: Reading): Entry[]
  /** The rules as they would be if these entries stood in no lexicon. */
  without(dropped: ReadonlySet<Entry>): RuleSet
}

/** Stands in for grammar that is left out: matches nothing that anybody writes. */
const NOTHING = 'qzqzqz'
const keyOf = (lexicon: string, words: string): string => `${lexicon} ${words}`

/**
 * Makes entries easy to leave out, without compiling the rules anew (which takes seconds): plain words are held back when
 * they are looked up, grammar is replaced by a phrase that matches nothing. A word that two entries of one lexicon give
 * goes only when both do.
 */
export function createLeaver(rules: RuleSet, lexicons: readonly LexiconFile[]): Leaver {
  const entries: Entry[] = []
  const byWords = new Map<string, Entry[]>()
  const byGrammar = new Map<string, Entry[]>()
  const grammar: { readonly entry: Entry; readonly sequence: Sequence }[] = []
  const firstWords = new Map<Entry, readonly string[]>()
  for (const { id, entries: own } of lexicons) {
    for (const item of own) {
      const phrase = typeof item === 'string' ? item : item.phrase
      const sequence = parsePhrase(phrase, rules.slots)
      const ways = phrase.includes('{') ? undefined : flatten(sequence)
      const entry: Entry = { lexicon: id, phrase, kind: ways ? 'words' : 'grammar' }
      entries.push(entry)
      if (ways) {
        firstWords.set(entry, [...new Set(ways.map((way) => way.first))])
        for (const { first, rest = [] } of ways) add(byWords, keyOf(id, [first, ...rest].join(' ')), entry)
      } else {
        grammar.push({ entry, sequence })
        add(byGrammar, entry.phrase, entry)
      }
    }
  }
  return { entries, occurringIn, without }

  function occurringIn({ passages }: Reading): Entry[] {
    const found = new Map<Entry, number>()
    for (const passage of passages) {
      const note = (entry: Entry, at: number): void => {
        if (!found.has(entry)) found.set(entry, passage.index * 1e6 + at)
      }
      for (const [at, hits] of passage.hits.entries()) {
        for (const { in: lexicons, length } of hits ?? []) {
          const words = passage.tokens.slice(at, at + length).map((token) => token.norm)
          for (const lexicon of lexicons) {
            for (const entry of byWords.get(keyOf(nameOf(lexicon), words.join(' '))) ?? []) note(entry, at)
          }
        }
      }
      for (const { entry, sequence } of grammar) {
        for (const { from, to } of passage.sentences) {
          for (let at = from; at < to; at++) if (matchAt(sequence, passage, at, from, to) >= 0) note(entry, at)
        }
      }
    }
    return [...found].sort(([, a], [, b]) => a - b).map(([entry]) => entry)
  }

  function without(dropped: ReadonlySet<Entry>): RuleSet {
    const isGone = (giving: readonly Entry[] | undefined): boolean =>
      giving?.every((entry) => dropped.has(entry)) ?? false
    const touched = new Set([...dropped].flatMap((entry) => firstWords.get(entry) ?? []))
    const { lookup } = rules.vocabularies
    const spare = (word: string, entries: readonly VocabularyEntry[]): readonly VocabularyEntry[] => {
      if (!touched.has(word)) return entries
      return entries.map((entry) => {
        const words = [word, ...(entry.rest ?? [])].join(' ')
        const left = entry.hit.in.filter((lexicon) => !isGone(byWords.get(keyOf(nameOf(lexicon), words))))
        return { ...entry, hit: { ...entry.hit, in: left } }
      })
    }
    const vocabularies = {
      ...rules.vocabularies,
      lookup: {
        alone: (word: string) => {
          const { alone, hasLonger } = lookup.alone(word)
          return toWordEntries(spare(word, alone), hasLonger)
        },
        longer: (word: string, next: string) => spare(word, lookup.longer(word, next)),
      },
    }
    const isGrammar = [...dropped].some((entry) => entry.kind === 'grammar')
    return isGrammar ? { ...withoutGrammar(dropped), vocabularies } : { ...rules, vocabularies }
  }

  function withoutGrammar(dropped: ReadonlySet<Entry>): RuleSet {
    const left = rules.pack.grammar.map((entry) => {
      const names = entry.lexicons.map(nameOf)
      const giving = byGrammar.get(entry.phrase)?.filter(({ lexicon }) => names.includes(lexicon)) ?? []
      return giving.length > 0 && giving.every((one) => dropped.has(one)) ? { ...entry, phrase: NOTHING } : entry
    })
    return createRuleSet({ ...rules.pack, grammar: left })
  }

  function nameOf(lexicon: number): string {
    return rules.pack.lexicons[lexicon] ?? ''
  }
}

function add(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const list = map.get(key)
  if (list) list.push(entry)
  else map.set(key, [entry])
}

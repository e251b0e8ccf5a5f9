import { builtins } from '../core/match/builtin.js'
import { needed } from '../core/match/cue.js'
import { firstWords } from '../core/match/first-word.js'
import { flatten } from '../core/match/flatten.js'
import { encodeEntries, type VocabularyEntry } from '../core/match/lexicon.js'
import { parsePhrase } from '../core/match/phrase.js'
import { createSlots, type SlotData, type Slots } from '../core/match/slot.js'
import { decodeTable, encodeTable, type WordTable } from '../core/match/word-table.js'
import type { RulePack } from '../core/rule.js'
import type { Problem } from '../core/types.js'
import { describe } from './check-rule.js'
import type { FileOf } from './compile.js'
import type { LexiconFile } from './schema.js'

/** What all lexicons together give: words to look up, and what each slot stands for. */
export interface CompiledLexicons {
  readonly vocabulary: WordTable
  /** What the numbers in the vocabulary stand for. */
  readonly lexicons: readonly string[]
  readonly slots: Record<string, SlotData>
  readonly table: Slots
}

/** Compiles lexicon files on top of a base pack's. Mistakes are added to `problems`. */
export function compileLexicons(
  lexicons: readonly FileOf<LexiconFile>[],
  base: RulePack,
  problems: Problem[],
): CompiledLexicons {
  const { flat, fragments } = sortEntries(lexicons, problems)
  const slots = resolveSlots(lexicons, fragments, base, problems)
  const wrong = checkFragments(lexicons, createSlots(slots), problems)
  if (wrong.size > 0)
    for (const [id, list] of fragments)
      fragments.set(
        id,
        list.filter((phrase) => !wrong.has(phrase)),
      )
  const sound = wrong.size > 0 ? resolveSlots(lexicons, fragments, base, []) : slots
  const table = createSlots(sound)
  for (const [id, slot] of Object.entries(sound)) sound[id] = withStarts(slot, table)
  return { ...buildVocabulary(flat, base), slots: sound, table }
}

interface FlatEntry extends Omit<VocabularyEntry, 'in'> {
  readonly first: string
  readonly lexicon: string
}

/** Parts every lexicon's entries into plain words and grammar. */
function sortEntries(
  lexicons: readonly FileOf<LexiconFile>[],
  problems: Problem[],
): { flat: FlatEntry[]; fragments: Map<string, string[]> } {
  const flat: FlatEntry[] = []
  const fragments = new Map<string, string[]>()
  for (const { path, value, locate } of lexicons) {
    const grammar: string[] = []
    for (const [n, entry] of value.entries.entries()) {
      const phrase = typeof entry === 'string' ? entry : entry.phrase
      try {
        const words = phrase.includes('{') ? undefined : flatten(parsePhrase(phrase, { get: () => undefined }))
        if (!words) {
          grammar.push(phrase)
          continue
        }
        const { from, until } = typeof entry === 'string' ? { from: undefined, until: undefined } : entry
        for (const word of words) {
          flat.push({
            ...word,
            lexicon: value.id,
            ...(from && { from: toDay(from) }),
            ...(until && { until: toDay(until) }),
          })
        }
      } catch (error) {
        problems.push({ path, ...locate(['entries', n]), message: describe(error, phrase) })
      }
    }
    fragments.set(value.id, grammar)
  }
  return { flat, fragments }
}

function resolveSlots(
  lexicons: readonly FileOf<LexiconFile>[],
  fragments: ReadonlyMap<string, readonly string[]>,
  base: RulePack,
  problems: Problem[],
): Record<string, SlotData> {
  const files = new Map(lexicons.map((file) => [file.value.id, file]))
  const slots: Record<string, SlotData> = { ...base.slots }
  const resolve = (id: string, above: readonly string[]): SlotData | undefined => {
    if (Object.hasOwn(builtins, id)) return { lexicons: [], builtins: [id], fragments: [] }
    const file = files.get(id)
    if (!file) return base.slots[id]
    const parts: SlotData[] = [{ lexicons: [id], builtins: [], fragments: fragments.get(id) ?? [] }]
    const known = base.slots[id]
    if (known) parts.push(known)
    file.value.include.forEach((name, n) => {
      const part = above.includes(name) ? undefined : resolve(name, [...above, id])
      if (part) parts.push(part)
      else
        problems.push({
          path: file.path,
          ...file.locate(['include', n]),
          message: `there is no lexicon or slot "${name}"`,
        })
    })
    return {
      lexicons: [...new Set(parts.flatMap((p) => p.lexicons))],
      builtins: [...new Set(parts.flatMap((p) => p.builtins))],
      fragments: [...new Set(parts.flatMap((p) => p.fragments))],
    }
  }
  for (const id of files.keys()) {
    const slot = resolve(id, [])
    if (slot) slots[id] = slot
  }
  return slots
}

/** A slot with its grammar sorted by first word. */
function withStarts(slot: SlotData, table: Slots): SlotData {
  if (slot.fragments.length === 0) return slot
  const byWord = new Map<string, number[]>()
  const others: number[] = []
  const needs: string[] = []
  for (const [n, phrase] of slot.fragments.entries()) {
    const sequence = parsePhrase(phrase, table)
    needs.push(needed(sequence))
    const words = firstWords(sequence)
    if (words) for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), n])
    else others.push(n)
  }
  const lists = [...byWord].map(([word, numbers]) => [word, numbers.join(',')])
  return { ...slot, starts: { byWord: encodeTable(Object.fromEntries(lists)), others, needs } }
}

/** The words of the lexicons added to a base's, each entry once with all lexicons that hold it. */
function buildVocabulary(
  flat: readonly FlatEntry[],
  base: RulePack,
): { readonly vocabulary: WordTable; readonly lexicons: readonly string[] } {
  const numbers = new Map(base.lexicons.map((id, n) => [id, n]))
  const same = new Map<string, { first: string; entry: Omit<VocabularyEntry, 'in'>; in: Set<string> }>()
  for (const { first, lexicon, ...entry } of flat) {
    if (!numbers.has(lexicon)) numbers.set(lexicon, numbers.size)
    const key = JSON.stringify([first, entry])
    const known = same.get(key)
    if (known) known.in.add(lexicon)
    else same.set(key, { first, entry, in: new Set([lexicon]) })
  }
  const byFirst = new Map<string, VocabularyEntry[]>()
  for (const { first, entry, in: lexicons } of same.values()) {
    byFirst.set(first, [...(byFirst.get(first) ?? []), { ...entry, in: [...lexicons] }])
  }
  const words = decodeTable(base.vocabulary)
  for (const [first, entries] of byFirst) {
    const known = Object.hasOwn(words, first) ? `${words[first]};` : ''
    words[first] = known + encodeEntries(entries, numbers)
  }
  return { vocabulary: encodeTable(words), lexicons: [...numbers.keys()] }
}

/** Checks the entries that are grammar; gives those that cannot be read or lead back to their own lexicon. */
function checkFragments(lexicons: readonly FileOf<LexiconFile>[], table: Slots, problems: Problem[]): Set<string> {
  const wrong = new Set<string>()
  const uses = new Map<string, readonly string[]>()
  const phraseOf = (entry: LexiconFile['entries'][number]): string => (typeof entry === 'string' ? entry : entry.phrase)
  for (const { value } of lexicons) {
    const named = value.entries.flatMap((entry) => [...phraseOf(entry).matchAll(/\{([^}]*)\}/g)].map((m) => m[1] ?? ''))
    uses.set(value.id, [...value.include, ...named])
  }
  for (const { path, value, locate } of lexicons) {
    for (const [n, entry] of value.entries.entries()) {
      const phrase = phraseOf(entry)
      if (!phrase.includes('{')) continue
      const tell = (message: string): void => {
        wrong.add(phrase)
        problems.push({ path, ...locate(['entries', n]), message })
      }
      try {
        parsePhrase(phrase, table)
      } catch (error) {
        tell(describe(error, phrase))
      }
      if (leadsBack(value.id, uses)) tell(`in the phrase "${phrase}": the lexicon "${value.id}" contains itself`)
    }
  }
  return wrong
}

/** Whether a lexicon's entries lead, through other lexicons, back to it. */
function leadsBack(id: string, uses: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>()
  const queue = [...(uses.get(id) ?? [])]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === id) return true
    if (seen.has(next)) continue
    seen.add(next)
    queue.push(...(uses.get(next) ?? []))
  }
  return false
}

function toDay(day: string | Date): string {
  return typeof day === 'string' ? day : day.toISOString().slice(0, 10)
}

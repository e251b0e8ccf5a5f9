import { builtins } from '../core/match/builtin.js'
import { flatten } from '../core/match/flatten.js'
import { decodeVocabulary, encodeVocabulary, type Vocabulary, type VocabularyEntry } from '../core/match/lexicon.js'
import { parsePhrase } from '../core/match/phrase.js'
import { createSlots, type SlotData, type Slots } from '../core/match/slot.js'
import type { GrammarEntry, RulePack } from '../core/rule.js'
import type { Problem } from '../core/types.js'
import { describe } from './check-rule.js'
import type { FileOf } from './compile.js'
import type { LexiconFile } from './schema.js'

/** What all lexicons together give: words to look up, grammar, and what each slot stands for. */
export interface CompiledLexicons extends Pick<RulePack, 'vocabulary' | 'lexicons' | 'slots' | 'grammar'> {
  readonly table: Slots
}

/** Compiles lexicon files on top of a base pack's. Mistakes are added to `problems`. */
export function compileLexicons(
  files: readonly FileOf<LexiconFile>[],
  base: RulePack,
  problems: Problem[],
): CompiledLexicons {
  const numbers = new Map(base.lexicons.map((id, n) => [id, n]))
  for (const { value } of files) if (!numbers.has(value.id)) numbers.set(value.id, numbers.size)
  const { flat, grammar } = sortEntries(files, problems)
  const slots = resolveSlots(files, numbers, base, problems)
  const table = createSlots(slots)
  const wrong = checkGrammar(files, table, problems)
  const sound = grammar.filter(({ phrase }) => !wrong.has(phrase))
  return {
    vocabulary: buildVocabulary(flat, numbers, base),
    lexicons: [...numbers.keys()],
    slots,
    grammar: withLevels([...base.grammar, ...mergeGrammar(sound, numbers)], slots),
    table,
  }
}

interface FlatEntry extends Omit<VocabularyEntry, 'hit'> {
  readonly first: string
  readonly lexicon: string
}

interface OwnGrammar {
  readonly phrase: string
  readonly lexicon: string
}

/** Parts every lexicon's entries into plain words and grammar. */
function sortEntries(
  lexicons: readonly FileOf<LexiconFile>[],
  problems: Problem[],
): { flat: FlatEntry[]; grammar: OwnGrammar[] } {
  const flat: FlatEntry[] = []
  const grammar: OwnGrammar[] = []
  for (const { path, value, locate } of lexicons) {
    for (const [n, entry] of value.entries.entries()) {
      const phrase = typeof entry === 'string' ? entry : entry.phrase
      try {
        const words = phrase.includes('{') ? undefined : flatten(parsePhrase(phrase, { get: () => undefined }))
        if (!words) {
          grammar.push({ phrase, lexicon: value.id })
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
  }
  return { flat, grammar }
}

function resolveSlots(
  lexicons: readonly FileOf<LexiconFile>[],
  numbers: ReadonlyMap<string, number>,
  base: RulePack,
  problems: Problem[],
): Record<string, SlotData> {
  const files = new Map(lexicons.map((file) => [file.value.id, file]))
  const slots: Record<string, SlotData> = { ...base.slots }
  const resolve = (id: string, above: readonly string[]): SlotData | undefined => {
    if (Object.hasOwn(builtins, id)) return { lexicons: [], builtins: [id] }
    const file = files.get(id)
    if (!file) return base.slots[id]
    const parts: SlotData[] = [{ lexicons: [numbers.get(id) ?? 0], builtins: [] }]
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
    }
  }
  for (const id of files.keys()) {
    const slot = resolve(id, [])
    if (slot) slots[id] = slot
  }
  return slots
}

/** Each piece of grammar once, with the numbers of all lexicons that hold it. */
function mergeGrammar(
  grammar: readonly OwnGrammar[],
  numbers: ReadonlyMap<string, number>,
): Omit<GrammarEntry, 'level'>[] {
  const merged = new Map<string, Set<number>>()
  for (const { phrase, lexicon } of grammar) {
    const known = merged.get(phrase) ?? new Set()
    merged.set(phrase, known.add(numbers.get(lexicon) ?? 0))
  }
  return [...merged].map(([phrase, lexicons]) => ({ phrase, lexicons: [...lexicons] }))
}

/** Grammar with its levels: above all grammar of the slots that it names. None leads back to itself. */
function withLevels(
  grammar: readonly Omit<GrammarEntry, 'level'>[],
  slots: Readonly<Record<string, SlotData>>,
): GrammarEntry[] {
  const byLexicon = new Map<number, Omit<GrammarEntry, 'level'>[]>()
  for (const entry of grammar)
    for (const lexicon of entry.lexicons) byLexicon.set(lexicon, [...(byLexicon.get(lexicon) ?? []), entry])
  const levels = new Map<Omit<GrammarEntry, 'level'>, number>()
  const levelOf = (entry: Omit<GrammarEntry, 'level'>): number => {
    let level = levels.get(entry)
    if (level !== undefined) return level
    level = 0
    for (const name of slotsIn(entry.phrase))
      for (const lexicon of slots[name]?.lexicons ?? [])
        for (const below of byLexicon.get(lexicon) ?? []) level = Math.max(level, levelOf(below) + 1)
    levels.set(entry, level)
    return level
  }
  return grammar.map((entry) => ({ phrase: entry.phrase, lexicons: entry.lexicons, level: levelOf(entry) }))
}

/** The names of the slots in a phrase. */
function slotsIn(phrase: string): string[] {
  return [...phrase.matchAll(/\{([^}]*)\}/g)].map((m) => m[1] ?? '')
}

/** The words of the lexicons added to a base's, each entry once with all lexicons that hold it. */
function buildVocabulary(flat: readonly FlatEntry[], numbers: ReadonlyMap<string, number>, base: RulePack): Vocabulary {
  const same = new Map<string, { first: string; entry: Omit<VocabularyEntry, 'hit'>; in: Set<number> }>()
  for (const { first, lexicon, ...entry } of flat) {
    const number = numbers.get(lexicon) ?? 0
    const key = JSON.stringify([first, entry])
    const known = same.get(key)
    if (known) known.in.add(number)
    else same.set(key, { first, entry, in: new Set([number]) })
  }
  const byFirst = decodeVocabulary(base.vocabulary)
  for (const { first, entry, in: lexicons } of same.values()) {
    byFirst.set(first, [
      ...(byFirst.get(first) ?? []),
      { ...entry, hit: { in: [...lexicons], length: 1 + (entry.rest?.length ?? 0) } },
    ])
  }
  return encodeVocabulary(byFirst)
}

/** Checks the entries that are grammar; gives those that cannot be read or lead back to their own lexicon. */
function checkGrammar(lexicons: readonly FileOf<LexiconFile>[], table: Slots, problems: Problem[]): Set<string> {
  const wrong = new Set<string>()
  const uses = new Map<string, readonly string[]>()
  const phraseOf = (entry: LexiconFile['entries'][number]): string => (typeof entry === 'string' ? entry : entry.phrase)
  for (const { value } of lexicons) {
    uses.set(value.id, [...value.include, ...value.entries.flatMap((entry) => slotsIn(phraseOf(entry)))])
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

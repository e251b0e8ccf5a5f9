import type { RulePack } from '../rule.js'
import { ALWAYS, type Cue, findCue, type Needs } from './cue-table.js'
import { keep } from './kept.js'
import type { Passage } from './passage.js'
import type { Sentence } from './sentence.js'
import { tableSize } from './word-table.js'

const NO_CUES: readonly Cue[] = []
/** A name of the council's own may be in no lexicon, so where there are such, a person may be anywhere. */
const PERSON_CUE = '{given-name}'

/** The cues of one sentence after another, and what is to be tried for them. */
export interface SentenceCues {
  /** Numbers of the grammar by level, and of the phrases, that wait for a cue that the sentence holds. */
  readonly agenda: { readonly grammar: readonly (readonly number[])[]; readonly phrases: readonly number[] }
  /** Begins a sentence: takes in its words, kinds of token and entries of lexicons. */
  read(passage: Passage, sentence: Sentence): void
  /** Adds what was found by grammar: an entry of this lexicon. */
  addLexicon(lexicon: number): void
  /** Whether the sentence holds one cue of each need. */
  meets(needs: Needs): boolean
}

/** Makes the cues of a pack's sentences. What is tried is found by stamps, so that nothing is made anew for a sentence. */
export function createSentenceCues(pack: RulePack): SentenceCues {
  const cueOf = keep((cue) => findCue(pack.cues, cue))
  const slotsOf = slotsByLexicon(pack)
  const cuesOfLexicon: (readonly Cue[] | undefined)[] = []
  const levels = 1 + Math.max(0, ...pack.grammar.map(({ level }) => level))
  const agenda = { grammar: Array.from({ length: levels }, (): number[] => []), phrases: [] as number[] }
  const seen = {
    cue: new Int32Array(tableSize(pack.cues)),
    lexicon: new Int32Array(pack.lexicons.length),
    grammar: new Int32Array(pack.grammar.length),
    phrase: new Int32Array(pack.phrases.length),
  }
  /** The number of the sentence; what was seen in it is stamped with this. */
  let now = 0

  const addCue = (cue: Cue | undefined): void => {
    if (cue === undefined || seen.cue[cue.number] === now) return
    seen.cue[cue.number] = now
    for (const n of cue.grammar) {
      if (seen.grammar[n] === now) continue
      seen.grammar[n] = now
      agenda.grammar[pack.grammar[n]?.level ?? 0]?.push(n)
    }
    for (const n of cue.phrases) {
      if (seen.phrase[n] === now) continue
      seen.phrase[n] = now
      agenda.phrases.push(n)
    }
  }
  const addLexicon = (lexicon: number): void => {
    if (seen.lexicon[lexicon] === now) return
    seen.lexicon[lexicon] = now
    const known = (cuesOfLexicon[lexicon] ??= (slotsOf[lexicon] ?? []).flatMap((id) => cueOf(`{${id}}`) ?? NO_CUES))
    for (const cue of known) addCue(cue)
  }
  return {
    agenda,
    addLexicon,
    read({ tokens, hits, reading }, { from, to }) {
      now++
      for (const level of agenda.grammar) level.length = 0
      agenda.phrases.length = 0
      addCue(cueOf(ALWAYS))
      if (reading.context.own.names.length > 0) addCue(cueOf(PERSON_CUE))
      for (let i = from; i < to; i++) {
        const token = tokens[i]
        if (!token) continue
        addCue(cueOf(token.norm))
        if (token.kind !== 'word') addCue(cueOf(`#${token.kind}`))
        const here = hits[i]
        if (here) for (const hit of here) for (const lexicon of hit.in) addLexicon(lexicon)
      }
    },
    meets(needs) {
      for (const need of needs) {
        let met = false
        for (const cue of need) {
          met = seen.cue[cue] === now
          if (met) break
        }
        if (!met) return false
      }
      return true
    },
  }
}

/** The slots that hold each lexicon, by its number. */
function slotsByLexicon(pack: RulePack): readonly (readonly string[])[] {
  const slots: string[][] = pack.lexicons.map(() => [])
  for (const [id, { lexicons }] of Object.entries(pack.slots)) for (const lexicon of lexicons) slots[lexicon]?.push(id)
  return slots
}

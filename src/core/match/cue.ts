import type { Passage } from './passage.js'
import type { Part, Sequence } from './phrase.js'
import type { Slot } from './slot.js'

/** What must occur in a sentence before a phrase is tried there, and how common that is. */
export interface Cue {
  readonly cues: readonly string[]
  readonly weight: number
}

/** Words so common that they make poor cues. */
const COMMON = new Set(
  "a an the and or but of to in on at for with from by as is 's are was were be been am it its this that these those he she they we i you him her them us me my your our their his not no do does did have has had will would can could should may might must all any some so if then there here what who when where how up out about into over just more very get got go going one two new now next please thank thanks see said say".split(
    ' ',
  ),
)
const COMMON_WEIGHT = 40
const LEXICON_WEIGHT = 8
/** A longer list says little and would only fill the pack. */
const NEEDED_LENGTH_MAX = 160

/** The best cue of a phrase: the part that must be there and is rarest. Undefined if it has none. */
export function cuesOf(sequence: Sequence): Cue | undefined {
  return cuesInOrder(sequence)[0]
}

/** What must be there for a phrase to match, the rarest first. */
function cuesInOrder(sequence: Sequence): Cue[] {
  return sequence.flatMap((part) => cueOfPart(part) ?? []).sort((a, b) => a.weight - b.weight)
}

/**
 * A second thing that a phrase cannot do without, as words with spaces between them; '' where there is none worth
 * asking for. A sentence that holds the cue but not this need not be looked at.
 */
export function alsoNeeded(sequence: Sequence): string {
  return worthAsking(cuesInOrder(sequence)[1])
}

/** The best cue in the same form: what a piece of grammar cannot do without. */
export function needed(sequence: Sequence): string {
  return worthAsking(cuesInOrder(sequence)[0])
}

function worthAsking(cue: Cue | undefined): string {
  // A person of the council's own names may be in no lexicon, so what can be a person is not asked for.
  if (!cue || cue.cues.includes('{given-name}')) return ''
  const words = cue.cues.join(' ')
  return words.length <= NEEDED_LENGTH_MAX ? words : ''
}

/** Whether a text with these cues has what is needed. */
export function hasNeeded(needs: string, cues: ReadonlySet<string>): boolean {
  if (needs === '' || cues.has(needs)) return true
  return needs.includes(' ') && needs.split(' ').some((cue) => cues.has(cue))
}

/** Everything in tokens `[from, to)` that can be a cue: words, token kinds (`#phone`), lexicons (`{party}`). */
export function cuesIn(passage: Pick<Passage, 'tokens' | 'hits'>, from: number, to: number): Set<string> {
  const cues = new Set<string>()
  for (let i = from; i < to; i++) {
    const token = passage.tokens[i]
    if (!token) continue
    cues.add(token.norm)
    if (token.kind !== 'word') cues.add(`#${token.kind}`)
    const hits = passage.hits[i]
    if (hits) for (const hit of hits) cues.add(`{${hit.lexicon}}`)
  }
  return cues
}

function cueOfPart(part: Part): Cue | undefined {
  switch (part.kind) {
    case 'word': {
      const weight = part.norms.reduce((sum, norm) => sum + (COMMON.has(norm) ? COMMON_WEIGHT : 1), 0)
      return { cues: part.norms, weight }
    }
    case 'slot':
      return cueOfSlot(part.slot)
    case 'group':
      return part.optional ? undefined : cueOfAll(part.alternatives.map(cuesOf))
    default:
      return undefined
  }
}

function cueOfSlot(slot: Slot): Cue | undefined {
  const parts: (Cue | undefined)[] = slot.lexicons.map((id) => ({ cues: [`{${id}}`], weight: LEXICON_WEIGHT }))
  for (const { cues } of slot.builtins) {
    parts.push(
      cues.length > 0
        ? { cues, weight: cues[0]?.startsWith('#') && cues.length === 1 ? LEXICON_WEIGHT : COMMON_WEIGHT }
        : undefined,
    )
  }
  for (const fragment of slot.fragments()) parts.push(cuesOf(fragment))
  return cueOfAll(parts)
}

/** A choice is cued by what cues any of its ways; if one way has no cue, the choice has none. */
function cueOfAll(parts: readonly (Cue | undefined)[]): Cue | undefined {
  const cues: string[] = []
  let weight = 0
  for (const part of parts) {
    if (!part) return undefined
    cues.push(...part.cues)
    weight += part.weight
  }
  return cues.length > 0 ? { cues: [...new Set(cues)], weight } : undefined
}

import type { Builtin } from '../core/match/builtin.js'
import type { Need } from '../core/match/cue-table.js'
import type { Part, Sequence } from '../core/match/phrase.js'
import type { Slot } from '../core/match/slot.js'

/** How likely a sentence is to hold something that a slot's lexicons stand for. */
export type Likelihood = (slot: Slot) => number

/** Words by the share of sentences that hold them, in ordinary posts; all others are rare. */
const SHARES = new Map<string, number>(
  (
    [
      [
        0.12,
        "the and to a on in for of at it you i we is are be by from have will if with this that can not 's was an as or but all",
      ],
      [
        0.04,
        'council who up your so town our has please one they my about no there been am day new open out get hall what do us last off year may had he she his her them their then here when more any some now go got would could should just very must might',
      ],
      [
        0.012,
        'him me two three next back every until office people after monday thursday friday saturday sunday free put county over own meeting before road come need clerk district know thank thanks vote committee first say said says everyone ward home see example like public years parish library which full made make done were pay planning page told ask asked down work tell welcome today tonight night time councillor car mayor still residents report again under police another into how where why these those than let being going also too only did does its each both most much many good hours number want bus well same',
      ],
    ] as const
  ).flatMap(([share, words]) => words.split(' ').map((word) => [word, share] as const)),
)
const SHARE_OF_OTHERS = 0.0002
/** The shares of what is found by shape or in the larger lexicons of names. */
const KIND_SHARES: Readonly<Record<string, number>> = {
  '#number': 0.25,
  '#time': 0.1,
  '#money': 0.08,
  '{given-name}': 0.2,
  '{given-name-ambiguous}': 0.1,
  '{person-title}': 0.1,
  '{street-type}': 0.12,
  '{org-word}': 0.3,
}
const KIND_SHARE = 0.03
/** What is likelier than this is not worth asking for. */
const ASKED_MAX = 0.7

/** What must be there for a phrase to match, the rarest first. */
export function needsOf(sequence: Sequence, likelihood: Likelihood): Need[] {
  return sequence.flatMap((part) => needOfPart(part, likelihood) ?? []).sort((a, b) => a.likelihood - b.likelihood)
}

/** The needs beside the rarest that are worth asking for. */
export function furtherNeeds(needs: readonly Need[]): readonly Need[] {
  return needs.slice(1).filter((need) => need.likelihood <= ASKED_MAX)
}

/** How likely a sentence is to hold a word. */
export function likelihoodOfWord(norm: string): number {
  return SHARES.get(norm) ?? SHARE_OF_OTHERS
}

function needOfPart(part: Part, likelihood: Likelihood): Need | undefined {
  switch (part.kind) {
    case 'word':
      return { cues: part.norms, likelihood: part.norms.reduce((sum, norm) => sum + likelihoodOfWord(norm), 0) }
    case 'slot':
      return needOfSlot(part.slot, likelihood)
    case 'group':
      return part.optional ? undefined : anyOf(part.alternatives.map((way) => needsOf(way, likelihood)[0]))
    default:
      return undefined
  }
}

function needOfSlot(slot: Slot, likelihood: Likelihood): Need | undefined {
  const own: Need[] = slot.lexicons.length > 0 ? [{ cues: [`{${slot.name}}`], likelihood: likelihood(slot) }] : []
  return anyOf([...own, ...slot.builtins.map((builtin) => needOfBuiltin(builtin))])
}

function needOfBuiltin({ cues }: Builtin): Need | undefined {
  if (cues.length === 0) return undefined
  const sum = cues.reduce(
    (all, cue) => all + (/^[#{]/.test(cue) ? (KIND_SHARES[cue] ?? KIND_SHARE) : likelihoodOfWord(cue)),
    0,
  )
  return { cues, likelihood: sum }
}

/** A choice needs one of the needs of its ways; if one way needs nothing, neither does the choice. */
function anyOf(ways: readonly (Need | undefined)[]): Need | undefined {
  const cues = new Set<string>()
  let likelihood = 0
  for (const way of ways) {
    if (!way) return undefined
    for (const cue of way.cues) cues.add(cue)
    likelihood += way.likelihood
  }
  return cues.size > 0 ? { cues: [...cues], likelihood } : undefined
}

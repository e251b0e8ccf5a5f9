import type { ConditionData } from '../rule.js'
import { features } from './feature.js'
import type { Passage, Reading } from './passage.js'
import { createPhraseSet, matchesIn, occursIn, type PhraseSet } from './phrase-set.js'
import type { Place, TextPlace } from './place.js'
import type { Slots } from './slot.js'

/** A condition, ready to ask. */
export interface Condition {
  readonly data: ConditionData
  readonly phrases: PhraseSet | undefined
  readonly pattern: RegExp | undefined
}

const NODE_PASSAGES_BEFORE = 1
const NODE_PASSAGES_AFTER = 2

/** Makes a condition of its data. */
export function createCondition(data: ConditionData, slots: Slots): Condition {
  return {
    data,
    phrases: data.any && createPhraseSet(data.any, slots),
    pattern: data.pattern === undefined ? undefined : new RegExp(data.pattern, 'iu'),
  }
}

/** Whether the condition holds at the place. A feature never holds of a part that is not text. */
export function holds(condition: Condition, place: Place): boolean {
  const { data } = condition
  if (data.is) return place.kind === 'text' && features[data.is](place)
  return place.kind === 'text' ? holdsInText(condition, place) : holdsAtNode(condition, place)
}

function holdsInText(condition: Condition, place: TextPlace): boolean {
  const { passage, sentence } = place
  const { within } = condition.data
  if (typeof within === 'number') {
    const from = Math.max(0, place.from - within)
    const to = Math.min(passage.tokens.length, place.to + within)
    return occurs(condition, passage, from, to)
  }
  switch (within) {
    case 'overlap':
      return overlaps(condition, place)
    case 'sentence':
      return occurs(condition, passage, sentence.from, sentence.to)
    case 'before':
      return occurs(condition, passage, sentence.from, place.from)
    case 'after':
      return occurs(condition, passage, place.to, sentence.to)
    case 'nearby': {
      const before = passage.sentences[sentence.index - 1] ?? sentence
      const after = passage.sentences[sentence.index + 1] ?? sentence
      return occurs(condition, passage, before.from, after.to)
    }
    case 'segment':
      return occurs(condition, passage, 0, passage.tokens.length)
    case 'document':
      return occursInDocument(condition, passage.reading)
    default:
      return within satisfies never
  }
}

function holdsAtNode(condition: Condition, place: Extract<Place, { kind: 'node' }>): boolean {
  const { passages } = place.reading
  if (condition.data.within === 'document') return occursInDocument(condition, place.reading)
  const around = passages.slice(Math.max(0, place.near - NODE_PASSAGES_BEFORE), place.near + NODE_PASSAGES_AFTER + 1)
  return around.some((passage) => occurs(condition, passage, 0, passage.tokens.length))
}

function overlaps(condition: Condition, place: TextPlace): boolean {
  const { passage, sentence } = place
  if (condition.phrases) {
    for (const found of matchesIn(condition.phrases, passage, sentence.from, sentence.to)) {
      if (found.from < place.to && found.to > place.from) return true
    }
  }
  if (!condition.pattern) return false
  for (const found of passage.text.matchAll(new RegExp(condition.pattern.source, 'giu'))) {
    if (found.index < place.end && found.index + found[0].length > place.start) return true
  }
  return false
}

function occurs(condition: Condition, passage: Passage, from: number, to: number): boolean {
  if (from >= to && passage.tokens.length > 0) return false
  if (condition.phrases && occursIn(condition.phrases, passage, from, to)) return true
  return condition.pattern?.test(textOf(passage, from, to)) ?? false
}

/** The text of tokens `[from, to)`, with the marks that close it. */
function textOf(passage: Passage, from: number, to: number): string {
  const start = from === 0 ? 0 : (passage.tokens[from]?.start ?? 0)
  return passage.text.slice(start, passage.tokens[to]?.start ?? passage.text.length)
}

const known = new WeakMap<Reading, Map<Condition, boolean>>()

/** As conditions on the whole document are asked again for every match, the answer is kept with the reading. */
function occursInDocument(condition: Condition, reading: Reading): boolean {
  let answers = known.get(reading)
  if (!answers) known.set(reading, (answers = new Map()))
  let answer = answers.get(condition)
  if (answer === undefined) {
    answer = reading.passages.some((passage) => occurs(condition, passage, 0, passage.tokens.length))
    answers.set(condition, answer)
  }
  return answer
}

import type { Feature } from '../rule.js'
import { hitAt } from './passage.js'
import type { TextPlace } from './place.js'

/**
 * What can be said of the sentence around a match: is it negated, somebody else's words, a question... Each is a small
 * function of the place, so that rules and `explain` share one understanding.
 */
export const features: Readonly<Record<Feature, (place: TextPlace) => boolean>> = {
  negated: isNegated,
  quoted: isQuoted,
  question: (place) => /^[^.!]*\?/.test(tail(place)),
  conditional: (place) =>
    someBefore(place, (norm) => norm === 'if' || norm === 'unless' || norm === 'would' || norm === 'whether'),
  attributed: isAttributed,
  mentioned: isMentioned,
  self: (place) =>
    someBefore(place, (norm) => SELF.has(norm), 3) || SELF.has(place.passage.tokens[place.from]?.norm ?? ''),
  heading: (place) => place.passage.segment.kind === 'heading',
  shouting: isShouting,
}

const NEGATORS = new Set('not no never without neither nor nobody none cannot hardly'.split(' '))
const SELF = new Set('i me my myself we us'.split(' '))
const MENTION = new Set(
  'word words term terms phrase phrases expression slogan calling called spelling title'.split(' '),
)
const NEGATION_REACH = 4
const MENTION_REACH = 5

function isNegated(place: TextPlace): boolean {
  const { passage, sentence } = place
  const isQuestion = features.question(place)
  for (let i = place.from - 1; i >= Math.max(sentence.from, place.from - NEGATION_REACH); i--) {
    const token = passage.tokens[i]
    if (!token) return false
    const after = passage.text.slice(token.end, passage.tokens[i + 1]?.start ?? token.end)
    if (/[,;:]/.test(after) || token.norm === 'but') return false
    // "Isn't he a liar?" says that he is.
    if (NEGATORS.has(token.norm)) return !(isQuestion && i <= sentence.from + 2)
  }
  return false
}

function isQuoted(place: TextPlace): boolean {
  if (place.passage.segment.kind === 'quote') return true
  const { text } = place.passage
  const before = text.slice(0, place.start)
  const opened = (before.match(/"/g) ?? []).length % 2 === 1
  return opened && text.indexOf('"', place.end) >= 0
}

function isAttributed(place: TextPlace): boolean {
  const { passage, sentence } = place
  for (let i = sentence.from; i < sentence.to; i++) {
    if (hitAt(passage, i, 'court-source') > 0) return true
    if ((i >= place.from && i < place.to) || hitAt(passage, i, 'saying-verb') < 0) continue
    const subject = passage.tokens[i - 1]?.norm ?? ''
    if (!SELF.has(subject)) return true
  }
  return false
}

function isMentioned(place: TextPlace): boolean {
  return someBefore(place, (norm) => MENTION.has(norm), MENTION_REACH)
}

function isShouting(place: TextPlace): boolean {
  const { passage, sentence } = place
  let upper = 0
  let words = 0
  for (let i = sentence.from; i < sentence.to; i++) {
    const token = passage.tokens[i]
    if (token?.kind !== 'word' || token.end - token.start < 2) continue
    words++
    if (token.upper) upper++
  }
  return words >= 4 && upper >= 0.6 * words
}

function someBefore(place: TextPlace, test: (norm: string) => boolean, reach = Number.POSITIVE_INFINITY): boolean {
  const { passage, sentence } = place
  for (let i = place.from - 1; i >= Math.max(sentence.from, place.from - reach); i--) {
    if (test(passage.tokens[i]?.norm ?? '')) return true
  }
  return false
}

/** The text from the match to the end of its sentence, its closing mark included. */
function tail(place: TextPlace): string {
  const { passage, sentence } = place
  const last = passage.tokens[sentence.to - 1]
  const next = passage.tokens[sentence.to]
  return passage.text.slice(last?.end ?? place.end, next?.start ?? passage.text.length)
}

import type { AbsenceMatcher, ConditionData } from '../rule.js'
import { createCondition, holds } from './condition.js'
import type { Reading } from './passage.js'
import { createPhraseSet, matchesIn } from './phrase-set.js'
import type { TextPlace } from './place.js'
import type { Slots } from './slot.js'

/** Finds the first place where `given` occurs, if what is required there is missing. */
export function createAbsence(data: AbsenceMatcher, slots: Slots): (reading: Reading) => TextPlace[] {
  const given = createPhraseSet(data.given, slots)
  const required: ConditionData = {
    within: data.within,
    ...(data.any && { any: data.any }),
    ...(data.pattern !== undefined && { pattern: data.pattern }),
  }
  const present = createCondition(required, slots)
  return (reading) => {
    for (const passage of reading.passages) {
      for (const { from, to } of matchesIn(given, passage, 0, passage.tokens.length)) {
        const sentence = passage.sentences.find((s) => from < s.to)
        if (!sentence) continue
        const start = passage.tokens[from]?.start ?? 0
        const end = passage.tokens[to - 1]?.end ?? start
        const place: TextPlace = { kind: 'text', passage, sentence, from, to, start, end }
        if (!holds(present, place)) return [place]
        break
      }
    }
    return []
  }
}

import type { PatternMatcher } from '../rule.js'
import { type Trigger, toTrigger } from './letter-pairs.js'
import { type Passage, type Reading, sentenceAt } from './passage.js'
import type { TextPlace } from './place.js'
import { validators } from './validate/index.js'

/** Finds a regular expression in a document's passages; each hit is confirmed by the matcher's validator. */
export function createPattern(data: PatternMatcher): (reading: Reading) => TextPlace[] {
  const flags = (data.ignoreCase ? 'i' : '') + unicodeFlag(data.pattern)
  let occurs: RegExp | undefined
  let everywhere: RegExp | undefined
  const validate = data.validate === undefined ? undefined : validators[data.validate]
  const group = data.group ?? 0
  const triggers = data.triggers?.map(toTrigger)
  return ({ passages, pairs }) => {
    const places: TextPlace[] = []
    if (triggers && !triggers.some(({ hash }) => pairs[hash] === 1)) return places
    for (const passage of passages) {
      if (!isTriggered(triggers, passage)) continue
      occurs ??= new RegExp(data.pattern, flags)
      if (!occurs.test(passage.text)) continue
      everywhere ??= new RegExp(data.pattern, `dg${flags}`)
      for (const found of passage.text.matchAll(everywhere)) {
        const [start, end] = found.indices?.[group] ?? [0, 0]
        if (end <= start || (validate && !validate(passage.text.slice(start, end)))) continue
        places.push(toPlace(passage, start, end))
      }
    }
    return places
  }
}

/** The flag u only where the expression needs it: with it, V8 takes several times as long to make one ready. */
function unicodeFlag(pattern: string): 'u' | '' {
  return /\\[pPu]\{|[^\0-\uffff]/u.test(pattern) ? 'u' : ''
}

/** Whether a text may hold one of the triggers; one without triggers may match anywhere. */
function isTriggered(triggers: readonly Trigger[] | undefined, { pairs, lower }: Passage): boolean {
  if (!triggers) return true
  for (const { text, hash } of triggers) if (pairs[hash] === 1 && (text === '\\d' || lower.includes(text))) return true
  return false
}

/** The place of a range of a passage's folded text. */
export function toPlace(passage: Passage, start: number, end: number): TextPlace {
  const from = tokenFrom(passage, start)
  const to = Math.max(tokenFrom(passage, end), from + 1)
  return {
    kind: 'text',
    passage,
    sentence: sentenceAt(passage, from),
    from,
    to: Math.min(to, passage.tokens.length),
    start,
    end,
  }
}

/** The first token that ends after `offset`. */
function tokenFrom(passage: Passage, offset: number): number {
  let low = 0
  let high = passage.tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((passage.tokens[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

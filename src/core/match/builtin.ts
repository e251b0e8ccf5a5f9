import { addressEnds, givenEnds, isPersonAt, organisationEnds, personEnds, streetEnds, titledEnds } from './name.js'
import { hitAt, type Passage, sentenceAt } from './passage.js'
import type { Token, TokenKind } from './token.js'

/** A slot that is found by shape and context, not looked up. */
export interface Builtin {
  readonly name: string
  /** What must occur for it to be found (a word, `{lexicon}` or `#kind`); none where anything may. */
  readonly cues: readonly string[]
  ends(passage: Passage, i: number): readonly number[]
}

const NONE: readonly number[] = []
const NUMBER_WORDS = new Set(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen'.split(
    ' ',
  ),
)
const MONTHS = new Set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec'.split(
    ' ',
  ),
)
const DAYS = new Set(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun today tomorrow tonight'.split(
    ' ',
  ),
)
const NOON = new Set(['noon', 'midday', 'midnight'])
const PRONOUNS = new Set('he she they him her them his hers their theirs himself herself themselves'.split(' '))
const SENTENCES_BACK = 2

/** The built-in slots by name. */
export const builtins: Readonly<Record<string, Builtin>> = Object.fromEntries(
  [
    ofKind('phone'),
    ofKind('email'),
    ofKind('url'),
    ofKind('handle'),
    ofKind('hashtag'),
    ofKind('emoji'),
    ofKind('postcode'),
    slot('money', ['#money', '#number'], moneyEnds),
    slot('time', ['#time', ...NOON], (p, i) =>
      one(i, p.tokens[i]?.kind === 'time' || NOON.has(p.tokens[i]?.norm ?? '')),
    ),
    slot('number', ['#number', ...NUMBER_WORDS], (p, i) => one(i, isNumber(p.tokens[i]))),
    slot('cap', [], (p, i) => one(i, p.tokens[i]?.kind === 'word' && p.tokens[i]?.cap === true)),
    slot('allcaps', [], (p, i) => one(i, p.tokens[i]?.kind === 'word' && p.tokens[i]?.upper === true)),
    slot('date', ['#number', ...DAYS], dateEnds),
    memo('person', ['{given-name}', '{given-name-ambiguous}', '{person-title}'], personEnds),
    memo('given', ['{given-name}'], givenEnds),
    memo('surname-title', ['{person-title}'], titledEnds),
    memo('street', ['{street-type}'], streetEnds),
    memo('address', ['{street-type}'], addressEnds),
    memo('org', ['{org-word}'], organisationEnds),
    memo('they', [...PRONOUNS], theyEnds),
  ].map((b) => [b.name, b]),
)

function slot(name: string, cues: readonly string[], ends: Builtin['ends']): Builtin {
  return { name, cues, ends }
}
function ofKind(kind: TokenKind): Builtin {
  return { name: kind, cues: [`#${kind}`], ends: (p, i) => one(i, p.tokens[i]?.kind === kind) }
}
function memo(name: string, cues: readonly string[], ends: Builtin['ends']): Builtin {
  return {
    name,
    cues,
    ends(passage, i) {
      let known = passage.memo.get(name)
      if (!known) passage.memo.set(name, (known = []))
      const found = known[i]
      if (found) return found
      const fresh = ends(passage, i)
      ;(known as (readonly number[])[])[i] = fresh
      return fresh
    },
  }
}
function one(i: number, holds: boolean | undefined): readonly number[] {
  return holds ? [i + 1] : NONE
}

function isNumber(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'number' || NUMBER_WORDS.has(token.norm))
}

function moneyEnds(passage: Passage, i: number): readonly number[] {
  const token = passage.tokens[i]
  if (token?.kind === 'money') return [i + 1]
  if (token?.kind === 'number') {
    if (/^\d[\d.,]*[km]$/.test(token.norm)) return [i + 1]
    const next = passage.tokens[i + 1]?.norm ?? ''
    if (/^(?:pounds?|quid|grand|pence)$/.test(next)) return [i + 2]
    if (/^(?:thousand|million)$/.test(next))
      return /^(?:pounds?|quid)$/.test(passage.tokens[i + 2]?.norm ?? '') ? [i + 3] : NONE
  }
  return NONE
}

function dateEnds(passage: Passage, i: number): readonly number[] {
  const { tokens } = passage
  const token = tokens[i]
  if (!token) return NONE
  if (DAYS.has(token.norm)) {
    const rest = dayMonth(tokens, i + 1)
    return rest > 0 ? [rest, i + 1] : [i + 1]
  }
  if (token.kind === 'number' && /^\d{1,4}[./]\d{1,2}[./]\d{2,4}$/.test(token.norm)) return [i + 1]
  const end = dayMonth(tokens, i)
  if (end > 0) return [end]
  if (MONTHS.has(token.norm) && token.cap && /^\d{1,2}(?:st|nd|rd|th)?$/.test(tokens[i + 1]?.norm ?? '')) {
    return /^(?:19|20)\d\d$/.test(tokens[i + 2]?.norm ?? '') ? [i + 3, i + 2] : [i + 2]
  }
  return NONE
}

/** `7 May`, `7th of May 2026` from token `i`: the token after it, or 0. */
function dayMonth(tokens: readonly Token[], i: number): number {
  if (!/^\d{1,2}(?:st|nd|rd|th)?$/.test(tokens[i]?.norm ?? '')) return 0
  const at = tokens[i + 1]?.norm === 'of' ? i + 2 : i + 1
  if (!MONTHS.has(tokens[at]?.norm ?? '')) return 0
  return /^(?:19|20)\d\d$/.test(tokens[at + 1]?.norm ?? '') ? at + 2 : at + 1
}

/** A pronoun that carries on from a person, role or firm named shortly before. */
function theyEnds(passage: Passage, i: number): readonly number[] {
  const token = passage.tokens[i]
  if (!token || !PRONOUNS.has(token.norm)) return NONE
  const sentence = sentenceAt(passage, i)
  for (let k = sentence.from; k < i; k++) if (isNamedAt(passage, k)) return [i + 1]
  let { index: p } = passage
  let s = sentence.index
  for (let back = 0; back < SENTENCES_BACK; back++) {
    s--
    while (s < 0 && p > 0) s = (passage.reading.passages[--p]?.sentences.length ?? 0) - 1
    const where = passage.reading.passages[p]
    const earlier = where?.sentences[s]
    if (!where || !earlier) return NONE
    for (let k = earlier.from; k < earlier.to; k++) if (isNamedAt(where, k)) return [i + 1]
  }
  return NONE
}

function isNamedAt(passage: Passage, i: number): boolean {
  const kind = passage.tokens[i]?.kind
  if (kind === 'handle') return true
  return kind === 'word' && (isPersonAt(passage, i) || hitAt(passage, i, 'role') > 0)
}

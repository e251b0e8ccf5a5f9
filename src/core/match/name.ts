import { hitAt, type Passage, sentenceAt } from './passage.js'
import type { Token } from './token.js'

/**
 * Names by shape and context: persons, streets, organisations. The vocabulary that helps (given names, titles, kinds of
 * street and organisation) is in `rules/lexicons`; there is no gazetteer of everyone.
 */

const NONE: readonly number[] = []
const NAME_WORDS_MAX = 3
const ORGANISATION_WORDS_MAX = 5
const SMALL_WORDS = new Set(
  'a an and are as at be but by can did do for from had has have he her him his i if in is it its let may my new no not of on or our out please she so that the their them there they this to up us was we were what when where which who why will with would you your all any both each every more most some such only over under into about after before'.split(
    ' ',
  ),
)

/** Title + name, or given name + surname. */
export function personEnds(passage: Passage, i: number): readonly number[] {
  if (!passage.tokens[i]?.cap && hitAt(passage, i, 'person-title') < 0) return ownNameEnds(passage, i)
  const own = ownNameEnds(passage, i)
  if (own.length > 0) return own
  const titled = titledEnds(passage, i)
  if (titled.length > 0) return titled
  return givenAndSurnameEnds(passage, i)
}

/** Whether a person is named at token `i`, by title or by name; also a lone given name. */
export function isPersonAt(passage: Passage, i: number): boolean {
  return personEnds(passage, i).length > 0 || givenEnds(passage, i).length > 0
}

/** `Mrs Patel`, `Cllr Jane Doe`. */
export function titledEnds(passage: Passage, i: number): readonly number[] {
  let at = hitAt(passage, i, 'person-title')
  if (at < 0) return NONE
  // Titles come in rows: Rev Canon, Cllr Mrs.
  for (let next = hitAt(passage, at, 'person-title'); next > 0; next = hitAt(passage, at, 'person-title')) at = next
  const ends: number[] = []
  for (let k = at; k < at + NAME_WORDS_MAX && isNameWord(passage, k, k > at); k++) {
    if (hitAt(passage, k, 'org-word') === k + 1 && k > at) break
    ends.push(k + 1)
  }
  if (isPlaceAfter(passage, ends.at(-1) ?? at)) ends.pop()
  return ends.reverse()
}

/** `Jacqui`: a given name with a capital that is no part of a longer name of something else. */
export function givenEnds(passage: Passage, i: number): readonly number[] {
  const token = passage.tokens[i]
  if (!token?.cap || hitAt(passage, i, 'given-name') !== i + 1) return NONE
  if (isPlaceAfter(passage, i + 1)) return NONE
  return [i + 1]
}

function givenAndSurnameEnds(passage: Passage, i: number): readonly number[] {
  const sure = hitAt(passage, i, 'given-name') === i + 1
  if (!sure && hitAt(passage, i, 'given-name-ambiguous') !== i + 1) return NONE
  const sentence = sentenceAt(passage, i)
  const shouting = isShouting(passage, sentence.from, sentence.to)
  if (shouting && !sure) return NONE
  const ends: number[] = []
  for (let k = i + 1; k < i + 1 + NAME_WORDS_MAX && isNameWord(passage, k, true); k++) {
    // "Pat Rowbotham Hall" is a hall; "Mark Friday" no name at all.
    if (hitAt(passage, k, 'org-word') > 0 || hitAt(passage, k, 'street-type') > 0) return NONE
    if (hitAt(passage, k, 'name-veto') > 0) break
    ends.push(k + 1)
  }
  const last = ends.at(-1)
  if (last === undefined || isPlaceAfter(passage, last)) return NONE
  // An initial alone is not a surname.
  return ends.filter((end) => (passage.tokens[end - 1]?.norm.length ?? 0) > 1).reverse()
}

function ownNameEnds(passage: Passage, i: number): readonly number[] {
  const names = passage.reading.context.own.names
  if (names.length === 0) return NONE
  for (const name of names) {
    const words = name.toLowerCase().split(/[\s-]+/)
    if (words.every((word, k) => passage.tokens[i + k]?.norm === word)) return [i + words.length]
  }
  return NONE
}

/** `Mill Lane`, `St Mary's Road`, `The Crescent`. */
export function streetEnds(passage: Passage, i: number): readonly number[] {
  if (!passage.tokens[i]?.cap) return NONE
  for (let k = i + 1; k < i + 5; k++) {
    const token = passage.tokens[k]
    if (!token || !isAdjacent(passage, k)) return NONE
    if (token.cap && hitAt(passage, k, 'street-type') === k + 1) {
      const further = k + 1
      return hitAt(passage, further, 'street-type') === further + 1 &&
        passage.tokens[further]?.cap &&
        isAdjacent(passage, further)
        ? [further + 1]
        : [k + 1]
    }
    if (!token.cap && token.norm !== "'s" && token.norm !== 'of' && token.norm !== 'the') return NONE
  }
  return NONE
}

/** House number or name and street: `12 Mill Lane`, `Flat 2, 14 The Green`, `Rose Cottage, Mill Lane`. */
export function addressEnds(passage: Passage, i: number): readonly number[] {
  const { tokens } = passage
  const token = tokens[i]
  if (!token) return NONE
  if (/^(?:flat|apartment|unit|room)$/.test(token.norm) && /^\d+[a-z]?$/.test(tokens[i + 1]?.norm ?? '')) {
    const inner = addressEnds(passage, i + 2)
    return inner.length > 0 ? inner : NONE
  }
  if (/^(?:number|no)$/.test(token.norm))
    return /^\d+[a-z]?$/.test(tokens[i + 1]?.norm ?? '') ? addressEnds(passage, i + 1) : NONE
  if (/^\d{1,4}[a-z]?$/.test(token.norm)) return streetEnds(passage, i + 1)
  if (!token.cap) return NONE
  for (let k = i + 1; k < i + 4; k++) {
    if (!tokens[k]?.cap) return NONE
    if (/^(?:cottage|house|farm|lodge|barn|villa|bungalow|farmhouse)$/.test(tokens[k]?.norm ?? ''))
      return streetEnds(passage, k + 1)
  }
  return NONE
}

/** Capitals and a word that says what they are: `Blakethorpe Tree Care`, `Hartwell Construction`, `The Bell Inn`. */
export function organisationEnds(passage: Passage, i: number): readonly number[] {
  const first = passage.tokens[i]
  if (!first?.cap || (SMALL_WORDS.has(first.norm) && first.norm !== 'the')) return NONE
  const ends: number[] = []
  for (let k = i + 1; k < i + ORGANISATION_WORDS_MAX; k++) {
    const token = passage.tokens[k]
    if (!token || !/^[ '&]*(?:and)?[ ]*$/.test(passage.text.slice(passage.tokens[k - 1]?.end ?? 0, token.start))) break
    if (!token.cap && !/^(?:and|of|the|'s|&)$/.test(token.norm)) break
    if (token.cap && hitAt(passage, k, 'org-word') > 0) ends.push(hitAt(passage, k, 'org-word'))
  }
  return ends.reverse()
}

/** A capitalised word that may belong to a name and follows directly, if `follows`. */
function isNameWord(passage: Passage, k: number, follows: boolean): boolean {
  const token: Token | undefined = passage.tokens[k]
  if (!token?.cap || token.kind !== 'word' || SMALL_WORDS.has(token.norm) || /\d/.test(token.norm)) return false
  return !follows || isAdjacent(passage, k)
}

/** Nothing but a space, hyphen or an initial's full stop stands before token `k`. */
function isAdjacent(passage: Passage, k: number): boolean {
  const before = passage.tokens[k - 1]
  const token = passage.tokens[k]
  if (!before || !token) return false
  const between = passage.text.slice(before.end, token.start)
  return between === ' ' || between === '-' || between === '' || (between === '. ' && before.end - before.start <= 2)
}

function isPlaceAfter(passage: Passage, k: number): boolean {
  const token = passage.tokens[k]
  if (!token?.cap || !isAdjacent(passage, k)) return false
  return hitAt(passage, k, 'street-type') > 0 || hitAt(passage, k, 'org-word') > 0
}

function isShouting(passage: Passage, from: number, to: number): boolean {
  let upper = 0
  let words = 0
  for (let k = from; k < to; k++) {
    const token = passage.tokens[k]
    if (token?.kind !== 'word' || token.end - token.start < 2) continue
    words++
    if (token.upper) upper++
  }
  return words > 3 && upper > 0.6 * words
}

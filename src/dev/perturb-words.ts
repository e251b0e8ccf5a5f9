import { readFileSync } from 'node:fs'
import { pick, type Random } from './random.js'

/** The words that are recognised and those that take their place; the file says more. */
interface Words {
  readonly given: readonly string[]
  readonly newGiven: readonly string[]
  readonly newSurnames: readonly string[]
  readonly notSurnames: readonly string[]
  readonly notPlaces: readonly string[]
  readonly newPlaces: readonly string[]
  readonly streets: readonly string[]
  readonly notStreetNames: readonly string[]
  readonly newStreetNames: readonly string[]
  readonly tense: Readonly<Record<string, string>>
  readonly person: Readonly<Record<string, string>>
  readonly emoji: readonly string[]
}
export const WORDS = JSON.parse(readFileSync('fixtures/perturb/words.json', 'utf8')) as Words

/** Front matter, addresses, tags, code and markup: what a change of words must leave as it is. */
const FIXED =
  /(^---\n[\s\S]*?\n---(?:\n|$)|\]\([^)]*\)|<[^<>]*>|https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w.-]+|[#@][\w-]+|`[^`]*`)/
const NAMED = /\b(?:(Mrs?|Ms|Miss|Dr|Cllr|Councillor|PC|Sgt|Rev) )?(?:([A-Z][a-z]+) )?([A-Z][a-z]+(?:-[A-Z][a-z]+)?)\b/g
const CAPITAL = /\b[A-Z][a-z]+(?:-[A-Z][a-z]+)?\b/g
const PLACE =
  /\b[A-Z][a-z]{2,}(?:ford|wick|combe|ham|bury|thwaite|thorpe|stead|worth|hurst|dale|mere|field|ton|ley|stow|bridge|minster|mouth|well|brook|bourne|den|wold|marsh|leigh|holme|by)\b/g
const WORD = /(?<!\w)[A-Za-z]+(?:['’][A-Za-z]+)?/g
const SENTENCE_START = /(?:^|[.!?\n])[\s"'“‘(]*$/
const MONEY = /£(\d{1,3}(?:,\d{3})+|\d{2,})(?![\d.]*\d)/g
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
/** A small number that is no part of a date, time, identifier or telephone number. */
const COUNT = new RegExp(
  `(?<![\\w.,:/£$%#+–-]|\\d |^|\\n)(?:[3-9]|[1-9]\\d)(?![\\w:/%+–-]|[.,]\\d| \\d| ${MONTH})`,
  'g',
)

/** Edits a text outside of what must stay as it is. */
export function editProse(text: string, edit: (prose: string) => string): string {
  return text
    .split(FIXED)
    .map((part, n) => (n % 2 === 0 ? edit(part) : part))
    .join('')
}

/** Gives the people of a text other names: one new name for each, wherever it stands. */
export function renamePeople(text: string, random: Random): string {
  const names = new Map<string, string>()
  const rename = (name: string | undefined, list: readonly string[]): void => {
    if (name && !names.has(name)) names.set(name, pick(list, random))
  }
  for (const [, title, first, last = ''] of text.matchAll(NAMED)) {
    const isGiven = (name: string | undefined): boolean => name !== undefined && WORDS.given.includes(name)
    if (isGiven(first)) rename(first, WORDS.newGiven)
    if (isGiven(last)) rename(last, WORDS.newGiven)
    else if ((title || isGiven(first)) && !WORDS.notSurnames.includes(last)) rename(last, WORDS.newSurnames)
  }
  return editProse(text, (prose) => prose.replace(CAPITAL, (word) => names.get(word) ?? word))
}

/** Gives towns, villages and streets other names. */
export function renamePlaces(text: string, random: Random): string {
  const names = new Map<string, string>()
  const rename = (name: string, list: readonly string[]): string => {
    const known = names.get(name) ?? pick(list, random)
    names.set(name, known)
    return known
  }
  const street = new RegExp(`\\b([A-Z][a-z]+) (${WORDS.streets.join('|')})\\b`, 'g')
  return editProse(text, (prose) =>
    prose
      .replace(street, (all, name: string, kind: string) =>
        WORDS.notStreetNames.includes(name) ? all : `${rename(name, WORDS.newStreetNames)} ${kind}`,
      )
      .replace(PLACE, (name) => (WORDS.notPlaces.includes(name) ? name : rename(name, WORDS.newPlaces))),
  )
}

/** Other sums, and counts one less; dates, times and identifiers stay. */
export function changeNumbers(text: string, random: Random): string {
  const digit = (old: string, at: number): string =>
    at === 0 ? String(1 + Math.floor(random() * 9)) : old === '0' ? old : String(Math.floor(random() * 10))
  return editProse(text, (prose) =>
    prose
      .replace(MONEY, (sum) => sum.replace(/\d/g, (d, at: number) => digit(d, at - 1)))
      .replace(COUNT, (n) => String(Number(n) - 1)),
  )
}

/** What is said of today, said of the past. */
export function changeTense(text: string): string {
  return replaceWords(text, WORDS.tense)
}

/** She for he and we for I. */
export function changePerson(text: string): string {
  return replaceWords(text, WORDS.person)
}

function replaceWords(text: string, table: Readonly<Record<string, string>>): string {
  return editProse(text, (prose) =>
    prose.replace(WORD, (word, at: number) => {
      const key = word.toLowerCase().replace('’', "'")
      if (!Object.hasOwn(table, key) || /^[A-Z]{2}/.test(word)) return word
      const other = table[key] ?? word
      const hasCapital = /^I\b/.test(word) ? SENTENCE_START.test(prose.slice(0, at)) : /^[A-Z]/.test(word)
      return hasCapital ? other.charAt(0).toUpperCase() + other.slice(1) : other
    }),
  )
}

import { type ByFirstWord, byFirstWord } from './first-word.js'
import { inflect } from './inflect.js'
import type { Slot, Slots } from './slot.js'
import { isPlainWord, tokenise } from './token.js'

/** A phrase, taken apart: what must stand in a row. The language is in `rules/LANGUAGE.md`. */
export type Sequence = readonly Part[]
export type Part =
  | WordPart
  | { readonly kind: 'slot'; readonly slot: Slot }
  | { readonly kind: 'any' }
  | { readonly kind: 'gap'; readonly max: number }
  | {
      readonly kind: 'group'
      readonly alternatives: readonly Sequence[]
      readonly optional: boolean
      /** The choices that can begin with a word. */
      readonly ways: ByFirstWord
    }
  | { readonly kind: 'not'; readonly alternatives: readonly Sequence[] }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }

/** One word, written in one of several ways. */
export interface WordPart {
  readonly kind: 'word'
  readonly norms: readonly string[]
  readonly cap: Capital
  /** The same, where there are many. */
  readonly set?: ReadonlySet<string> | undefined
}

/** 0: any case, 1: a capital first, 2: all capitals. */
export type Capital = 0 | 1 | 2

/** A phrase that cannot be read: what is wrong and at which of its characters. */
export class PhraseError extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message)
  }
}

/** Words that a text may write otherwise although they are the same. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  is: ['is', "'s"],
  has: ['has', "'s"],
  would: ['would', "'d"],
  had: ['had', "'d"],
  us: ['us', "'s"],
}
/** A gap: `...` or `..6`. */
const GAP = /^\.\.(?:\.|(\d+))/
/** A word as it is written: up to a space, a sign of the language or a gap. */
const WRITTEN = /(?:(?!\.\.)[^\s()|{}?~^$])+/y
const GAP_DEFAULT = 3
/** From so many ways on, a set is faster than a list. */
const SET_MIN = 6

/**
 * Reads a phrase. `slots` gives what `{name}` stands for.
 * @throws PhraseError for an unknown slot, an open bracket and the like.
 */
export function parsePhrase(phrase: string, slots: Slots): Sequence {
  let at = 0
  const sequence = readAlternatives(0)
  if (at < phrase.length) throw new PhraseError(`there is a "${phrase[at]}" too many`, at)
  return sequence

  function readAlternatives(depth: number): Sequence {
    const alternatives: Part[][] = [[]]
    while (at < phrase.length && phrase[at] !== ')') {
      if (phrase[at] === '|') {
        at++
        alternatives.push([])
      } else alternatives.at(-1)?.push(...readItem(depth))
    }
    if (depth > 0 && alternatives.some(isPerhapsNothing)) {
      throw new PhraseError('one of the choices in the brackets may be nothing: put the "?" after the bracket', at)
    }
    const [only] = alternatives
    if (alternatives.length === 1 && only) return only
    return [toGroup(alternatives, false)]
  }

  function readItem(depth: number): Part[] {
    const char = phrase[at] ?? ''
    if (char === ' ' || char === '\t' || char === '\n') {
      at++
      return []
    }
    if (char === '^' || char === '$') {
      at++
      return [{ kind: char === '^' ? 'start' : 'end' }]
    }
    if (char === '!') {
      at++
      return [{ kind: 'not', alternatives: [readItem(depth)] }]
    }
    const gap = char === '.' ? GAP.exec(phrase.slice(at, at + 5)) : null
    if (gap) {
      at += gap[0].length
      return [{ kind: 'gap', max: gap[1] === undefined ? GAP_DEFAULT : Number(gap[1]) }]
    }
    return readOptional(char === '(' ? readGroup(depth) : char === '{' ? readSlot() : readWord())
  }

  function readOptional(parts: Part[]): Part[] {
    if (phrase[at] !== '?') return parts
    at++
    return [toGroup([parts], true)]
  }

  function readGroup(depth: number): Part[] {
    const open = at++
    const inner = readAlternatives(depth + 1)
    if (phrase[at] !== ')') throw new PhraseError('a "(" is not closed', open)
    at++
    const forms = phrase[at] === '~'
    if (forms) at++
    const sequence = forms ? inner.map(inflectLast) : inner
    return sequence.length === 1 ? [...sequence] : [toGroup([sequence], false)]
  }

  function readSlot(): Part[] {
    const close = phrase.indexOf('}', at)
    if (close < 0) throw new PhraseError('a "{" is not closed', at)
    const name = phrase.slice(at + 1, close)
    const from = at
    at = close + 1
    if (name === 'any') return [{ kind: 'any' }]
    const slot = slots.get(name)
    if (!slot) throw new PhraseError(`there is no lexicon or slot "${name}"`, from)
    return [{ kind: 'slot', slot }]
  }

  function readWord(): Part[] {
    const from = at
    WRITTEN.lastIndex = at
    const written = WRITTEN.exec(phrase)?.[0] ?? ''
    at += written.length
    const forms = phrase[at] === '~'
    if (forms) at++
    if (at === from) throw new PhraseError(`a "${phrase[at]}" cannot stand here`, at)
    if (isPlainWord(written)) {
      const norm = written.toLowerCase()
      return [toWord(forms ? inflect(norm).flatMap(same) : same(norm), capitalOf(written))]
    }
    const tokens = tokenise(written)
    if (tokens.length === 0) throw new PhraseError(`"${written}" holds no word`, from)
    return tokens.map((token, i) => {
      const cap: Capital = token.upper ? 2 : token.cap ? 1 : 0
      const last = forms && i === tokens.length - 1
      const norms = last ? inflect(token.norm).flatMap(same) : same(token.norm)
      return toWord(norms, cap)
    })
  }
}

/** A choice; one of single words is a word with several ways to write it. */
function toGroup(alternatives: readonly Sequence[], optional: boolean): Part {
  if (!optional) {
    const words = alternatives.map(([word, ...more]) => (word?.kind === 'word' && more.length === 0 ? word : undefined))
    const [first] = words
    if (first && words.every((word) => word?.cap === first.cap)) {
      return toWord([...new Set(words.flatMap((word) => word?.norms ?? []))], first.cap)
    }
  }
  return { kind: 'group', alternatives, optional, ways: byFirstWord(alternatives) }
}

/** Which capital a word of letters alone asks for. */
function capitalOf(word: string): Capital {
  if (!/^[A-Z]/.test(word)) return 0
  return word.length > 1 && word === word.toUpperCase() ? 2 : 1
}

function toWord(norms: readonly string[], cap: Capital): WordPart {
  return { kind: 'word', norms, cap, ...(norms.length >= SET_MIN && { set: new Set(norms) }) }
}

function isPerhapsNothing(sequence: Sequence): boolean {
  return sequence.every((part) => part.kind === 'group' && part.optional)
}

/** `(bid|offer)~`: all forms of the last word of each choice. */
function inflectLast(part: Part): Part {
  if (part.kind === 'word') return toWord(part.norms.flatMap(inflect), part.cap)
  if (part.kind !== 'group') return part
  const alternatives = part.alternatives.map((sequence) =>
    sequence.map((inner, i) => (i === sequence.length - 1 ? inflectLast(inner) : inner)),
  )
  return toGroup(alternatives, part.optional)
}

function same(norm: string): readonly string[] {
  return Object.hasOwn(SAME, norm) ? (SAME[norm] ?? [norm]) : [norm]
}

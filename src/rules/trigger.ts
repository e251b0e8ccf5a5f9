import { type AST, RegExpParser } from '@eslint-community/regexpp'

const parser = new RegExpParser({ ecmaVersion: 2024 })
/** More triggers than this are no quick look any more. */
const TRIGGERS_MAX = 400
/** In how many ways a run of letters and small classes is spelt out. */
const SPELT_MAX = 24

/**
 * What a text must hold for a regular expression to match anywhere in it: one of these strings, in small letters; `\d`
 * stands for any digit. Undefined if nothing can be said. Worked out when the rules are built, so that a text that
 * holds none of them never pays for making the expression ready.
 */
export function triggersOf(pattern: string): readonly string[] | undefined {
  const { alternatives } = parser.parsePattern(pattern, undefined, undefined, { unicode: true, unicodeSets: false })
  return anyOf(alternatives)
}

/** One of the ways must match, so one of all their triggers must be there. */
function anyOf(alternatives: readonly AST.Alternative[]): readonly string[] | undefined {
  const all = new Set<string>()
  for (const { elements } of alternatives) {
    const own = bestOf(elements)
    if (!own) return undefined
    for (const trigger of own) all.add(trigger)
  }
  return all.size > 0 && all.size <= TRIGGERS_MAX ? [...all] : undefined
}

/**
 * Every element must match, so the one with the rarest triggers will do. Letters and small classes in a row are strings
 * of several letters: `b[*0]ll` is `b*ll` or `b0ll`.
 */
function bestOf(elements: readonly AST.Element[]): readonly string[] | undefined {
  let best: readonly string[] | undefined
  let run: readonly string[] = ['']
  const take = (triggers: readonly string[] | undefined): void => {
    if (triggers && rarity(triggers) > (best ? rarity(best) : 0)) best = triggers
  }
  for (const element of elements) {
    const letters = lettersOf(element)
    if (letters) {
      const longer = run.flatMap((start) => letters.strings.map((end) => start + end))
      run = longer.length <= SPELT_MAX ? longer : letters.strings
      take(run)
      if (letters.more) run = ['']
      continue
    }
    run = ['']
    take(ofElement(element))
  }
  return best
}

/** The strings that an element of letters stands for; `more` of them may follow. */
function lettersOf(element: AST.Element): { readonly strings: readonly string[]; readonly more: boolean } | undefined {
  if (element.type === 'Character') return { strings: [letter(element.value)], more: false }
  if (element.type === 'CharacterClass') {
    const strings = ofClass(element)
    return strings && !strings.includes('\\d') ? { strings, more: false } : undefined
  }
  if (element.type !== 'Quantifier' || element.min === 0) return undefined
  const one = lettersOf(element.element)
  if (!one || one.more) return undefined
  let strings: readonly string[] = one.strings
  let times = 1
  while (times < element.min && strings.length * one.strings.length <= SPELT_MAX) {
    strings = strings.flatMap((start) => one.strings.map((end) => start + end))
    times++
  }
  return { strings, more: element.max > times }
}

function letter(code: number): string {
  return String.fromCodePoint(code).toLowerCase()
}

function ofElement(element: AST.Element): readonly string[] | undefined {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return anyOf(element.alternatives)
    case 'Quantifier':
      return element.min > 0 ? ofElement(element.element) : undefined
    case 'Character':
      return [letter(element.value)]
    case 'CharacterSet':
      return element.kind === 'digit' && !element.negate ? ['\\d'] : undefined
    case 'CharacterClass':
      return ofClass(element)
    case 'Assertion':
      return element.kind === 'lookahead' && !element.negate ? anyOf(element.alternatives) : undefined
    default:
      return undefined
  }
}

/** A small class of single characters, or of digits. */
function ofClass({ negate, elements }: AST.CharacterClass): readonly string[] | undefined {
  if (negate) return undefined
  const triggers = new Set<string>()
  for (const element of elements) {
    if (element.type === 'Character') triggers.add(letter(element.value))
    else if (element.type === 'CharacterSet' && element.kind === 'digit' && !element.negate) triggers.add('\\d')
    else if (element.type === 'CharacterClassRange' && isDigits(element)) triggers.add('\\d')
    else return undefined
  }
  return triggers.size <= SPELT_MAX ? [...triggers] : undefined
}

function isDigits({ min, max }: AST.CharacterClassRange): boolean {
  return min.value >= 0x30 && max.value <= 0x39
}

/** How much a set of triggers says: long strings and rare signs much, a digit something, one common letter hardly anything. */
function rarity(triggers: readonly string[]): number {
  let least = Number.POSITIVE_INFINITY
  for (const trigger of triggers) {
    least = Math.min(least, rarityOf(trigger))
  }
  return least - triggers.length / 100
}

function rarityOf(trigger: string): number {
  if (trigger === '\\d') return 3
  if (/^[a-z ]$/.test(trigger)) return 0.1
  if (/^[*#@$%{}<>|=+~^_\\]$/.test(trigger)) return 8
  const odd = /[*#@$%{}<>|=+~^_\\]/.test(trigger) ? 3 : 0
  return trigger.length === 1 ? 3 : trigger.length * 2 + odd
}

import type { Folded } from './fold.js'

/** What a token is by its shape. */
export type TokenKind =
  | 'word'
  | 'number'
  | 'money'
  | 'time'
  | 'phone'
  | 'postcode'
  | 'email'
  | 'url'
  | 'handle'
  | 'hashtag'
  | 'emoji'

/** One word of a text (or number, address, emoji). Offsets lie in the folded text. */
export interface Token {
  /** Lower case, contractions spelt out: what phrases are compared with. */
  readonly norm: string
  readonly start: number
  readonly end: number
  /** Begins with a capital. */
  readonly cap: boolean
  /** Two letters or more, all of them capitals. */
  readonly upper: boolean
  readonly kind: TokenKind
}

const LETTER = 'A-Za-z\\u00c0-\\u024f\\u1e00-\\u1eff'
const SHAPES = new RegExp(
  [
    '(?<url>(?:https?:\\/\\/|www\\.)[^\\s<>"\\])}]+)',
    '(?<email>[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63})+)',
    '(?<handle>@\\w[\\w.]*\\w)',
    `(?<hashtag>#[${LETTER}\\d_]*[${LETTER}][${LETTER}\\d_]*)`,
    '(?<money>£ ?\\d[\\d,]*(?:\\.\\d+)?(?: ?(?:k|m|bn|million|thousand|billion))?\\b)',
    '(?<phone>(?:\\+44 ?(?:\\(0\\) ?)?|\\(0|\\b0)\\d(?:[ ()-]{0,2}\\d){8,9}\\b)',
    '(?<postcode>\\b[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}\\b)',
    '(?<time>\\b\\d{1,2}(?:[.:]\\d\\d)? ?(?:am|pm|AM|PM|a\\.m\\.|p\\.m\\.)(?![A-Za-z])|\\b(?:[01]?\\d|2[0-3]):[0-5]\\d\\b)',
    `(?<number>\\d+(?:[,./:]\\d+)*(?:st|nd|rd|th|k|m|p)?(?![${LETTER}]))`,
    `(?<word>[${LETTER}\\d]+(?:'[${LETTER}]+)*|&)`,
    '(?<emoji>(?:[\\u2600-\\u27bf\\u2b00-\\u2bff\\u2190-\\u21ff]|[\\ud83c-\\ud83e][\\udc00-\\udfff])+)',
  ].join('|'),
  'g',
)
const KINDS: readonly TokenKind[] = [
  'url',
  'email',
  'handle',
  'hashtag',
  'money',
  'phone',
  'postcode',
  'time',
  'number',
  'word',
  'emoji',
]

/** Contractions written without their apostrophe: where they part, and what the parts are. */
const RUN_TOGETHER: Readonly<Record<string, readonly [number, string, string]>> = {
  dont: [2, 'do', 'not'],
  doesnt: [4, 'does', 'not'],
  didnt: [3, 'did', 'not'],
  cant: [2, 'can', 'not'],
  cannot: [3, 'can', 'not'],
  wont: [2, 'will', 'not'],
  isnt: [2, 'is', 'not'],
  arent: [3, 'are', 'not'],
  wasnt: [3, 'was', 'not'],
  werent: [4, 'were', 'not'],
  hasnt: [3, 'has', 'not'],
  havent: [4, 'have', 'not'],
  hadnt: [3, 'had', 'not'],
  shouldnt: [6, 'should', 'not'],
  wouldnt: [5, 'would', 'not'],
  couldnt: [5, 'could', 'not'],
  im: [1, 'i', 'am'],
  ive: [1, 'i', 'have'],
  youre: [3, 'you', 'are'],
  youve: [3, 'you', 'have'],
  theyre: [4, 'they', 'are'],
  theyve: [4, 'they', 'have'],
  weve: [2, 'we', 'have'],
  hes: [2, 'he', "'s"],
  shes: [3, 'she', "'s"],
  thats: [4, 'that', "'s"],
  whats: [4, 'what', "'s"],
  wheres: [5, 'where', "'s"],
  lets: [3, 'let', "'s"],
}
const RUN_TOGETHER_MAX = 8
const ENDINGS: Readonly<Record<string, string>> = {
  "'s": "'s",
  "'m": 'am',
  "'re": 'are',
  "'ve": 'have',
  "'ll": 'will',
  "'d": "'d",
}
const NT_STEMS: Readonly<Record<string, string>> = { ca: 'can', wo: 'will', sha: 'shall', ai: 'is' }

/** Takes folded text apart into tokens; what lies between them is punctuation and space. */
export function tokenise(folded: Folded | string): Token[] {
  const text = typeof folded === 'string' ? folded : folded.text
  const tokens: Token[] = []
  SHAPES.lastIndex = 0
  for (let m = SHAPES.exec(text); m !== null; m = SHAPES.exec(text)) {
    const shape = m[0]
    const kind = kindOf(m)
    const start = m.index
    if (shape === '&') tokens.push({ norm: 'and', start, end: start + 1, cap: false, upper: false, kind: 'word' })
    else if (kind === 'word') pushWord(tokens, shape, start)
    else pushShape(tokens, shape, start, kind)
  }
  return tokens
}

function kindOf(m: RegExpExecArray): TokenKind {
  if (m[10] !== undefined) return 'word'
  for (let i = 1; i <= KINDS.length; i++) if (m[i] !== undefined) return KINDS[i - 1] ?? 'word'
  return 'word'
}

function pushShape(tokens: Token[], shape: string, start: number, kind: TokenKind): void {
  // A full stop, comma or bracket at the end of an address belongs to the sentence.
  const trimmed = kind === 'url' ? shape.replace(/[.,;:!?'")]+$/, '') : shape
  const norm = trimmed.toLowerCase()
  tokens.push({ norm, start, end: start + trimmed.length, cap: /^[A-Z]/.test(trimmed), upper: isUpper(trimmed), kind })
}

/** A contraction is several tokens: `don't` is `do` and `not`. */
function pushWord(tokens: Token[], word: string, start: number): void {
  const lower = word.toLowerCase()
  const upper = isUpper(word)
  let from = 0
  for (const [norm, length] of partsOf(lower)) {
    const cap = from === 0 && lower.charCodeAt(0) !== word.charCodeAt(0)
    tokens.push({ norm, start: start + from, end: start + from + length, cap, upper: cap && upper, kind: 'word' })
    from += length
  }
}

/** Whether a word is one token that reads as it is written: letters alone, no contraction. */
export function isPlainWord(word: string): boolean {
  return /^[a-zA-Z]+$/.test(word) && own(RUN_TOGETHER, word.toLowerCase()) === undefined
}

/** The words that a written word stands for, each with the length of what stands for it. */
function partsOf(word: string): readonly (readonly [string, number])[] {
  const together = word.length <= RUN_TOGETHER_MAX ? own(RUN_TOGETHER, word) : undefined
  if (together) {
    const [at, first, second] = together
    return [
      [first, at],
      [second, word.length - at],
    ]
  }
  const quote = word.lastIndexOf("'")
  if (quote < 0) return [[word, word.length]]
  if (word.endsWith("n't") && word.length > 3) {
    const stem = word.slice(0, -3)
    return [
      [own(NT_STEMS, stem) ?? stem, stem.length],
      ['not', 3],
    ]
  }
  const ending = own(ENDINGS, word.slice(quote))
  if (ending === undefined) return [[word, word.length]]
  return [
    [word.slice(0, quote), quote],
    [ending, word.length - quote],
  ]
}

function isUpper(word: string): boolean {
  const own = word.endsWith("'s") ? word.slice(0, -2) : word
  return word.length > 1 && own === own.toUpperCase() && own !== own.toLowerCase()
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

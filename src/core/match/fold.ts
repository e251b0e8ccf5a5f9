/**
 * Folds text so that what looks the same is the same: curly quotes, non-breaking spaces, full-width and look-alike
 * letters become plain ones; zero-width characters, soft hyphens and variation selectors go. Case is kept.
 */
export interface Folded {
  readonly text: string
  /** For each folded offset (and one past the end) the offset in the original; undefined where they are the same. */
  readonly map: Int32Array | undefined
}

/** Anything but printable ASCII (save the backtick), tabs, line ends and £ may need folding. */
const NEEDS_FOLDING = /[^\t\n\r\x20-\x5f\x61-\x7e£]/
const DROPPED = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufeff]|[\ufe00-\ufe0f]/
const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  '´': "'",
  '`': "'",
  ʼ: "'",
  '＇': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '″': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '…': '...',
  '\u00a0': ' ',
  '\u2028': '\n',
  '\u2029': '\n',
  '\u3000': ' ',
  // Cyrillic and Greek letters that look Latin
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  ԁ: 'd',
  һ: 'h',
  ո: 'n',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  Х: 'X',
  І: 'I',
  Ѕ: 'S',
  Ј: 'J',
  α: 'a',
  ο: 'o',
  ν: 'v',
  ι: 'i',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Χ: 'X',
  Υ: 'Y',
  Ζ: 'Z',
}

/** Folds `text`; the map leads every folded offset back. */
export function fold(text: string): Folded {
  if (!NEEDS_FOLDING.test(text)) return { text, map: undefined }
  let folded = ''
  const map: number[] = []
  let copied = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0
    if ((code < 0x7f && code !== 0x60) || code === 0xa3) continue
    const size = code > 0xffff ? 2 : 1
    const char = size === 2 ? String.fromCodePoint(code) : (text[at] ?? '')
    const plain = foldChar(char, code)
    if (plain !== char) {
      for (let k = copied; k < at; k++) map.push(k)
      for (let k = 0; k < plain.length; k++) map.push(at)
      folded += text.slice(copied, at) + plain
      copied = at + size
    }
    at += size - 1
  }
  if (copied === 0) return { text, map: undefined }
  for (let k = copied; k <= text.length; k++) map.push(k)
  return { text: folded + text.slice(copied), map: Int32Array.from(map) }
}

function foldChar(char: string, code: number): string {
  if (code === 0x60) return "'"
  if (DROPPED.test(char)) return ''
  const plain = PLAIN[char]
  if (plain !== undefined) return plain
  if (code >= 0x2000 && code <= 0x200a) return ' '
  if (code >= 0x1f000 || code < 0x2100) return char
  return char.normalize('NFKC')
}

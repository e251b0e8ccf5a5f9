import type { Token } from './token.js'

/** A sentence (or a line that stands for one): tokens `[from, to)` of its passage. */
export interface Sentence {
  readonly index: number
  readonly from: number
  readonly to: number
}

const ABBREVIATIONS = new Set(
  'mr mrs ms dr rev revd prof cllr clr st sgt rd ave no nos e.g i.e eg ie etc vs v tel ext approx dept jan feb mar apr jun jul aug sept sep oct nov dec p pp mon tue tues wed thu thur thurs fri'.split(
    ' ',
  ),
)
const LINE_SHORT = 60

/** Splits tokens into sentences: at full stops, question and exclamation marks, and where a line ends a thought. */
export function splitSentences(text: string, tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  let lineStart = 0
  for (let i = 1; i <= tokens.length; i++) {
    const token = tokens[i - 1]
    const next = tokens[i]
    if (!token) break
    if (next) {
      const between = text.slice(token.end, next.start)
      const newline = between.indexOf('\n')
      const ends =
        endsSentence(between, token, next) || (newline >= 0 && endsLine(between, token.end - lineStart, next))
      if (newline >= 0) lineStart = token.end + between.lastIndexOf('\n') + 1
      if (!ends) continue
    }
    sentences.push({ index: sentences.length, from, to: i })
    from = i
  }
  return sentences
}

function endsSentence(between: string, token: Token, next: Token): boolean {
  if (between.length < 2) return false
  const mark = /[.!?]["')\]*_]*\s/.exec(between)
  if (!mark) return false
  if (mark[0].startsWith('.')) {
    if (between.startsWith('.') && (ABBREVIATIONS.has(token.norm) || (token.norm.length === 1 && token.cap)))
      return false
    if (/^\.\.\./.test(between)) return next.cap
  }
  return true
}

/** A line ends a thought if it is blank, short, ends in a colon or the next begins with a bullet or an emoji. */
function endsLine(between: string, length: number, next: Token): boolean {
  if (/\n[ \t]*\r?\n/.test(between) || /\n\s*[-*•·>#|+✓✔►]/.test(between) || /:\s*\n/.test(between)) return true
  if (next.kind === 'emoji' || next.kind === 'hashtag') return true
  if (/\n\s*$/.test(between) && next.kind === 'number' && length < LINE_SHORT) return true
  return length < LINE_SHORT && next.cap
}

/** Text without what would move the cursor or colour a terminal: a tab becomes a space, control characters go. */
export function plain(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
}

/** How many columns a terminal gives a text: two for emoji and wide letters, none for marks that combine. */
export function columns(text: string): number {
  let width = 0
  for (const char of text) width += columnsOf(char)
  return width
}

/** As much of the start of a text as fits into `width` columns, with `…` where something was cut off. */
export function fitStart(text: string, width: number): string {
  if (columns(text) <= width) return text
  if (width < 1) return ''
  let taken = ''
  let used = 1
  for (const char of text) {
    used += columnsOf(char)
    if (used > width) break
    taken += char
  }
  return `${taken}…`
}

/** As much of the end of a text as fits into `width` columns, with `…` where something was cut off. */
export function fitEnd(text: string, width: number): string {
  if (columns(text) <= width) return text
  if (width < 1) return ''
  const taken: string[] = []
  let used = 1
  for (const char of [...text].reverse()) {
    used += columnsOf(char)
    if (used > width) break
    taken.push(char)
  }
  return `…${taken.reverse().join('')}`
}

function columnsOf(char: string): number {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x300) return 1
  if (/\p{M}/u.test(char) || (code >= 0xfe00 && code <= 0xfe0f)) return 0
  return /\p{Emoji_Presentation}/u.test(char) || isWide(code) ? 2 : 1
}

/** East Asian letters that take two columns (Unicode TR 11, the blocks that matter). */
function isWide(code: number): boolean {
  return (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xd7a3) || (code >= 0xff00 && code <= 0xff60)
}

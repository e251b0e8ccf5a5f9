/** A piece of a locator: a number, a lettered point, or the words of a heading. */
type Piece = { readonly number: number } | { readonly letter: string } | { readonly words: string }

/**
 * Which of two locators stands first in its document: negative for `a`, positive for `b`, 0 where they are the same or
 * the locators alone cannot tell.
 *
 * A locator is read as a row of pieces, compared from the left: `6.4 / 3` is 6, 4, 3; `1.1(a)` is 1, 1, a;
 * `3 / PWTC's use / 2` is 3, "PWTC's use", 2. Numbers and letters have an order; a clause stands before its own parts
 * (`6.4` before `6.4 / 1`). Headings have none, nor has a heading beside a number: what stands first there only the
 * document knows. So the sections of unnumbered paths still have to go up, as have the numbers under one heading.
 */
export function compareLocators(a: string, b: string): number {
  const left = toPieces(a)
  const right = toPieces(b)
  for (const [n, piece] of left.entries()) {
    const other = right[n]
    if (other === undefined) return 1
    const order = comparePieces(piece, other)
    if (order === undefined) return 0
    if (order !== 0) return order
  }
  return left.length - right.length
}

/** The order of two pieces, undefined where they have none. */
function comparePieces(a: Piece, b: Piece): number | undefined {
  if ('number' in a && 'number' in b) return a.number - b.number
  if ('letter' in a && 'letter' in b) return a.letter.charCodeAt(0) - b.letter.charCodeAt(0)
  return 'words' in a && 'words' in b && a.words === b.words ? 0 : undefined
}

const NUMBERED = /^(\d+(?:\.\d+)*)\.?((?:\([a-z]\)|[a-z]?)*)$/

function toPieces(locator: string): Piece[] {
  return locator.split('/').flatMap((part): Piece[] => {
    const words = part.trim().toLowerCase()
    const [, numbers, letters = ''] = NUMBERED.exec(words) ?? []
    if (numbers === undefined) return [{ words }]
    return [
      ...numbers.split('.').map((digits) => ({ number: Number(digits) })),
      ...[...letters.replace(/[()]/g, '')].map((letter) => ({ letter })),
    ]
  })
}

import { decodeNamedCharacterReference } from 'decode-named-character-reference'

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|([A-Za-z][A-Za-z\d]{0,30}));/y

/** The character reference (`&pound;`, `&#8217;`, `&#x2019;`) that begins at `at`, decoded; undefined if it is none. */
export function readEntity(text: string, at: number): { text: string; length: number } | undefined {
  REFERENCE.lastIndex = at
  const found = REFERENCE.exec(text)
  if (!found) return undefined
  const [{ length }, decimal, hex, name] = found
  if (name !== undefined) {
    const decoded = decodeNamedCharacterReference(name)
    return decoded === false ? undefined : { text: decoded, length }
  }
  return { text: toCharacter(decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? '', 16)), length }
}

/** What may not stand in a text becomes U+FFFD, as CommonMark 0.31 (2.5) has it; control characters too. */
function toCharacter(code: number): string {
  const isControl = code < 9 || code === 11 || (code > 13 && code < 32) || (code > 126 && code < 160)
  const isNone = (code > 0xd7ff && code < 0xe000) || (code > 0xfdcf && code < 0xfdf0) || (code & 0xfffe) === 0xfffe
  return isControl || isNone || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)
}

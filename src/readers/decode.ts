import { lineStarts, toPosition } from '../core/position.js'
import type { Problem } from '../core/types.js'

/** Formats that people take for text, told by their first bytes. */
const SIGNATURES: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a Word, Excel or other zipped document', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Word or Excel document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
]
/** How far to look for zero bytes: an ordinary text has its first letters here. */
const SAMPLE = 4096

/**
 * Decodes a text file: UTF-8 and UTF-16, with or without byte order mark, which is left out. What is neither is a
 * problem that says where and what to do; nothing is guessed, since a wrong guess would turn a name or a £ sign into
 * something else without anybody being told.
 */
export function decode(bytes: Uint8Array, path: string): string | Problem {
  const signature = SIGNATURES.find(([, start]) => start.every((byte, i) => bytes[i] === byte))
  if (signature) {
    return { path, message: `this is ${signature[0]}, not text; save or export it as plain text and check that` }
  }
  const wide = wideEncoding(bytes)
  if (wide) return decodeWide(bytes, wide, path)
  const nul = bytes.indexOf(0)
  if (nul >= 0) {
    const message = 'this does not look like text (it holds a zero byte); save or export it as plain text in UTF-8'
    return { path, ...placeOf(bytes, nul), message }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { path, ...explainInvalid(bytes) }
  }
}

/** UTF-16 by its byte order mark, or by zero bytes in every other place, as English text has them. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const length = Math.min(bytes.length, SAMPLE) & ~1
  if (length === 0 || bytes.length % 2 === 1) return undefined
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const pairs = length / 2
  if (even === 0 && odd > pairs * 0.7) return 'utf-16le'
  if (odd === 0 && even > pairs * 0.7) return 'utf-16be'
  return undefined
}

function decodeWide(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be', path: string): string | Problem {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return { path, message: 'this begins like UTF-16 text but breaks off or is damaged; save it again as UTF-8' }
  }
}

function explainInvalid(bytes: Uint8Array): Omit<Problem, 'path'> {
  const at = firstInvalid(bytes)
  const byte = bytes[at] ?? 0
  const hex = byte.toString(16).toUpperCase()
  const advice = looksLikeWindows1252(bytes)
    ? 'the file looks like Windows-1252 (“ANSI”); open it in your editor and save it again as UTF-8'
    : 'save the file again as UTF-8'
  return { ...placeOf(bytes, at), message: `byte 0x${hex} is not valid UTF-8 text; ${advice}` }
}

/** The first byte that no UTF-8 character begins or goes on with (RFC 3629). */
function firstInvalid(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i)
    if (length === 0) return i
    i += length
  }
  return bytes.length
}

/** The length of the character that begins at `i`, 0 where it is none. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const first = bytes[i] ?? 0
  if (first < 0x80) return 1
  const length =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0
  for (let k = 1; k < length; k++) {
    const next = bytes[i + k] ?? 0
    const from = k > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
    const to = k > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
    if (next < from || next > to) return 0
  }
  return length
}

/** Whether the bytes above ASCII stand alone and are ones that English text in Windows-1252 has: quotes, dashes, £, é. */
function looksLikeWindows1252(bytes: Uint8Array): boolean {
  const undefinedBytes = [0x81, 0x8d, 0x8f, 0x90, 0x9d]
  let above = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte < 0x80) continue
    if (undefinedBytes.includes(byte) || sequenceLength(bytes, i) > 0) return false
    above++
  }
  return above > 0 && above < bytes.length * 0.3
}

/** Where a byte stands, in the lines and columns that an editor shows. */
function placeOf(bytes: Uint8Array, at: number): { line: number; column: number } {
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, at))
  return toPosition(lineStarts(before), before.length)
}

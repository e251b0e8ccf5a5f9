import { safeSource } from '../core/mask.js'
import type { Account, Format, Meta } from '../core/types.js'
import { readText } from '../readers/index.js'
import { toJson } from '../reporters/json.js'
import { checkDocument } from '../run.js'
import { describeProblem } from './check-all.js'
import { CLEAN, type Host, type Output } from './host.js'
import { type CommonFlags, type Setup, setUp, toAccount, toDate } from './setup.js'

const LINE_MAX = 16 * 1024 * 1024
const NEWLINE = 0x0a
const decoder = new TextDecoder('utf-8', { fatal: true })

/** One post on standard input. */
interface Record {
  readonly id: string | number | null
  readonly text: string
  readonly format: Format
  readonly account?: Account
  readonly date?: string
}

/**
 * `policy-lint stream`: answers each JSON line of standard input with one line, in order and in constant memory. A bad
 * line is answered with an error and the stream goes on; only a config that cannot be used stops it.
 */
export async function stream(flags: CommonFlags, host: Host): Promise<number> {
  const setup = await setUp(flags, host)
  for (const problem of setup.problems) host.stderr.write(`${describeProblem(problem)}\n`)
  for await (const line of linesOf(host.stdin)) {
    if (line !== undefined && isBlank(line)) continue
    await send(host.stdout, `${JSON.stringify(await answer(line, setup))}\n`)
  }
  return setup.problems.length > 0 ? 2 : CLEAN
}

async function answer(line: Uint8Array | undefined, setup: Setup): Promise<unknown> {
  let id: Record['id'] = null
  try {
    if (line === undefined) throw new Error(`the line is longer than ${LINE_MAX / 1024 / 1024} MB`)
    const value = parse(line)
    id = idOf(value)
    const record = toRecord(value, id)
    // Offsets are into the record's text as it was sent; a byte order mark is the one thing that reading takes away.
    const shift = record.text.startsWith('\ufeff') ? 1 : 0
    const read = await readText(record.text.slice(shift), String(id ?? '-'), record.format)
    const meta: Meta = {
      ...read.meta,
      ...(record.account && { account: record.account }),
      ...(record.date && { date: record.date }),
    }
    const checked = await checkDocument(read, setup, setup.contextOf('-', meta))
    const safe = { context: checked.context, source: safeSource(checked) }
    const findings = checked.citations.map((c) =>
      toJson(c, safe, { file: null, record: id }, (offset) => offset + shift),
    )
    return { id, findings }
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) }
  }
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)
}

function parse(line: Uint8Array): unknown {
  let text: string
  try {
    text = decoder.decode(line)
  } catch {
    throw new Error('this line is not valid UTF-8')
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('this line is not JSON; expected {"id": ..., "text": ...}')
  }
}

function idOf(value: unknown): Record['id'] {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null
  return typeof value.id === 'string' || typeof value.id === 'number' ? value.id : null
}

function toRecord(value: unknown, id: Record['id']): Record {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('expected an object with "id" and "text"')
  const { text, format = 'txt', account, date } = value as { [key: string]: unknown }
  if (typeof text !== 'string') throw new Error('"text" is missing or is not a string')
  if (format !== 'txt' && format !== 'md') throw new Error('"format" should be "txt" or "md"')
  return {
    id,
    text,
    format,
    ...(account !== undefined && account !== null && { account: toAccount(String(account)) }),
    ...(date !== undefined && date !== null && { date: toDate(String(date)) }),
  }
}

/** The lines of a byte stream; undefined for one that is too long to hold. Only the line at hand is kept. */
async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | undefined> {
  let parts: Uint8Array[] = []
  let length = 0
  const take = (): Uint8Array | undefined => {
    const line = length > LINE_MAX ? undefined : parts.length === 1 ? parts[0] : Buffer.concat(parts)
    parts = []
    length = 0
    return line
  }
  for await (const chunk of input) {
    let from = 0
    for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, to))
      yield take()
      from = to + 1
    }
    if (from < chunk.length) add(chunk.subarray(from))
  }
  if (length > 0) yield take()

  function add(part: Uint8Array): void {
    length += part.length
    if (length > LINE_MAX) parts = []
    else parts.push(part)
  }
}

/** Writes, and waits while the reader is behind. */
async function send(output: Output, text: string): Promise<void> {
  if (!output.write(text)) await new Promise<void>((resume) => output.once('drain', resume))
}

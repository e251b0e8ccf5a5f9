import type { FrontBlock, FrontField, FrontMatter } from './front-matter.js'
import { linesOf } from './line.js'

const LINE = /^([A-Za-z_][\w-]*): +(\S.*)$/
/** Strings without escapes, and words that YAML can take for nothing else. */
const QUOTED = /^(?:"([^"\\]*)"|'([^']*)')$/
const WORDS = /^[A-Za-z\d/£(](?:[^:#]|:(?=[^\s#]))*$/
const ITEM = /"[^"\\]*"|[A-Za-z\d][\w'&/-]*(?: [\w'&/-]+)*/g
const LIST = new RegExp(`^\\[ *(?:${ITEM.source})(?:, *(?:${ITEM.source}))* *\\]$`)
/** What stands for no string in YAML 1.2's core schema; anything that begins like a number is asked of the full parser. */
const SETTING = /^(?:true|True|TRUE|false|False|FALSE)$/
const NUMBER_OR_NULL = /^(?:\d[\d_.]*(?:[eE][-+]?\d+)?|0[ox][\da-fA-F]+|null|Null|NULL)$/
/** Beyond these, the full parser may see a line end, a mark or a blank where this one sees a letter. */
const PLAIN = /^[\n\r\x20-\x7e\u00a1-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\ud7ff\ud83c-\ud83e\udc00-\udfff]*$/

/**
 * Reads front matter that is the simplest YAML: `name: value` on each line, values in quotes or of plain words, short lists
 * in brackets. Undefined where anything else turns up; then the full parser must read it. Most front matter is like this,
 * and so most posts do not pay for loading that (20 ms). `test/properties/front-matter.test.ts` shows that both agree.
 */
export function readPlainYaml(source: string, block: FrontBlock): FrontMatter | undefined {
  const content = source.slice(block.start, block.end)
  if (!PLAIN.test(content) || /\r(?!\n)/.test(content)) return undefined
  const fields: FrontField[] = []
  const names = new Set<string>()
  for (const line of linesOf(content)) {
    const text = content.slice(line.start, line.end)
    if (text === '') continue
    const found = LINE.exec(text)
    const name = found?.[1] ?? ''
    const value = (found?.[2] ?? '').trimEnd()
    if (!found || names.has(name)) return undefined
    names.add(name)
    const start = block.start + line.start + text.indexOf(value, name.length + 1)
    if (!addValue(fields, name, value, start)) return undefined
  }
  return { fields, problems: [], end: block.next }
}

/** Adds a value that stands at `start`; false where it is not of the simple sorts. */
function addValue(fields: FrontField[], name: string, value: string, start: number): boolean {
  const quoted = QUOTED.exec(value)
  if (quoted) {
    fields.push(toField(name, quoted[1] ?? quoted[2] ?? '', start + 1))
    return true
  }
  if (LIST.test(value)) {
    for (const { 0: item, index } of value.slice(1).matchAll(ITEM)) {
      const isQuoted = item.startsWith('"')
      if (!isQuoted && (NUMBER_OR_NULL.test(item) || SETTING.test(item))) return false
      fields.push(toField(name, isQuoted ? item.slice(1, -1) : item, start + 1 + index + (isQuoted ? 1 : 0)))
    }
    return true
  }
  if (!WORDS.test(value) || NUMBER_OR_NULL.test(value)) return false
  const field = toField(name, value, start)
  fields.push(SETTING.test(value) ? { ...field, offsets: [] } : field)
  return true
}

function toField(name: string, value: string, start: number): FrontField {
  const { length } = value
  const offsets = length > 0 ? [{ at: 0, source: start, length, sourceLength: length }] : []
  return { name, map: 0, value, start, end: start + length, offsets }
}

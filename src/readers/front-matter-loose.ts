import type { FrontBlock, FrontField } from './front-matter.js'
import { linesOf } from './line.js'

const LINE = { yaml: /^([A-Za-z_][\w-]*)[ \t]*:[ \t]*/, toml: /^([A-Za-z_][\w-]*)[ \t]*=[ \t]*/ } as const

/**
 * Reads what can be made out of a broken front matter: the lines with a name and a value, each value as it is written but
 * for the quotes around it. A title is published whether or not a parser likes it, so it is checked all the same.
 */
export function readLoosely(source: string, { kind, start: from, end: to }: FrontBlock): readonly FrontField[] {
  const fields: FrontField[] = []
  for (const line of linesOf(source.slice(0, to), from)) {
    const text = source.slice(line.start, line.end).trimEnd()
    const found = LINE[kind].exec(text)
    if (!found) continue
    const written = text.slice(found[0].length)
    const quote = /^(["']).*\1$/.test(written) ? 1 : 0
    const value = written.slice(quote, written.length - quote)
    const start = line.start + found[0].length + quote
    const { length } = value
    const offsets = length > 0 ? [{ at: 0, source: start, length, sourceLength: length }] : []
    fields.push({ name: found[1] ?? '', map: 0, value, start, end: start + length, offsets })
  }
  return fields
}

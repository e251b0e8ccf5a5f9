import { isAlias, isMap, isNode, isScalar, isSeq, type Node, parseDocument, Scalar } from 'yaml'
import { lineStarts, toPosition } from '../core/position.js'
import { align, type Escapes } from './align.js'
import type { FrontBlock, FrontField, FrontMatter } from './front-matter.js'
import { readLoosely } from './front-matter-loose.js'

const DEEPEST = 32
const HINT =
  'write one "name: value" on each line, and put a value that holds a colon or begins with a mark in "quotes"'

/** Reads YAML front matter. Undefined where it is no list of fields at all: then `---` was only a line. */
export function readYaml(source: string, block: FrontBlock): FrontMatter | undefined {
  const fields: FrontField[] = []
  const content = source.slice(block.start, block.end)
  try {
    const document = parseDocument(content, { prettyErrors: false, logLevel: 'silent' })
    const root: unknown = document.contents
    const error = document.errors[0]
    if (error) return broken(source, block, error.pos[0], firstSentence(error.message))
    if (root !== null && !isMap(root)) return undefined
    if (root !== null) addFields(fields, root, { name: '', map: 0, depth: 0 }, source, block.start)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return broken(source, block, 0, 'it is nested too deeply')
  }
  return { fields, problems: [], end: block.next }
}

/** What can be made out of a front matter that is wrong at `offset` from its beginning; none if nothing has a name. */
function broken(source: string, block: FrontBlock, offset: number, what: string): FrontMatter | undefined {
  const fields = readLoosely(source, block)
  if (fields.length === 0) return undefined
  const place = toPosition(lineStarts(source), block.start + offset)
  return {
    fields,
    problems: [{ ...place, message: `the front matter is not valid YAML: ${what}; ${HINT}` }],
    end: block.next,
  }
}

function firstSentence(message: string): string {
  return message.replace(/[.:]?\s*$/, '').replace(/\s+/g, ' ')
}

/** Where the fields of a node belong: under which name, in which map. */
interface Place {
  readonly name: string
  readonly map: number
  readonly depth: number
}

function addFields(fields: FrontField[], node: Node, place: Place, source: string, base: number): void {
  const { name, depth } = place
  if (depth > DEEPEST || isAlias(node)) return
  if (isMap(node)) {
    const map = fields.length
    for (const { key, value } of node.items) {
      const part = isScalar(key) ? String(key.value) : ''
      const inside = { name: name === '' ? part : `${name}.${part}`, map, depth: depth + 1 }
      if (isNode(value)) addFields(fields, value, inside, source, base)
    }
  } else if (isSeq(node)) {
    for (const item of node.items)
      if (isNode(item)) addFields(fields, item, { ...place, depth: depth + 1 }, source, base)
  } else if (isScalar(node)) {
    fields.push({ name, map: place.map, ...toValue(node, source, base) })
  }
}

function toValue(node: Scalar, source: string, base: number): Omit<FrontField, 'name' | 'map'> {
  const [from, to] = node.range ?? [0, 0]
  const quote = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE ? 1 : 0
  const start = base + from + quote
  const end = Math.max(start, base + to - quote)
  if (typeof node.value !== 'string') {
    return { value: node.value === null ? '' : (node.source ?? ''), start, end, offsets: [] }
  }
  const isBlock = node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED
  const value = isBlock ? node.value.trimEnd() : node.value
  const offsets = align(value, source, isBlock ? afterHeader(source, start) : start, end, escapesOf(node))
  const [first, last] = [offsets[0], offsets.at(-1)]
  return { value, start: first?.source ?? start, end: last ? last.source + last.sourceLength : start, offsets }
}

/** A block scalar's text begins on the line after its `|` or `>`. */
function afterHeader(source: string, start: number): number {
  const feed = source.indexOf('\n', start)
  return feed < 0 ? start : feed + 1
}

function escapesOf({ type }: Scalar): Escapes {
  if (type === Scalar.QUOTE_DOUBLE) return 'backslash'
  return type === Scalar.QUOTE_SINGLE ? 'doubled-quote' : 'none'
}

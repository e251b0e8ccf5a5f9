import { parse, TomlError } from 'smol-toml'
import { lineStarts, toPosition } from '../core/position.js'
import type { OffsetRun } from '../core/types.js'
import { readEscape } from './align.js'
import type { FrontBlock, FrontField, FrontMatter } from './front-matter.js'
import { readLoosely } from './front-matter-loose.js'

const HINT = 'write one name = "value" on each line'

/**
 * Reads TOML front matter. smol-toml says whether it is valid but not where its values stand, so they are read here,
 * in a walk that can rely on the notation being right.
 */
export function readToml(source: string, block: FrontBlock): FrontMatter {
  try {
    parse(source.slice(block.start, block.end))
  } catch (error) {
    if (!(error instanceof TomlError) && !(error instanceof RangeError)) throw error
    const { line, column, message } =
      error instanceof TomlError ? error : { line: 1, column: 1, message: 'it is nested too deeply' }
    const reason = message.split('\n')[0]?.replace(/^Invalid TOML document: /, '')
    const first = toPosition(lineStarts(source), block.start)
    const place = { line: first.line + line - 1, column }
    return {
      fields: readLoosely(source, block),
      problems: [{ ...place, message: `the front matter is not valid TOML: ${reason}; ${HINT}` }],
      end: block.next,
    }
  }
  return { fields: new TomlWalk(source, block).fields, problems: [], end: block.next }
}

/** Walks through valid TOML once, from the left to the right, and notes each value with its place. */
class TomlWalk {
  readonly fields: FrontField[] = []
  readonly #source: string
  readonly #end: number
  #at: number
  /** The number of the table or inline table that is being read. */
  #map = 0

  constructor(source: string, block: FrontBlock) {
    this.#source = source
    this.#at = block.start
    this.#end = block.end
    let table = ''
    for (this.#skip(); this.#at < this.#end; this.#skip()) {
      if (this.#source[this.#at] === '[') {
        this.#take(/\[\[?/y)
        table = `${this.#key()}.`
        this.#map = this.fields.length
        this.#take(/[\s\]]*/y)
      } else {
        this.#pair(table)
      }
    }
  }

  /** Goes past white space, commas and comments. */
  #skip(): void {
    while (this.#take(/[\s,]+|#[^\r\n]*/y) !== '');
  }

  #take(expression: RegExp): string {
    expression.lastIndex = this.#at
    const found = expression.exec(this.#source)?.[0] ?? ''
    this.#at += found.length
    return found
  }

  #key(): string {
    const parts: string[] = []
    do {
      this.#take(/[ \t.]*/y)
      const quote = this.#source[this.#at]
      parts.push(quote === '"' || quote === "'" ? this.#string().value : this.#take(/[\w-]*/y))
    } while (/^[ \t]*\./.test(this.#source.slice(this.#at, this.#at + 80)) && this.#at < this.#end)
    return parts.join('.')
  }

  #pair(prefix: string): void {
    const name = prefix + this.#key()
    this.#take(/[ \t]*=[ \t]*/y)
    this.#value(name)
  }

  #value(name: string): void {
    const start = this.#at
    const first = this.#source[start]
    if (first === '"' || first === "'") {
      this.fields.push({ name, map: this.#map, ...this.#string() })
    } else if (first === '[' || first === '{') {
      const outer = this.#map
      if (first === '{') this.#map = this.fields.length
      this.#at++
      for (this.#skip(); this.#at < this.#end && !/[\]}]/.test(this.#source[this.#at] ?? ']'); this.#skip()) {
        if (first === '[') this.#value(name)
        else this.#pair(`${name}.`)
      }
      this.#at++
      this.#map = outer
    } else {
      const value = this.#take(/[^,\]}#\r\n]*/y).trimEnd()
      this.fields.push({ name, map: this.#map, value, start, end: start + value.length, offsets: [] })
      if (value === '') this.#at++
    }
  }

  #string(): Omit<FrontField, 'name' | 'map'> {
    const mark = this.#take(/"""|'''|"|'/y)
    if (mark.length === 3) this.#take(/\r?\n/y)
    const start = this.#at
    const plain = mark[0] === '"' ? /[^"\\\r]+/y : /[^'\r]+/y
    const runs: OffsetRun[] = []
    let value = ''
    const push = (text: string, source: number, sourceLength: number): void => {
      if (text !== '') runs.push({ at: value.length, source, length: text.length, sourceLength })
      value += text
    }
    while (this.#at < this.#end && !this.#isClosing(mark)) {
      const at = this.#at
      if (mark[0] === '"' && this.#source[at] === '\\') {
        const { text, length } = readEscape(this.#source, at)
        push(text, at, length)
        this.#at += length
        continue
      }
      const text = this.#take(plain) || (this.#take(/\r\n/y) && '\n') || this.#take(/[\s\S]/y)
      push(text, at, this.#at - at)
    }
    const end = this.#at
    this.#at += mark.length
    return { value, start, end, offsets: runs }
  }

  /** Whether the string ends here: a multi-line one may hold, and end in, quotes of its own. */
  #isClosing(mark: string): boolean {
    if (!this.#source.startsWith(mark, this.#at)) return false
    return mark.length === 1 || this.#source[this.#at + 3] !== mark[0]
  }
}

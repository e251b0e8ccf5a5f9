import { type DocumentBuilder, SegmentBuilder } from '../core/document.js'
import type { OffsetMap, Problem, SegmentKind } from '../core/types.js'
import { addImages } from './front-matter-image.js'
import { readMeta } from './front-matter-meta.js'

/** One value of a front matter. */
export interface FrontField {
  /** Its key path, `seo.title`; the values of a list all have the list's. */
  readonly name: string
  /** A number for the map it stands in: fields with the same one are beside one another. */
  readonly map: number
  /** A string's value; anything else as it is written. */
  readonly value: string
  /** Where the value stands, without quotes. */
  readonly start: number
  readonly end: number
  /** Where its characters stand; empty for what is no string. */
  readonly offsets: OffsetMap
}

/** A field with the last part of its key path in one spelling: `imageAlt`, `image-alt` and `image_alt` are the same. */
export interface KeyedField extends FrontField {
  readonly key: string
}

/** What stands before the text of a post, read. */
export interface FrontMatter {
  readonly fields: readonly FrontField[]
  /** Why it could not be read, or not all of it. */
  readonly problems: readonly Omit<Problem, 'path'>[]
  /** Where the text of the post begins. */
  readonly end: number
}

/** Where a front matter stands: its content is `[start, end)`, the post begins at `next`. */
export interface FrontBlock {
  readonly kind: 'yaml' | 'toml'
  readonly start: number
  readonly end: number
  readonly next: number
}

const OPENING = /^(---|\+\+\+)[ \t]*(?:\r\n?|\n)/
const CLOSING = { yaml: /^(?:---|\.\.\.)[ \t]*$/gm, toml: /^\+\+\+[ \t]*$/gm } as const
const LOOKS_LIKE_FIELDS = /^[A-Za-z_][\w-]*[ \t]*[:=]/

/**
 * Finds the front matter that a source begins with: `---` around YAML, `+++` around TOML. A problem where one is opened
 * and never closed; undefined where there is none.
 */
export function findFrontMatter(source: string): FrontBlock | Omit<Problem, 'path'> | undefined {
  const opening = OPENING.exec(source)
  if (!opening) return undefined
  const kind = opening[1] === '---' ? 'yaml' : 'toml'
  const start = opening[0].length
  const closing = CLOSING[kind]
  closing.lastIndex = start
  const found = closing.exec(source)
  if (found) {
    const lineEnd = /\r\n?|\n/y
    lineEnd.lastIndex = closing.lastIndex
    return { kind, start, end: found.index, next: closing.lastIndex + (lineEnd.exec(source)?.[0].length ?? 0) }
  }
  if (!LOOKS_LIKE_FIELDS.test(source.slice(start, start + 200))) return undefined
  return {
    line: 1,
    column: 1,
    message: `the front matter begins here but does not end; put a line with only ${opening[1]} after its last field`,
  }
}

const PROSE_NAMES =
  /^(?:sub_?title|title|summary|description|excerpt|intro(?:duction)?|teaser|standfirst|head(?:ing|line))$/
const CAPTION_NAMES = /(?:^|_)(?:credits?|captions?|attribution|attr|copyright|photographer)$/
const ALT_NAMES = /(?:^|_)alt(?:_text)?$/

/** Adds a front matter's fields, the texts among them, its images and what it says of the document. */
export function addFrontMatter(builder: DocumentBuilder, front: FrontMatter): void {
  const fields = front.fields.map((field) => ({ ...field, key: lastKey(field.name) }))
  for (const field of fields) {
    const { name, value, start, end, offsets } = field
    builder.addNode({ kind: 'field', name, value, start, end })
    const kind = kindOf(field)
    if (!kind) continue
    const segment = new SegmentBuilder(kind, name)
    for (const { at, source, length, sourceLength } of offsets) {
      segment.append(value.slice(at, at + length), source, sourceLength)
    }
    builder.add(segment)
  }
  addImages(builder, fields)
  const { meta, problems } = readMeta(fields, builder.source)
  builder.setMeta(meta)
  for (const problem of [...front.problems, ...problems]) builder.addProblem(problem)
}

/** What sort of text a field holds; undefined where it is a setting: a date, a file name, a tag. */
function kindOf({ key, value, offsets }: KeyedField): SegmentKind | undefined {
  if (offsets.length === 0) return undefined
  if (ALT_NAMES.test(key)) return 'alt'
  if (CAPTION_NAMES.test(key)) return 'caption'
  return PROSE_NAMES.test(key) || value.trim().split(/\s+/, 3).length > 2 ? 'field' : undefined
}

/** The last part of a key path, words joined by `_`. */
export function lastKey(name: string): string {
  const key = name.slice(name.lastIndexOf('.') + 1)
  return key
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase()
}

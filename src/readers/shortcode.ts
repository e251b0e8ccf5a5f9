import { SegmentBuilder } from '../core/document.js'
import type { SegmentKind } from '../core/types.js'
import type { Prose } from './prose.js'

/** A site generator's call of a template inside the text: `{{< figure src="a.jpg" >}}`, `{% include image.html %}`. */
export interface Shortcode {
  readonly start: number
  readonly end: number
}

const CLOSINGS: Readonly<Record<string, string>> = {
  '{{<': '>}}',
  '{{%': '%}}',
  '{{/*': '*/}}',
  '{{': '}}',
  '{%': '%}',
}
const OPENING = /\{\{\/\*|\{\{[<%]?|\{%/g
const PARAMETER = /(?:([\w-]+)\s*=\s*)?(?:"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)'|`([^`]*)`|([^\s"'`]+))/dg
const BLANK_LINE = /(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)/g

/** Longer than any that people write; it bounds the work on a hostile one. */
const LONGEST = 4000

/** Finds the shortcodes of Hugo, Jekyll and Liquid in a source; none goes on over a blank line. Linear. */
export function findShortcodes(source: string, from: number): readonly Shortcode[] {
  if (!source.includes('{{', from) && !source.includes('{%', from)) return []
  const found: Shortcode[] = []
  const closings = new Ahead((text, at) => source.indexOf(text, at))
  const blanks = new Ahead((_, at) => {
    BLANK_LINE.lastIndex = at
    return BLANK_LINE.exec(source)?.index ?? -1
  })
  OPENING.lastIndex = from
  for (let opening = OPENING.exec(source); opening; opening = OPENING.exec(source)) {
    const { index: start, 0: mark } = opening
    const closing = CLOSINGS[mark] ?? '}}'
    const at = closings.find(closing, start + mark.length)
    if (at === undefined || at - start > LONGEST || (blanks.find('', start) ?? Number.POSITIVE_INFINITY) < at) continue
    const end = at + closing.length
    found.push({ start, end })
    OPENING.lastIndex = end
  }
  return found
}

/** Remembers what was found ahead, so that asking from place after place costs one walk in all. */
class Ahead {
  readonly #search: (text: string, at: number) => number
  readonly #known = new Map<string, number>()

  constructor(search: (text: string, at: number) => number) {
    this.#search = search
  }

  find(text: string, at: number): number | undefined {
    let known = this.#known.get(text)
    if (known === undefined || (known >= 0 && known < at)) {
      known = this.#search(text, at)
      this.#known.set(text, known)
    }
    return known < 0 ? undefined : known
  }
}

const IMAGE_NAME = /^(?:figure|image|img|picture|photo|gallery|lightbox)/i
const IMAGE_FILE = /\.(?:jpe?g|png|gif|webp|avif|svg|heic)(?:$|[?#])/i
const URL_KEYS = /^(?:src|url|path|image|img|file|link|href)$/i
const KINDS: readonly (readonly [RegExp, SegmentKind])[] = [
  [/^(?:alt|image_?alt)$/i, 'alt'],
  [/^(?:title|caption|attr|attribution|credit|description|copyright)$/i, 'caption'],
]

interface Parameter {
  readonly key: string
  readonly value: SegmentBuilder
}

/** Adds what a reader of the post would see of a shortcode: an image, its texts, other texts of three words and more. */
export function addShortcode(prose: Prose, { start, end }: Shortcode): void {
  const { document } = prose
  const code = document.source.slice(start, end)
  if (code.startsWith('{{/*')) {
    prose.addComment(start, end, start + 4, code.slice(4, -4))
    return
  }
  const parameters = parametersOf(code, start)
  const [name, ...rest] = parameters
  if (!name) return
  const isInclude = name.value.text === 'include'
  const called = isInclude ? (rest[0]?.value.text ?? '') : name.value.text
  const values = isInclude ? rest.slice(1) : rest
  const url = values.find(
    ({ key, value }) => URL_KEYS.test(key) && (IMAGE_NAME.test(called) || IMAGE_FILE.test(value.text)),
  )
  const first = IMAGE_NAME.test(called) ? values.find(({ key }) => key === '') : undefined
  const image = url ?? first
  if (image) {
    const text = (kind: SegmentKind): string =>
      values
        .filter(({ key }) => kindOf(key) === kind)
        .map(({ value }) => value.text)
        .join(' ')
    document.addNode({ kind: 'image', start, end, url: image.value.text, alt: text('alt'), title: text('caption') })
  }
  for (const { key, value } of values) {
    if (kindOf(key) !== 'paragraph' || value.text.trim().split(/\s+/, 3).length > 2) document.add(value)
  }
}

function kindOf(key: string): SegmentKind {
  return KINDS.find(([keys]) => keys.test(key))?.[1] ?? 'paragraph'
}

/** The words and `key="value"` pairs of a shortcode, each value with its place. */
function parametersOf(code: string, start: number): Parameter[] {
  const parameters: Parameter[] = []
  const opening = /^\{(?:\{[<%]?|%)[-\s/]*/.exec(code)?.[0].length ?? 0
  const inner = code.slice(0, code.length - (/[-/\s]*[>%]?\}\}?$/.exec(code)?.[0].length ?? 0))
  PARAMETER.lastIndex = opening
  for (let found = PARAMETER.exec(inner); found; found = PARAMETER.exec(inner)) {
    const key = found[1] ?? ''
    const group = [2, 3, 4, 5].find((n) => found?.[n] !== undefined) ?? 5
    const value = new SegmentBuilder(kindOf(key))
    const from = found.indices?.[group]?.[0] ?? 0
    for (const piece of (found[group] ?? '').matchAll(group < 4 ? /\\["'\\]|[^\\]+|\\/g : /[\s\S]+/g)) {
      const text = piece[0].length === 2 && piece[0].startsWith('\\') ? piece[0].slice(1) : piece[0]
      value.append(text, start + from + piece.index, piece[0].length)
    }
    parameters.push({ key, value })
  }
  return parameters
}

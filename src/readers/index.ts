import type { Document, Format, Problem, Source } from '../core/types.js'
import { decode } from './decode.js'
import { type FrontBlock, type FrontMatter, findFrontMatter } from './front-matter.js'
import { readPlainYaml } from './front-matter-plain.js'
import { readTxt } from './txt.js'

/** The formats that can be read, as a message names them. */
export const FORMATS = 'text (.txt) and Markdown (.md) files'

/** Reads a decoded source. It never throws for what the text holds. */
export type Reader = (source: string, path: string, front?: FrontMatter) => Document

/** What reads each format; loaded when the first such source comes, since Markdown costs start-up time. */
const READERS: Readonly<Record<Format, () => Promise<Reader>>> = {
  txt: async () => readTxt,
  md: async () => (await import('./markdown.js')).readMarkdown,
}

const EXTENSIONS: Readonly<Record<string, Format>> = {
  '': 'txt',
  txt: 'txt',
  text: 'txt',
  md: 'md',
  markdown: 'md',
  mdown: 'md',
}

/** The format of a file by its name; undefined if no reader reads such files. A name without an extension is text. */
export function formatOf(path: string): Format | undefined {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
  return Object.hasOwn(EXTENSIONS, extension) ? EXTENSIONS[extension] : undefined
}

/** Reads a source into a document. Bytes that are no text are a problem, for this source alone. */
export async function readSource(source: Source): Promise<Document | Problem> {
  const text = decode(source.bytes, source.path)
  return typeof text === 'string' ? readText(text, source.path, source.format) : text
}

/** Reads a text that is decoded already, as a record of a stream is. */
export async function readText(text: string, path: string, format: Format): Promise<Document> {
  const read = await READERS[format]()
  const block = findFrontMatter(text)
  if (!block) return read(text, path)
  if (!('kind' in block)) {
    const document = read(text, path)
    return format === 'txt' ? document : { ...document, problems: [{ path, ...block }, ...document.problems] }
  }
  return read(text, path, await readFrontMatter(text, block))
}

/** Front matter is read by the parser that is enough for it; undefined where it turns out to be none. */
async function readFrontMatter(text: string, block: FrontBlock): Promise<FrontMatter | undefined> {
  if (block.kind === 'toml') return (await import('./front-matter-toml.js')).readToml(text, block)
  return readPlainYaml(text, block) ?? (await import('./front-matter-yaml.js')).readYaml(text, block)
}

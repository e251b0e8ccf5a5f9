import type { DocumentBuilder } from '../core/document.js'
import { type KeyedField, lastKey } from './front-matter.js'

const IMAGE_NAMES =
  /^(?:(?:\w+_)?(?:image|img|photo|picture|thumbnail|banner)s?(?:_(?:url|src|path|file))?|cover|hero|poster|header_image)$/
const INSIDE_NAMES = /^(?:url|src|path|file|href|relative)$/
const IMAGE_FILE = /\.(?:jpe?g|png|gif|webp|avif|svg|heic|tiff?|bmp)(?:[?#].*)?$/i
const ADDRESS = /^(?:https?:)?\/{1,2}\S+$/i

/**
 * Adds the images that front matter names: `image: fete.jpg`, `featuredImage: https://...`, `cover: {image, alt}`.
 * The alternative text is `alt` beside them in the same map, or the field of the same name with `alt`.
 */
export function addImages(builder: DocumentBuilder, fields: readonly KeyedField[]): void {
  const beside = new Map<string, KeyedField>()
  for (const field of fields) beside.set(`${mapOf(field)}${field.key}`, field)
  for (const field of fields) {
    const { key, value, start, end } = field
    if (!isImage(field) || !(IMAGE_FILE.test(value) || ADDRESS.test(value))) continue
    const stem = key.replace(/_(?:url|src|path|file)$/, '')
    const names = [`${key}_alt`, `${key}_alt_text`, `${stem}_alt`, 'alt', 'alt_text']
    const alt = names.map((name) => beside.get(`${mapOf(field)}${name}`)).find((found) => found !== undefined)
    builder.addNode({ kind: 'image', start, end, url: value, alt: alt?.value ?? '', title: '' })
  }
}

/** What the fields beside this one have in common with it. */
function mapOf({ map, name }: KeyedField): string {
  return `${map} ${name.slice(0, name.lastIndexOf('.') + 1)}`
}

function isImage({ name, key }: KeyedField): boolean {
  if (IMAGE_NAMES.test(key)) return true
  const dot = name.lastIndexOf('.')
  return dot > 0 && INSIDE_NAMES.test(key) && IMAGE_NAMES.test(lastKey(name.slice(0, dot)))
}

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
  for (const [index, field] of fields.entries()) {
    const { value, start, end } = field
    if (!isImage(field) || !(IMAGE_FILE.test(value) || ADDRESS.test(value))) continue
    const alt = altOf(fields, index)
    builder.addNode({ kind: 'image', start, end, url: value, alt: alt?.value ?? '', title: '' })
  }
}

function isImage({ name, key }: KeyedField): boolean {
  if (IMAGE_NAMES.test(key)) return true
  const dot = name.lastIndexOf('.')
  return dot > 0 && INSIDE_NAMES.test(key) && IMAGE_NAMES.test(lastKey(name.slice(0, dot)))
}

/** The alternative text of an image: the nearest field of such a name, for lists of images repeat their names. */
function altOf(fields: readonly KeyedField[], index: number): KeyedField | undefined {
  const { name, key } = fields[index] ?? { name: '', key: '' }
  const map = name.slice(0, name.lastIndexOf('.') + 1)
  const wanted = new Set([
    `${key}_alt`,
    `${key}_alt_text`,
    `${key.replace(/_(?:url|src|path|file)$/, '')}_alt`,
    'alt',
    'alt_text',
  ])
  for (const near of neighbours(fields, index)) {
    if (near.name === name) continue
    if (near.name.startsWith(map) && !near.name.slice(map.length).includes('.') && wanted.has(near.key)) return near
  }
  return undefined
}

/** The other fields, those close by first, up to the next of the same name. */
function* neighbours(fields: readonly KeyedField[], index: number): Generator<KeyedField> {
  const name = fields[index]?.name
  for (const step of [1, -1]) {
    for (let i = index + step; i >= 0 && i < fields.length && Math.abs(i - index) <= 50; i += step) {
      const field = fields[i]
      if (!field || field.name === name) break
      yield field
    }
  }
}

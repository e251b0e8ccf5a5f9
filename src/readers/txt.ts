import { DocumentBuilder, SegmentBuilder } from '../core/document.js'
import type { Document } from '../core/types.js'
import { addFrontMatter, type FrontMatter } from './front-matter.js'
import { linesOf } from './line.js'

/**
 * Reads plain text: a paragraph is what stands between blank lines. Line ends inside it stay, as "\n": in a post they
 * are often the only thing between two thoughts. Front matter counts only if it is valid, since in a text `---` is
 * most often just a line.
 */
export function readTxt(source: string, path: string, front?: FrontMatter): Document {
  const builder = new DocumentBuilder(path, 'txt', source)
  const isValid = front !== undefined && front.problems.length === 0
  if (isValid) addFrontMatter(builder, front)
  let paragraph = new SegmentBuilder('paragraph')
  for (const { start, end, next } of linesOf(source, isValid ? front.end : 0)) {
    const text = source.slice(start, end)
    if (text.trim() === '') {
      builder.add(paragraph)
      paragraph = new SegmentBuilder('paragraph')
      continue
    }
    paragraph.append(text, start)
    if (next > end) paragraph.append('\n', end, next - end)
  }
  builder.add(paragraph)
  return builder.build()
}

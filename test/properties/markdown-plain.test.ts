import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { toString as textOf } from 'mdast-util-to-string'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { expect, test } from 'vitest'
import { readMarkdown } from '../../src/readers/markdown.js'
import { hostile, post } from '../support/post.js'

test('plain blocks are read as the full parser reads them', () => {
  fc.assert(
    fc.property(fc.oneof(post, hostile), (source) => {
      expect(readMarkdown(source, 'p')).toEqual(readMarkdown(source, 'p', undefined, false))
    }),
    { numRuns: 800 },
  )
})

const EXTENSIONS = {
  extensions: [gfmTable(), gfmStrikethrough()],
  mdastExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()],
}
type Tree = ReturnType<typeof fromMarkdown>
type Node = Tree | Tree['children'][number]

/** The text of every paragraph, heading and cell of remark's tree. */
function* texts(node: Node): Generator<string> {
  if (node.type === 'paragraph' || node.type === 'heading' || (node.type as string) === 'tableCell') {
    yield textOf(node, { includeImageAlt: false, includeHtml: false })
  } else if ('children' in node) {
    for (const child of node.children) yield* texts(child as Node)
  }
}
const isText = (kind: string): boolean => ['paragraph', 'heading', 'cell', 'item', 'quote'].includes(kind)
/** remark's tree has no text for a line break. */
const squeeze = (text: string): string => text.replace(/\s+/g, '')

test('and both have the texts of the tree that remark makes', () => {
  // Shortcodes and HTML are ours; remark has no notion of the text in them.
  const plain = fc.oneof(post, hostile).filter((source) => !/<[!/?a-z]|\{[{%]|[\0\ufeff]/i.test(source))
  fc.assert(
    fc.property(plain, (source) => {
      const ours = readMarkdown(source, 'p').segments.filter(({ kind }) => isText(kind))
      const theirs = [...texts(fromMarkdown(source, EXTENSIONS))].map(squeeze).filter(Boolean)
      expect(ours.map(({ text }) => squeeze(text))).toEqual(theirs)
    }),
    { numRuns: 800 },
  )
})

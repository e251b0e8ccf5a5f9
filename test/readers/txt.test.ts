import { expect, test } from 'vitest'
import { readText } from '../../src/readers/index.js'
import { expectMapped } from '../support/mapping.js'

const read = async (source: string) => {
  const document = await readText(source, 'post.txt', 'txt')
  expectMapped(document)
  return document
}
const texts = async (source: string) => (await read(source)).segments.map(({ text }) => text)

test('paragraphs stand between blank lines; line ends inside them stay', async () => {
  expect(await texts('One\ntwo\n\n \t\nthree')).toEqual(['One\ntwo', 'three'])
  expect(await texts('One\r\ntwo\r\n\r\nthree\rfour\r\r five ')).toEqual(['One\ntwo', 'three\nfour', 'five'])
  expect(await texts('')).toEqual([])
})

test('nothing in a text is markup', async () => {
  const source = '![Fete](fete.jpg) *not* &amp; <b>bold</b>\n<!-- note -->'
  const document = await read(source)
  expect(document.segments.map(({ kind, text }) => [kind, text])).toEqual([['paragraph', source]])
  expect(document.nodes).toEqual([])
})

test('front matter of an export is read as such', async () => {
  const document = await read('---\ntitle: Fete on Saturday\naccount: councillor\ndate: 2026-05-01\n---\nCome along')
  expect(document.segments.map(({ kind, text }) => [kind, text])).toEqual([
    ['field', 'Fete on Saturday'],
    ['paragraph', 'Come along'],
  ])
  expect(document.meta).toEqual({ account: 'councillor', date: '2026-05-01' })
})

test.each(['---\nnot a field\n---\nBody', '---\ntitle: a: b\n---\nBody', '---\nRing: the clerk\nBody'])(
  'a line of hyphens is only a line: %j',
  async (source) => {
    const document = await read(source)
    expect(document.segments.map(({ text }) => text)).toEqual([source])
    expect(document.problems).toEqual([])
  },
)

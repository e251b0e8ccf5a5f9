import { expect, test } from 'vitest'
import { toDate } from '../../src/readers/front-matter-meta.js'
import { readText } from '../../src/readers/index.js'
import { expectMapped } from '../support/mapping.js'

const read = async (source: string) => {
  const document = await readText(source, 'post.md', 'md')
  expectMapped(document)
  return document
}
const segments = async (source: string) =>
  (await read(source)).segments.map(({ kind, name, text }) => `${kind} ${name ?? ''}: ${text}`)
/** Each field with what stands at its place. */
const fields = async (source: string) =>
  (await read(source)).nodes.flatMap((node) =>
    node.kind === 'field' ? [[node.name, node.value, source.slice(node.start, node.end)]] : [],
  )

test('YAML: texts are checked, settings are not', async () => {
  const source = `---
title: Fete
date: 2026-05-01
layout: post
tags: [parks, open spaces for all]
summary: >
  Come along,
  all of you

  and bring a cake
note: 'It''s on the Green'
seo:
  description: "A \\u00a35 fee\\
    for all"
---
Body`
  expect(await segments(source)).toEqual([
    'field title: Fete',
    'field tags: open spaces for all',
    'field summary: Come along, all of you\nand bring a cake',
    "field note: It's on the Green",
    'field seo.description: A £5 feefor all',
    'paragraph : Body',
  ])
  expect(await fields(source)).toEqual([
    ['title', 'Fete', 'Fete'],
    ['date', '2026-05-01', '2026-05-01'],
    ['layout', 'post', 'post'],
    ['tags', 'parks', 'parks'],
    ['tags', 'open spaces for all', 'open spaces for all'],
    ['summary', 'Come along, all of you\nand bring a cake', 'Come along,\n  all of you\n\n  and bring a cake'],
    ['note', "It's on the Green", "It''s on the Green"],
    ['seo.description', 'A £5 feefor all', 'A \\u00a35 fee\\\n    for all'],
  ])
})

test('TOML, with a date, tables, lists and strings of all kinds', async () => {
  const source = `+++
title = "The \\"new\\" pool" # as agreed
date = 2026-05-01T10:00:00Z
tags = ["parks", 'open spaces for all']
[params]
'my note' = '''It's
shut'''
teaser.text = """
Two \\
   lines"""
[[gallery]]
src = "a.jpg"
alt = "A queue"
size = { width = 3, label = "as wide as it is" }
+++
Body`
  expect(await segments(source)).toEqual([
    'field title: The "new" pool',
    'field tags: open spaces for all',
    'alt gallery.alt: A queue',
    'field gallery.size.label: as wide as it is',
    'paragraph : Body',
  ])
  expect(await fields(source)).toContainEqual(['params.my note', "It's\nshut", "It's\nshut"])
  expect(await fields(source)).toContainEqual(['params.teaser.text', 'Two lines', 'Two \\\n   lines'])
  expect(await fields(source)).toContainEqual(['gallery.size.width', '3', '3'])
  expect((await read(source)).meta).toEqual({ date: '2026-05-01' })
})

test.each([
  ['image: fete.jpg\nimage_alt: A stall', 'fete.jpg', 'A stall'],
  ['featuredImage: https://a.example/b\nfeaturedImageAlt: A stall', 'https://a.example/b', 'A stall'],
  ['cover:\n  image: /img/b.png\n  alt: A stall', '/img/b.png', 'A stall'],
  ['hero:\n  src: "b.webp"', 'b.webp', ''],
  ['images:\n  - a.jpg', 'a.jpg', ''],
])('an image in front matter: %j', async (yaml, url, alt) => {
  const { nodes } = await read(`---\n${yaml}\n---\n`)
  expect(nodes.filter(({ kind }) => kind === 'image')).toMatchObject([{ url, alt, title: '' }])
})

test('lists of images keep to their own alternative texts', async () => {
  const { nodes } = await read(
    '---\ngallery:\n  - image: a.jpg\n    alt: One\n  - image: b.jpg\n  - image: c.jpg\n    alt: Three\n---\n',
  )
  expect(nodes.flatMap((node) => (node.kind === 'image' ? [node.alt] : []))).toEqual(['One', '', 'Three'])
})

test('what is no image, and whose words a caption is', async () => {
  expect(
    (await read('---\nimage: none\ncover: yes\nlogo: a.svg\n---\n')).nodes.some(({ kind }) => kind === 'image'),
  ).toBe(false)
  expect(await segments('---\nphoto_credit: A. Person\nimage-caption: Stall\nimageAlt: Green\n---\n')).toEqual([
    'caption photo_credit: A. Person',
    'caption image-caption: Stall',
    'alt imageAlt: Green',
  ])
})

test.each([
  ['account: Employee\ndate: 2026-05-01', { account: 'employee', date: '2026-05-01' }],
  ['account: facebook', {}],
  ['date: 2026-05-01\npublishDate: 2026-06-01T09:00:00+01:00', { date: '2026-06-01' }],
  ['published: false\ndate: 2026-05-01 09:30:00', { date: '2026-05-01', draft: true }],
  ['draft: true\npublished: 2026-05-01', { date: '2026-05-01', draft: true }],
  ['publish_at: "7 May 2026"', { date: '2026-05-07' }],
  ['date:', {}],
  ["date: '{{ .Date }}'", {}],
])('what a document says of itself: %j', async (yaml, meta) => {
  const document = await read(`---\n${yaml}\n---\nBody`)
  expect(document.meta).toEqual(meta)
  expect(document.problems).toEqual([])
})

test.each([
  ['2026-05-01', '2026-05-01'],
  ['2026-5-1 10:00', '2026-05-01'],
  ['01/05/2026', '2026-05-01'],
  ['1.5.2026', '2026-05-01'],
  ['1 May 2026', '2026-05-01'],
  ['Friday 1st May 2026', '2026-05-01'],
  ['May 1, 2026', '2026-05-01'],
  ['2026-02-30', undefined],
  ['31/04/2026', undefined],
  ['1 Maybe', undefined],
  ['soon', undefined],
])('the date %j is %s', (written, date) => {
  expect(toDate(written)).toBe(date)
})

test('a date that cannot be read is told, with its place', async () => {
  const { problems, segments } = await read('---\ntitle: Fete\ndate: to be agreed\n---\nBody')
  expect(problems).toEqual([
    {
      path: 'post.md',
      line: 3,
      column: 7,
      message: '"to be agreed" is not a date that can be read; write it as 2026-05-01 (year, month, day)',
    },
  ])
  expect(segments.at(-1)?.text).toBe('Body')
})

test('broken YAML: a problem with its place, and everything is checked all the same', async () => {
  const source = '---\ntitle: Council: the news\ndate: 2026-05-01\n---\nBody'
  const { problems, meta } = await read(source)
  expect(problems).toMatchObject([{ path: 'post.md', line: 2, column: 8 }])
  expect(problems[0]?.message).toMatch(/^the front matter is not valid YAML: .*"quotes"$/)
  expect(meta).toEqual({ date: '2026-05-01' })
  expect(await segments(source)).toEqual(['field title: Council: the news', 'paragraph : Body'])
})

test('broken TOML: the same', async () => {
  const source = '+++\ntitle = "Council news"\nsummary = Come one and all\n+++\nBody'
  expect((await read(source)).problems).toMatchObject([{ line: 3, column: 11 }])
  expect(await segments(source)).toEqual([
    'field title: Council news',
    'field summary: Come one and all',
    'paragraph : Body',
  ])
})

test('front matter that does not end is told; lines of hyphens are not front matter', async () => {
  expect((await read('---\ntitle: Fete\n\nBody')).problems).toMatchObject([{ line: 1, column: 1 }])
  expect((await read('---\nBody')).problems).toEqual([])
  expect((await read('---\njust a line\n---\nBody')).problems).toEqual([])
  expect(await segments('---\n---\nBody')).toEqual(['paragraph : Body'])
})

test('front matter nested without end is a problem, no crash', async () => {
  const { problems } = await read(`---\na: ${'['.repeat(20_000)}\n---\nBody`)
  expect(problems).toHaveLength(1)
})

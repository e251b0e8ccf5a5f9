import { expect, test } from 'vitest'
import type { StructureNode } from '../../src/core/types.js'
import { readText } from '../../src/readers/index.js'
import { expectMapped } from '../support/mapping.js'

const read = async (source: string) => {
  const document = await readText(source, 'post.md', 'md')
  expectMapped(document)
  return document
}
/** Each segment as `kind: text`. */
const segments = async (source: string) => (await read(source)).segments.map(({ kind, text }) => `${kind}: ${text}`)
/** Each part without its place, and what stands at its place. */
const parts = async (source: string) =>
  (await read(source)).nodes.map(({ start, end, ...node }: StructureNode) => [node, source.slice(start, end)])

test('blocks', async () => {
  const source = [
    '# Fete *day*',
    'Come along,',
    'all of you.',
    '',
    'Under',
    '-----',
    '- one',
    '- two',
    '',
    '  more of two',
    '1. first',
    '',
    '> Quoted',
    '> words',
    '> - quoted item',
    '',
    '| A | B |',
    '|---|---|',
    '| c | *d* |',
    '',
    '```sh',
    'rm -r *',
    '```',
    '',
    '    indented',
  ].join('\n')
  expect(await segments(source)).toEqual([
    'heading: Fete day',
    'paragraph: Come along,\nall of you.',
    'heading: Under',
    'item: one',
    'item: two',
    'item: more of two',
    'item: first',
    'quote: Quoted\nwords',
    'quote: quoted item',
    'cell: A',
    'cell: B',
    'cell: c',
    'cell: d',
    'code: rm -r *',
    'code: indented',
  ])
  expect((await parts(source)).map(([node]) => node)).toEqual([
    { kind: 'heading', text: 'Fete day', depth: '1' },
    { kind: 'heading', text: 'Under', depth: '2' },
    { kind: 'quote', text: 'Quoted\nwords\nquoted item' },
    { kind: 'code', text: 'rm -r *' },
    { kind: 'code', text: 'indented' },
  ])
})

test('inline markup goes, what it marks stays', async () => {
  const source = 'Some *emphasis*, **strong**, ~~struck~~, `code`, £5\\*, 2 \\< 3, &pound;6 &amp; &#x2019;n&nbsp;more.'
  expect(await segments(source)).toEqual([
    'paragraph: Some emphasis, strong, struck, code, £5*, 2 < 3, £6 & ’n\u00a0more.',
  ])
})

test('stray marks and bare addresses are text', async () => {
  for (const text of ['2 * 3 and snake_case', 'a [draft] by 5 < 6 & more', 'see https://a.example/b_c_d for more']) {
    expect(await segments(text)).toEqual([`paragraph: ${text}`])
    expect(await parts(text)).toEqual([])
  }
})

test('links and images', async () => {
  const source =
    'Book [the *hall*](https://a.example/b_c "Go") or ![A full hall](hall.jpg "Photo: A. Person") <b@c.example>.'
  expect(await segments(source)).toEqual([
    'paragraph: Book the hall or  b@c.example.',
    'alt: A full hall',
    'caption: Photo: A. Person',
  ])
  expect(await parts(source)).toEqual([
    [{ kind: 'link', url: 'https://a.example/b_c', text: 'the hall' }, '[the *hall*](https://a.example/b_c "Go")'],
    [
      { kind: 'image', url: 'hall.jpg', alt: 'A full hall', title: 'Photo: A. Person' },
      '![A full hall](hall.jpg "Photo: A. Person")',
    ],
    [{ kind: 'link', url: 'mailto:b@c.example', text: 'b@c.example' }, '<b@c.example>'],
  ])
})

test('links and images defined elsewhere', async () => {
  const source = '[The Hall][] and ![plan][p], not [this].\n\n[the  hall]: /hall\n[p]: plan.png "By A. Person"'
  expect((await parts(source)).map(([node]) => node)).toEqual([
    { kind: 'link', url: '/hall', text: 'The Hall' },
    { kind: 'image', url: 'plan.png', alt: 'plan', title: 'By A. Person' },
  ])
  expect(await segments(source)).toEqual([
    'paragraph: The Hall and , not [this].',
    'alt: plan',
    'caption: By A. Person',
  ])
})

test('comments, alone and inside a paragraph', async () => {
  const source = '<!-- for the clerk -->\nText <!-- and\nthis --> goes on.\n\n<!--\ntwo\n\nparagraphs\n-->\nEnd'
  expect(await segments(source)).toEqual([
    'comment: for the clerk',
    'paragraph: Text  goes on.',
    'comment: and\nthis',
    'comment: two\n\nparagraphs',
    'paragraph: End',
  ])
  expect((await parts(source)).map(([, there]) => there)).toEqual([
    '<!-- for the clerk -->',
    '<!-- and\nthis -->',
    '<!--\ntwo\n\nparagraphs\n-->',
  ])
})

test('HTML: text between tags, images, links, captions; no scripts', async () => {
  const source = `<figure class='wide'>
  <img src="a.jpg" alt="Fish &amp; chips" title='Friday'>
  <figcaption>Photo: <b>A. Person</b> &copy; 2026</figcaption>
</figure>

<p>One<br>two <a href="/b?c=1&amp;d=2">here</a></p><script>alert("x")</script>

Some <b>bold</b><br/>text with <img src=b.png alt=plan> in it.`
  expect(await segments(source)).toEqual([
    'alt: Fish & chips',
    'caption: Friday',
    'caption: Photo: A. Person © 2026',
    'paragraph: One\ntwo here',
    'paragraph: Some bold\ntext with  in it.',
    'alt: plan',
  ])
  expect((await parts(source)).map(([node]) => node)).toEqual([
    { kind: 'image', url: 'a.jpg', alt: 'Fish & chips', title: 'Friday' },
    { kind: 'link', url: '/b?c=1&d=2', text: 'here' },
    { kind: 'image', url: 'b.png', alt: 'plan', title: '' },
  ])
})

test('HTML inside a quote is read without the quote marks', async () => {
  expect(await segments('> <div>\n> one\n> two\n> </div>')).toEqual(['quote: one\ntwo'])
})

test('shortcodes: images and their texts; the call itself is no text', async () => {
  const source = `{{< figure src="/p.jpg" alt="The \\"new\\" pool" caption="Open at last" attr="A. Person" >}}

{% include figure.html src="q.jpg" alt="A queue" %}

Read [the plan]({{< ref "plan.md" >}}) by {{ site.author }}. {{/* check this */}}
{{% notice "Pool shut all week" %}}
Mind *the* step.
{{% /notice %}}`
  expect(await segments(source)).toEqual([
    'alt: The "new" pool',
    'caption: Open at last',
    'caption: A. Person',
    'alt: A queue',
    'paragraph: Read the plan by . \n\nMind the step.',
    'comment: check this',
    'paragraph: Pool shut all week',
  ])
  expect((await parts(source)).map(([node]) => node)).toEqual([
    { kind: 'image', url: '/p.jpg', alt: 'The "new" pool', title: 'Open at last A. Person' },
    { kind: 'image', url: 'q.jpg', alt: 'A queue', title: '' },
    { kind: 'link', url: '{{< ref "plan.md" >}}', text: 'the plan' },
    { kind: 'comment', text: 'check this' },
  ])
})

test('quotes, lists, CRLF, tabs, emoji and soft hyphens map exactly', async () => {
  const source =
    '> Come\tto the\r\n> f\u00adete 🌹  \r\n> today\r\n\r\n1. one\r\n   goes on\r\n\t- two\r\n\r\n&nbsp;Caf\u00e9\u200b\r\nend\\\r\nhere'
  expect(await segments(source)).toEqual([
    'quote: Come\tto the\nf\u00adete 🌹\ntoday',
    'item: one\ngoes on',
    'item: two',
    'paragraph: Café\u200b\nend\nhere',
  ])
})

test('a paragraph of a megabyte is read in time that grows with its length', async () => {
  const prose = 'The council met on Tuesday, *not* Monday [see minutes, 5 < 6 and a_b. '
  const seconds = async (length: number): Promise<number> => {
    const source = prose.repeat(length / prose.length)
    const start = performance.now()
    await readText(source, 'post.md', 'md')
    return (performance.now() - start) / 1000
  }
  await seconds(100_000)
  expect(await seconds(1_000_000)).toBeLessThan(5)
})

test.each(['a* ', '*a_ **b ', '[a ', '![', '> ', '- ', '`a ``b ', '<a ', '{{< ', '<!-- a\n\n', '\\*', '_a*', '{% "a '])(
  'a hostile text of %j is read in good time',
  async (piece) => {
    const source = piece.repeat(60_000 / piece.length)
    const start = performance.now()
    await readText(source, 'post.md', 'md')
    expect(performance.now() - start).toBeLessThan(10_000)
  },
)

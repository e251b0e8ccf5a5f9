import fc from 'fast-check'
import { parse } from 'smol-toml'
import { expect, test } from 'vitest'
import { type FrontBlock, findFrontMatter } from '../../src/readers/front-matter.js'
import { readPlainYaml } from '../../src/readers/front-matter-plain.js'
import { readToml } from '../../src/readers/front-matter-toml.js'
import { readYaml } from '../../src/readers/front-matter-yaml.js'

const blockOf = (source: string): FrontBlock | undefined => {
  const block = findFrontMatter(source)
  return block && 'kind' in block ? block : undefined
}

const value = fc.oneof(
  fc.constantFrom(
    'Fete',
    'Council: news',
    'Come along, all',
    '2026-05-01',
    '10:30',
    'true',
    'False',
    'no',
    'null',
    '~',
    '12',
    '1e3',
    '0x1F',
    '.5',
    '+4',
    '1_000',
    '"It\'s on"',
    '\'a "b"\'',
    '""',
    "''",
    '"a: b # c"',
    'a #b',
    'a#b',
    'b: ',
    '[a, b c]',
    '[ "x y", z ]',
    '[]',
    '[1, a]',
    '[true]',
    '[a,]',
    "[it's, b&c]",
    '£5 a child',
    '(draft)',
    '/img/a.jpg',
    '- a',
    '| a',
    '> a',
    '& a',
    '*a',
    '!a',
    '%a',
    '@a',
    '`a`',
    '{a: b}',
    'a\u00a0b',
    'a\u0085b',
    'a\tb',
    'é 🌹',
    '',
    'a  b ',
    '"a" b',
    '"a\\"b"',
    'http://a.example/b',
    'Infinity',
    '0o17',
    'a, b] c',
    'nul',
    'nULL',
    '1.',
    '1.2.3',
    '12 May',
  ),
  fc.string({ maxLength: 6 }),
)
const line = fc
  .tuple(
    fc.constantFrom('title', 'a-b', 'x1', 'true', 'y', '_k', '1a', 'a b', ''),
    fc.constantFrom(': ', ': ', ':  ', ':', ' : '),
    value,
  )
  .map((parts) => parts.join(''))
const yaml = fc
  .tuple(
    fc.array(fc.oneof({ weight: 8, arbitrary: line }, fc.constantFrom('', ' ', '# c', '  a: b', '- a')), {
      maxLength: 4,
    }),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([lines, end]) => ['---', ...lines, '---', ''].join(end))

test('front matter that is read without the YAML parser is read as it reads it', () => {
  let plain = 0
  fc.assert(
    fc.property(yaml, (source) => {
      const block = blockOf(source)
      const ours = block && readPlainYaml(source, block)
      if (!block || !ours) return
      plain++
      expect(ours).toEqual(readYaml(source, block))
    }),
    { numRuns: 2000 },
  )
  expect(plain).toBeGreaterThan(200)
})

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', ' ', 'é', '🌹', '#', '=', '[', ',', "'", '\n'), maxLength: 8 }),
  fc.string({ maxLength: 5 }),
)
const escaped = (string: string): string => JSON.stringify(string).replace(/\x7f/g, '\\u007f')
const scalar = fc.oneof(
  text.map(escaped),
  text.map((string) => `"""\n${escaped(string).slice(1, -1).replaceAll('\\n', '\n')} \\\n  x"""`),
  text.filter((string) => /^[^'\p{Cc}]*$/u.test(string)).map((string) => `'${string}'`),
  fc.constantFrom('1', 'true', '2026-05-01', "'''a'b\n''c'''", '"""a"b""c"""', '3.5'),
)
const tomlValue = fc.oneof(
  { weight: 3, arbitrary: scalar },
  fc.array(scalar, { maxLength: 3 }).map((all) => `[ ${all.join(' , # c\n')} ]`),
  fc.array(scalar, { maxLength: 2 }).map((all) => `{ ${all.map((each, i) => `k${i} = ${each}`).join(', ')} }`),
)
const toml = fc
  .array(fc.tuple(tomlValue, fc.constantFrom('', '[t', '[[l'), fc.constantFrom('', ' # "c"')), { maxLength: 4 })
  .map((all) =>
    all
      .map(([each, table, comment], i) => {
        const head = table === '' ? '' : table === '[t' ? `[t${i}."q ${i}"]\n` : `[[l${i}]]\n`
        return `${head}k${i} = ${each}${comment}`
      })
      .join('\n'),
  )

/** Every string of a value, in order. */
function* strings(within: unknown): Generator<string> {
  if (typeof within === 'string') yield within
  else if (typeof within === 'object' && within !== null) for (const each of Object.values(within)) yield* strings(each)
}

test('the strings of TOML are those that smol-toml reads, and stand where they are said to', () => {
  fc.assert(
    fc.property(toml, (content) => {
      const source = `+++\n${content}\n+++\n`
      const block = blockOf(source)
      if (!block || source.slice(block.start, block.end).trimEnd() !== content.trimEnd()) return
      const front = readToml(source, block)
      expect(front.problems).toEqual([])
      const ours = front.fields.filter(({ value, offsets }) => offsets.length > 0 || value === '')
      expect(ours.map((field) => field.value)).toEqual([...strings(parse(content))])
      for (const { value, offsets } of ours) {
        for (const { at, source: from, length, sourceLength } of offsets) {
          if (length === sourceLength) expect(source.slice(from, from + length)).toBe(value.slice(at, at + length))
        }
      }
    }),
    { numRuns: 600 },
  )
})

import { expect, test } from 'vitest'
import { DocumentBuilder, SegmentBuilder } from '../../src/core/document.js'
import { lineStarts, toPosition, toSource } from '../../src/core/position.js'

test('lines end at LF, CRLF and a lone CR', () => {
  const source = 'one\ntwo\r\nthree\rfour'
  const starts = lineStarts(source)
  const place = (word: string): string => {
    const { line, column } = toPosition(starts, source.indexOf(word))
    return `${line}:${column}`
  }
  expect([place('one'), place('wo'), place('three'), place('our')]).toEqual(['1:1', '2:2', '3:1', '4:2'])
  expect(toPosition(starts, source.length)).toEqual({ line: 4, column: 5 })
  expect(toPosition(lineStarts(''), 0)).toEqual({ line: 1, column: 1 })
})

test('runs that continue one another become one', () => {
  const segment = new SegmentBuilder('paragraph').append('ab', 3).append('cd', 5).append('ef', 9).build()
  expect(segment?.text).toBe('abcdef')
  expect(segment?.offsets).toEqual([
    { at: 0, source: 3, length: 4, sourceLength: 4 },
    { at: 4, source: 9, length: 2, sourceLength: 2 },
  ])
})

test('a range leads to the source; a run that maps as a whole is taken whole', () => {
  const offsets =
    new SegmentBuilder('paragraph').append('£', 10, 7).append('400 ', 17).append('fee', 25).build()?.offsets ?? []
  expect(toSource(offsets, 0, 1)).toEqual({ start: 10, end: 17 })
  expect(toSource(offsets, 0, 4)).toEqual({ start: 10, end: 20 })
  expect(toSource(offsets, 2, 8)).toEqual({ start: 18, end: 28 })
  expect(toSource(offsets, 5, 5)).toEqual({ start: 25, end: 25 })
  expect(toSource([], 2, 4)).toEqual({ start: 2, end: 4 })
})

test('a segment has no white space at its ends, and none is no segment', () => {
  const segment = new SegmentBuilder('item').append(' \n', 0).append('\u00a0', 2, 6).append('tea ', 8).build()
  expect(segment).toEqual({ kind: 'item', text: 'tea', offsets: [{ at: 0, source: 8, length: 3, sourceLength: 3 }] })
  expect(new SegmentBuilder('item').append(' \n', 0).build()).toBeUndefined()
})

test('segments and parts come in the order of the source', () => {
  const builder = new DocumentBuilder('p.md', 'md', 'one two')
  builder.add(new SegmentBuilder('alt').append('two', 4))
  builder.add(new SegmentBuilder('paragraph').append('one', 0))
  builder.addProblem({ line: 1, column: 2, message: 'odd' })
  const document = builder.build()
  expect(document.segments.map(({ text }) => text)).toEqual(['one', 'two'])
  expect(document.problems).toEqual([{ path: 'p.md', line: 1, column: 2, message: 'odd' }])
})

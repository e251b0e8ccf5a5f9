import type { StructureMatcher } from '../rule.js'
import type { StructureNode } from '../types.js'
import { type Reading, toSourceRange } from './passage.js'
import type { NodePlace } from './place.js'

/** Finds the parts of a document that answer to a matcher's tests. */
export function createStructure(data: StructureMatcher): (reading: Reading) => NodePlace[] {
  const test = Object.entries(data.test).map(([name, source]) => [name, new RegExp(source, 'iu')] as const)
  const not = Object.entries(data.not).map(([name, source]) => [name, new RegExp(source, 'iu')] as const)
  return (reading) => {
    const places: NodePlace[] = []
    for (const node of reading.document.nodes) {
      if (node.kind !== data.node || !isLongEnough(node, data)) continue
      if (!test.every(([name, expression]) => expression.test(attribute(node, name)))) continue
      if (not.some(([name, expression]) => expression.test(attribute(node, name)))) continue
      places.push({ kind: 'node', reading, near: passageAt(reading, node.start), start: node.start, end: node.end })
    }
    return places
  }
}

function attribute(node: StructureNode, name: string): string {
  const value = (node as unknown as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'string' ? value : ''
}

function isLongEnough(node: StructureNode, data: StructureMatcher): boolean {
  const text = attribute(node, 'text')
  if (data.words && text.split(/\s+/).filter(Boolean).length < data.words.min) return false
  if (!data.lines) return true
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const { min, 'max-length': longest } = data.lines
  return lines.length >= min && lines.filter((line) => line.length <= longest).length >= 0.75 * lines.length
}

/** The passage that begins at or after a source offset: where the part stands. */
function passageAt(reading: Reading, offset: number): number {
  const { passages } = reading
  for (let i = 0; i < passages.length; i++) {
    const passage = passages[i]
    if (passage && toSourceRange(passage, 0, passage.text.length).end > offset) return i
  }
  return Math.max(0, passages.length - 1)
}

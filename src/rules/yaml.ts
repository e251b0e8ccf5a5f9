import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { Problem } from '../core/types.js'

/** A value read from YAML, or all that is wrong with it. */
export interface Parsed<T> {
  readonly value?: T
  readonly problems: readonly Problem[]
  /** Line and column of a key path, for problems that only a later step can see. */
  readonly locate: (path: readonly PropertyKey[]) => { line: number; column: number }
}

/**
 * Reads YAML and checks it against a schema. All problems are told at once, each with the path, the line and column
 * and what was expected; nothing is thrown for wrong input.
 */
export function parseYaml<T>(text: string, path: string, schema: z.ZodType<T>): Parsed<T> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const locate = (keys: readonly PropertyKey[]): { line: number; column: number } => {
    const position = lines.linePos(offsetOf(document, keys))
    return { line: Math.max(1, position.line), column: Math.max(1, position.col) }
  }
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => {
      const { line, col } = lines.linePos(error.pos[0])
      return { path, line, column: col, message: `this is not valid YAML: ${error.message}` }
    })
    return { problems, locate }
  }
  const result = schema.safeParse(document.toJS())
  if (result.success) return { value: result.data, problems: [], locate }
  const problems = result.error.issues.flatMap((issue) => toProblems(issue, path, locate))
  return { problems, locate }
}

function toProblems(issue: z.core.$ZodIssue, path: string, locate: Parsed<unknown>['locate']): Problem[] {
  const name = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path,
      ...locate([...issue.path, key]),
      message: `there is no setting "${key}"${name ? ` in ${name}` : ''}`,
    }))
  }
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0]
    if (inner && inner.path.length > 0) {
      return toProblems({ ...inner, path: [...issue.path, ...inner.path] } as z.core.$ZodIssue, path, locate)
    }
  }
  return [{ path, ...locate(issue.path), message: name ? `${name}: ${plain(issue.message)}` : plain(issue.message) }]
}

function plain(message: string): string {
  return message.replace(/^Invalid input: /, '').replace(/received undefined/, 'but it is missing')
}

/** Where a key path stands in the text; the nearest thing above it if it is not there. */
function offsetOf(document: Document, keys: readonly PropertyKey[]): number {
  for (let length = keys.length; length >= 0; length--) {
    const above = keys.slice(0, Math.max(0, length - 1)) as string[]
    const parent = above.length === 0 ? document.contents : document.getIn(above, true)
    const key = keys[length - 1]
    if (length > 0 && isMap(parent)) {
      const pair = parent.items.find((item) => isNode(item.key) && String(item.key) === String(key))
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0]
    }
    const node = length === 0 ? document.contents : document.getIn(keys.slice(0, length) as string[], true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

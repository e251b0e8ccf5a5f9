import type { Context, Document } from '../../src/core/types.js'

/** A plain document of one paragraph, for tests of the core that need no reader. */
export function toDocument(text: string): Document {
  const offsets = [{ at: 0, source: 0, length: text.length, sourceLength: text.length }]
  return {
    path: '-',
    format: 'txt',
    source: text,
    segments: [{ kind: 'paragraph', text, offsets }],
    nodes: [],
    meta: {},
    problems: [],
  }
}

/** A council's own account on an ordinary day. */
export function toContext(context: Partial<Context> = {}): Context {
  return { account: 'council', date: '2026-02-02', preElection: false, own: { contacts: [], names: [] }, ...context }
}

import type { Document, Format, Meta, OffsetRun, Problem, Segment, SegmentKind, StructureNode } from './types.js'

/**
 * Builds one segment: text is appended together with the place in the source that it was read from, so that nobody
 * has to search the source for it later. Runs that continue one another in text and source become one.
 */
export class SegmentBuilder {
  readonly #kind: SegmentKind
  readonly #name: string | undefined
  readonly #runs: OffsetRun[] = []
  #text = ''

  constructor(kind: SegmentKind, name?: string) {
    this.#kind = kind
    this.#name = name
  }

  /** The text so far, untrimmed. */
  get text(): string {
    return this.#text
  }

  /**
   * Appends `text`, which stands at `source` in the source. Without `sourceLength` its characters stand there one by
   * one; with another length (an entity, an escape) the run maps as a whole.
   */
  append(text: string, source: number, sourceLength = text.length): this {
    const { length } = text
    if (length === 0) return this
    const at = this.#text.length
    const last = this.#runs.at(-1)
    const continues =
      last !== undefined &&
      length === sourceLength &&
      last.length === last.sourceLength &&
      last.source + last.sourceLength === source
    if (continues) {
      const longer = last.length + length
      this.#runs[this.#runs.length - 1] = { at: last.at, source: last.source, length: longer, sourceLength: longer }
    } else {
      this.#runs.push({ at, source, length, sourceLength })
    }
    this.#text += text
    return this
  }

  /** The segment without white space at its ends; undefined where nothing else was appended. */
  build(): Segment | undefined {
    const text = this.#text.trim()
    if (text === '') return undefined
    const start = this.#text.length - this.#text.trimStart().length
    const offsets = text.length === this.#text.length ? this.#runs : cutRuns(this.#runs, start, start + text.length)
    const name = this.#name
    return { kind: this.#kind, text, offsets, ...(name !== undefined && { name }) }
  }
}

/** The runs of the text between `start` and `end`, counted from `start`. Runs that map as a whole are kept whole. */
function cutRuns(runs: readonly OffsetRun[], start: number, end: number): OffsetRun[] {
  const kept: OffsetRun[] = []
  for (const run of runs) {
    const from = Math.max(run.at, start)
    const to = Math.min(run.at + run.length, end)
    if (from >= to) continue
    const oneToOne = run.length === run.sourceLength
    kept.push({
      at: from - start,
      source: oneToOne ? run.source + from - run.at : run.source,
      length: to - from,
      sourceLength: oneToOne ? to - from : run.sourceLength,
    })
  }
  return kept
}

/** Gathers what a reader finds; `build` gives the document with segments and parts in the order of the source. */
export class DocumentBuilder {
  readonly #path: string
  readonly #format: Format
  readonly #source: string
  readonly #segments: Segment[] = []
  readonly #nodes: StructureNode[] = []
  readonly #problems: Problem[] = []
  #meta: Meta = {}

  constructor(path: string, format: Format, source: string) {
    this.#path = path
    this.#format = format
    this.#source = source
  }

  get source(): string {
    return this.#source
  }

  /** Adds a segment, unless it holds nothing but white space. */
  add(segment: SegmentBuilder): void {
    const built = segment.build()
    if (built) this.#segments.push(built)
  }

  addNode(node: StructureNode): void {
    this.#nodes.push(node)
  }

  addProblem(problem: Omit<Problem, 'path'>): void {
    this.#problems.push({ path: this.#path, ...problem })
  }

  setMeta(meta: Meta): void {
    this.#meta = meta
  }

  build(): Document {
    return {
      path: this.#path,
      format: this.#format,
      source: this.#source,
      segments: inSourceOrder(this.#segments, (segment) => segment.offsets[0]?.source ?? 0),
      nodes: inSourceOrder(this.#nodes, (node) => node.start),
      meta: this.#meta,
      problems: this.#problems,
    }
  }
}

function inSourceOrder<T>(items: T[], start: (item: T) => number): readonly T[] {
  for (let i = 1; i < items.length; i++) {
    const [before, after] = [items[i - 1], items[i]]
    if (before && after && start(before) > start(after)) return items.sort((a, b) => start(a) - start(b))
  }
  return items
}

import { readFileSync } from 'node:fs'
import { lint } from '../core/lint.js'
import type { RuleSet } from '../core/rule-set.js'
import type { Finding, Topic } from '../core/types.js'
import { percent } from './score-table.js'
import { toContext, toDocument } from './workbench.js'

/** Sentences made of frames and of the words put into them, and what is wanted of all of them. */
export interface Grid {
  readonly name: string
  /** Found: as hatred of a group. Calm: nothing above advice. Silent: no finding at all. */
  readonly wants: 'found' | 'calm' | 'silent'
  readonly sentences: readonly string[]
}
export interface GridScore {
  readonly grid: Grid
  /** The sentences that did not get what is wanted of them. */
  readonly wrong: readonly { readonly text: string; readonly findings: readonly Finding[] }[]
}

const FOLDER = 'fixtures/grids'
const HATRED: readonly Topic[] = ['discrimination', 'harassment', 'incitement']

/** The grids of `fixtures/grids`: groups in kind and in hostile frames, names that hold a rude word in ordinary ones. */
export function readGrids(): Grid[] {
  const groups = Object.values(readJson<{ groups: Record<string, string[]> }>('groups').groups).flat()
  const { frames: kind } = readJson<{ frames: string[] }>('neutral')
  const { frames: hostile } = readJson<{ frames: Record<string, string[]> }>('contempt')
  const { kinds } = readJson<{ kinds: { kind: string; names: string[]; frames: string[] }[] }>('names')
  return [
    { name: 'neutral', wants: 'calm', sentences: cross(kind, groups) },
    ...Object.entries(hostile).map(
      ([name, frames]): Grid => ({ name, wants: 'found', sentences: cross(frames, groups) }),
    ),
    ...kinds.map(({ kind: name, names, frames }): Grid => ({ name, wants: 'silent', sentences: cross(frames, names) })),
  ]
}

/** Checks every sentence of a grid as a council's post on an ordinary day. */
export async function scoreGrid(grid: Grid, rules: RuleSet): Promise<GridScore> {
  const wrong: { text: string; findings: readonly Finding[] }[] = []
  for (const text of grid.sentences) {
    const findings = await lint(await toDocument(text, 'txt'), rules, toContext('council', '2026-02-02'))
    if (!isAsWanted(grid.wants, findings)) wrong.push({ text, findings })
  }
  return { grid, wrong }
}

/** The grids as a table of plain text. */
export function renderGrids(scores: readonly GridScore[]): string {
  const lines = scores.map(({ grid, wrong }) => renderLine(grid.name, grid.wants, wrong.length, grid.sentences.length))
  const hostile = scores.filter(({ grid }) => grid.wants === 'found')
  const wrong = hostile.reduce((sum, score) => sum + score.wrong.length, 0)
  const all = hostile.reduce((sum, score) => sum + score.grid.sentences.length, 0)
  return [
    `${'grid'.padEnd(16)}wanted   wrong    of   right`,
    ...lines,
    renderLine('all hostile', 'found', wrong, all),
  ].join('\n')
}

function renderLine(name: string, wants: string, wrong: number, of: number): string {
  const numbers = `${String(wrong).padStart(5)} ${String(of).padStart(5)}`
  return `${name.padEnd(16)}${wants.padEnd(8)} ${numbers} ${percent(1 - wrong / of).padStart(7)}`
}

function isAsWanted(wants: Grid['wants'], findings: readonly Finding[]): boolean {
  const raising = findings.filter((f) => f.severity !== 'advice')
  switch (wants) {
    case 'found':
      return raising.some((f) => HATRED.includes(f.topic))
    case 'calm':
      return raising.length === 0
    case 'silent':
      return findings.length === 0
    default:
      return wants satisfies never
  }
}

/** Every word in every frame: as it is, and with a capital where it begins the sentence. */
function cross(frames: readonly string[], words: readonly string[]): string[] {
  return frames.flatMap((frame) =>
    words.map((word) =>
      frame.replace(/\{(?:group|name)\}/, word).replace('{Group}', word.charAt(0).toUpperCase() + word.slice(1)),
    ),
  )
}

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8')) as T
}

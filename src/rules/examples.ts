import { lint } from '../core/lint.js'
import type { RuleSet } from '../core/rule-set.js'
import type { Account, Document, Format } from '../core/types.js'
import type { FileOf } from './compile.js'
import type { RuleFile } from './schema.js'

/** How an example of a rule went: as it should, the rule missed it, it was noisy, or it marked the wrong words. */
export type Verdict = 'right' | 'missing' | 'noisy' | 'wrong'
export interface ExampleResult {
  readonly rule: string
  readonly path: string
  readonly line: number
  readonly text: string
  readonly verdict: Verdict
  /** What was marked, and what should have been. */
  readonly got: readonly string[]
  readonly wanted?: string
}

/** Reads an example's text as a document. */
export type ReadText = (text: string, format: Format) => Promise<Document>

/** Runs a rule's own examples. `flag` wants a finding above or at the rule's weight; `pass` none above advice unless the rule is advice. */
export async function runExamples(file: FileOf<RuleFile>, rules: RuleSet, read: ReadText): Promise<ExampleResult[]> {
  const { value, path, locate } = file
  const id = `${value.topic}/${value.id}`
  const own = rules.rules.find((rule) => rule.data.id === id)
  const results: ExampleResult[] = []
  if (!own) return results
  const first = (Object.keys(own.data.severity)[0] ?? 'council') as Account
  const only: RuleSet = {
    ...rules,
    rules: rules.rules.map((r) => (r === own ? r : { ...r, data: { ...r.data, severity: {} } })),
  }
  for (const kind of ['flag', 'pass'] as const) {
    for (const [n, example] of value.examples[kind].entries()) {
      const document = await read(example.text, example.format ?? 'txt')
      const account = example.account ?? first
      const date = toDay(example.date) ?? '2026-02-02'
      const context = { account, date, preElection: isInSpringPeriod(date), own: { contacts: [], names: [] } }
      const findings = await lint(document, only, context)
      const weighty = findings.filter((f) => f.severity !== 'advice' || own.data.severity[account] === 'advice')
      const got = weighty.map((f) => f.matched)
      const { line } = locate(['examples', kind, n])
      const wanted = 'marks' in example ? example.marks : undefined
      results.push({
        rule: id,
        path,
        line,
        text: example.text,
        verdict: verdictOf(kind, got, wanted),
        got,
        ...(wanted !== undefined && { wanted }),
      })
    }
  }
  return results
}

function verdictOf(kind: 'flag' | 'pass', got: readonly string[], wanted: string | undefined): Verdict {
  if (kind === 'pass') return got.length > 0 ? 'noisy' : 'right'
  if (got.length === 0) return 'missing'
  return wanted === undefined || got.some((g) => g.replace(/\s+/g, ' ') === wanted.replace(/\s+/g, ' '))
    ? 'right'
    : 'wrong'
}

function toDay(day: string | Date | undefined): string | undefined {
  return day instanceof Date ? day.toISOString().slice(0, 10) : day
}

/** Examples live in 2026, when the ordinary elections were on 7 May. */
function isInSpringPeriod(date: string): boolean {
  return date >= '2026-03-30' && date <= '2026-05-07'
}

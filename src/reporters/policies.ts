import type { ClauseCoverage, PolicyCoverage } from '../core/coverage.js'
import { wrap } from './wrap.js'

/** How text is made to stand out; plain output passes functions that change nothing. */
export interface Style {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
}
/** How to lay a report out. */
export interface Layout {
  /** Columns; lines are wrapped at words to stay within it. */
  readonly width: number
  readonly style: Style
}

/** The policies in a few lines each: whose it is, how many clauses, how many of them rules enforce. */
export function renderPolicies(policies: readonly PolicyCoverage[], layout: Layout): string {
  if (policies.length === 0) return ''
  const indent = Math.max(...policies.map(({ policy }) => policy.id.length)) + 2
  const blocks = policies.map((coverage) => {
    const [first = '', ...rest] = [
      ...wrap(titleOf(coverage), layout.width - indent),
      ...wrap(countsOf(coverage), layout.width - indent),
    ]
    const head = layout.style.bold(coverage.policy.id) + ' '.repeat(indent - coverage.policy.id.length) + first
    return [head, ...rest.map((line) => ' '.repeat(indent) + line)].join('\n')
  })
  return `${blocks.join('\n\n')}\n`
}

/** One policy, clause by clause: what it asks, of whom, and which rules enforce it or why it is left to people. */
export function renderPolicy(coverage: PolicyCoverage, layout: Layout): string {
  const { width, style } = layout
  const note: unknown = 'source-note' in coverage.policy ? coverage.policy['source-note'] : undefined
  const head = [
    ...wrap(titleOf(coverage), width).map(style.bold),
    ...(typeof note === 'string' ? wrap(note, width).map(style.dim) : []),
    ...wrap(countsOf(coverage), width),
    ...gapsOf(coverage).flatMap(([accounts, topics]) => hang(`silent for ${accounts}: `, topics, width, style)),
  ]
  const column = Math.max(...coverage.clauses.map(({ clause }) => clause.id.length)) + 2
  const blocks = coverage.clauses.map((clause) => renderClause(clause, column, layout))
  return `${[head.join('\n'), ...blocks].join('\n\n')}\n`
}

/** Where all locators are short they stand in a column of their own, else each on its own line above its clause. */
const WIDEST_COLUMN = 10

function renderClause(coverage: ClauseCoverage, column: number, { width, style }: Layout): string {
  const { id, says } = coverage.clause
  const beside = column <= WIDEST_COLUMN
  const indent = beside ? column : 4
  const body = [...wrap(says, width - indent), ...detailsOf(coverage, width - indent, style)]
  const lines = body.map((line) => ' '.repeat(indent) + line)
  if (!beside) return [...wrap(id, width).map(style.bold), ...lines].join('\n')
  const [first = '', ...rest] = lines
  return [style.bold(id) + first.slice(id.length), ...rest].join('\n')
}

function detailsOf({ clause, status, rules, imported }: ClauseCoverage, width: number, style: Style): string[] {
  const details: [label: string, text: string][] = [['binds: ', clause.binds.join(', ')]]
  if (clause.topics) details.push(['topics: ', clause.topics.join(', ')])
  if (isTimed(clause)) details.push(['when: ', 'in the pre-election period only'])
  if (clause.imports !== undefined) details.push(['imports: ', clause.imports])
  if (rules.length > 0) details.push(['rules: ', rules.join(', ')])
  if (imported.length > 0) details.push(['rules, by import: ', imported.join(', ')])
  if (status === 'open') details.push(['rules: ', 'none yet'])
  if (clause.judgement !== undefined)
    details.push([status === 'judgement' ? 'left to people: ' : 'note: ', clause.judgement])
  return details.flatMap(([label, text]) => hang(label, text, width, style))
}

function isTimed(clause: ClauseCoverage['clause'] & { readonly when?: 'pre-election' }): boolean {
  return clause.when !== undefined
}

function titleOf({ policy }: PolicyCoverage): string {
  const adopted = policy.adopted === undefined ? '' : ` (adopted ${policy.adopted})`
  return `${policy.title}, ${policy.council}${adopted}`
}

function countsOf({ clauses, enforced, judgement, open }: PolicyCoverage): string {
  const parts = [`${enforced} enforced by rules`, `${judgement} left to people`]
  if (open > 0) parts.push(`${open} without a rule yet`)
  return `${clauses.length} ${clauses.length === 1 ? 'clause' : 'clauses'}: ${parts.join(', ')}`
}

/** What the policy has nothing to cite on: the topics, by the accounts that it is silent for. */
function gapsOf({ gaps }: PolicyCoverage): [accounts: string, topics: string][] {
  const topics = new Map<string, string[]>()
  for (const gap of gaps) {
    const accounts = gap.accounts.join(', ')
    topics.set(accounts, [...(topics.get(accounts) ?? []), gap.topic])
  }
  return [...topics].map(([accounts, list]) => [accounts, list.join(', ')])
}

/** A label and its text, wrapped lines standing two columns in. */
function hang(label: string, text: string, width: number, style: Style): string[] {
  const lines = wrap(label + text, width, 2)
  return lines.map((line, n) => (n === 0 ? style.dim(label) + line.slice(label.length) : line))
}

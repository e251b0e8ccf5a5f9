import { cover } from '../core/coverage.js'
import { explain } from '../core/explain.js'
import type { Rule } from '../core/rule-set.js'
import type { Account } from '../core/types.js'
import { loadDocs, type RuleDocs } from '../node/load.js'
import { readSource } from '../readers/index.js'
import { renderPolicies, renderPolicy } from '../reporters/policies.js'
import { wrap } from '../reporters/wrap.js'
import { CLEAN, didYouMean, type Host, UsageError } from './host.js'
import { type CommonFlags, setUp } from './setup.js'

const WIDTH = 80
const same = (text: string): string => text
const LAYOUT = { style: { bold: same, dim: same } }

/** `policy-lint rules`: every rule with its weight and its message. */
export async function showRules(flags: CommonFlags, host: Host): Promise<number> {
  const { rules, isChosen } = await setUp(flags, host)
  let topic = ''
  for (const { data } of rules.rules) {
    if (Object.keys(data.severity).length === 0 || !isChosen({ rule: data.id, topic: data.topic })) continue
    if (data.topic !== topic) host.stdout.write(`${topic ? '\n' : ''}${data.topic}\n`)
    topic = data.topic
    const name = data.id.slice(topic.length + 1)
    const lines = wrap(`${weightOf(data.severity)}: ${data.message}`, widthOf(host) - 30)
    for (const [n, line] of lines.entries()) host.stdout.write(`  ${(n === 0 ? name : '').padEnd(28)}${line}\n`)
  }
  return CLEAN
}

/** `policy-lint explain RULE`: what it looks for, why, what to write instead, examples; with --on, what it makes of a text. */
export async function showRule(id: string, flags: CommonFlags & { readonly on?: string }, host: Host): Promise<number> {
  const setup = await setUp(flags, host)
  const ids = setup.rules.rules.map((r) => r.data.id)
  const rule = setup.rules.rules.find((r) => r.data.id === id)
  if (!rule) throw new UsageError(`there is no rule "${id}"${didYouMean(id, ids)}; "policy-lint rules" lists them`)
  if (flags.on !== undefined) return explainOn(rule, flags.on, setup, host)
  const { data } = rule
  const width = widthOf(host)
  const out = (text: string, indent = 0): void => {
    for (const line of wrap(text, width - indent, 0)) host.stdout.write(`${' '.repeat(indent)}${line}\n`)
  }
  out(`${data.id} (${weightOf(data.severity)})`)
  out(`For: ${Object.keys(data.severity).join(', ')}${data.when ? '; in the pre-election period only' : ''}`)
  out(`Says: ${data.message}`)
  out(`Why: ${data.why}`)
  out(`Instead: ${data.suggestion}`)
  const scope = {
    id: data.id,
    topic: data.topic,
    accounts: Object.keys(data.severity) as Account[],
    ...(data.clauses && { pins: data.clauses }),
  }
  const cited = cover(setup.policies, [scope]).flatMap(({ policy, clauses }) =>
    clauses.filter((c) => c.rules.length > 0 || c.imported.length > 0).map((c) => `${policy.id} ${c.clause.id}`),
  )
  out(`Clauses: ${cited.join('; ')}`)
  const docs = loadDocs()[id]
  if (docs) {
    out(`Measured: ${renderMeasured(docs.measured)}`)
    host.stdout.write('\nIt speaks about:\n')
    for (const { text } of docs.flag) out(`- ${text}`, 2)
    host.stdout.write('\nIt is silent about:\n')
    for (const { text, because } of docs.pass) out(`- ${text} (${because})`, 2)
  }
  return CLEAN
}

function renderMeasured({ hits, right }: RuleDocs['measured']): string {
  if (hits === 0) return 'silent about all of the labelled posts, so its precision is not known'
  return `speaks about ${hits} of the labelled posts, rightly about ${right} (${Math.round((100 * right) / hits)} %)`
}

async function explainOn(
  rule: Rule,
  text: string,
  setup: Awaited<ReturnType<typeof setUp>>,
  host: Host,
): Promise<number> {
  const document = await readSource({ path: '-', format: 'txt', bytes: new TextEncoder().encode(text) })
  if ('message' in document) throw new UsageError(document.message)
  const explanations = await explain(document, setup.rules, setup.contextOf('-', document.meta), rule.data.id)
  if (explanations.length === 0) host.stdout.write('Nothing in this text is a cue for the rule.\n')
  for (const { matched, matcher, start, steps, end } of explanations) {
    host.stdout.write(`"${matched}": found by ${matcher}, starts at ${start}\n`)
    for (const { role, condition, held } of steps) {
      const { within, any, pattern, is } = condition
      const what = is ?? pattern ?? (any ?? []).join(' / ')
      const [first = '', ...rest] = wrap(
        `${held ? 'yes' : 'no '}  ${role} (${is ? 'it is' : within}) ${what}`,
        widthOf(host) - 2,
        5,
      )
      for (const line of [first, ...rest.slice(0, 3)]) host.stdout.write(`  ${line}\n`)
      if (rest.length > 3) host.stdout.write('       ...\n')
    }
    host.stdout.write(`  => ${end === undefined ? 'no finding' : `${end} confidence`}\n`)
  }
  return CLEAN
}

/** `policy-lint policies` and `policy-lint policies show ID`. */
export async function showPolicies(id: string | undefined, flags: CommonFlags, host: Host): Promise<number> {
  const { policies, rules } = await setUp(flags, host)
  const scopes = rules.rules.map(({ data }) => ({
    id: data.id,
    topic: data.topic,
    accounts: Object.keys(data.severity) as Account[],
    ...(data.when && { when: data.when }),
    ...(data.clauses && { pins: data.clauses }),
  }))
  const coverage = cover(policies, scopes)
  const layout = { ...LAYOUT, width: widthOf(host) }
  if (id === undefined) {
    const clauses = coverage.reduce((n, c) => n + c.clauses.length, 0)
    const enforced = coverage.reduce((n, c) => n + c.enforced, 0)
    const judgement = coverage.reduce((n, c) => n + c.judgement, 0)
    host.stdout.write(renderPolicies(coverage, layout))
    host.stdout.write(
      `\n${clauses} clauses in ${coverage.length} policies: ${enforced} enforced by rules, ${judgement} left to people.\n`,
    )
    return CLEAN
  }
  const one = coverage.find((c) => c.policy.id === id)
  const ids = coverage.map((c) => c.policy.id)
  if (!one) throw new UsageError(`there is no policy "${id}"${didYouMean(id, ids)}; there are ${ids.join(', ')}`)
  host.stdout.write(renderPolicy(one, layout))
  return CLEAN
}

function weightOf(severity: Rule['data']['severity']): string {
  const weights = [...new Set(Object.values(severity))]
  return weights.length === 1
    ? (weights[0] ?? '')
    : Object.entries(severity)
        .map(([account, s]) => `${s} (${account})`)
        .join(', ')
}

function widthOf({ stdout }: Host): number {
  return Math.min(stdout.columns ?? WIDTH, 120)
}

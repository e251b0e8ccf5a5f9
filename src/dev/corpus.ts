/**
 * The workbench of a rule's writer: scores the rules against labelled posts, runs their examples, explains one rule.
 * It reads `rules/` as it stands on disk, so nothing needs building after a rule has changed.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { explain } from '../core/explain.js'
import { lint } from '../core/lint.js'
import { createRuleSet, type RuleSet } from '../core/rule-set.js'
import type { Account, Document, Finding, Format, Problem } from '../core/types.js'
import { readRuleFiles } from '../node/rule-files.js'
import { readSource } from '../readers/index.js'
import { compile, type FileOf } from '../rules/compile.js'
import { runExamples } from '../rules/examples.js'
import { parseRuleFiles } from '../rules/parse.js'
import type { RuleFile } from '../rules/schema.js'

interface Post {
  readonly id: string
  readonly account: Account
  readonly format: Format
  readonly date: string
  readonly text: string
  readonly topics: readonly string[]
  readonly quotes: Readonly<Record<string, readonly string[]>>
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    topic: { type: 'string' },
    topics: { type: 'string' },
    corpus: { type: 'string', multiple: true },
    misses: { type: 'boolean' },
    alarms: { type: 'boolean' },
    rule: { type: 'string' },
    on: { type: 'string' },
    as: { type: 'string' },
    date: { type: 'string' },
  },
})
const [command = 'score', argument] = positionals
const topics = (values.topics ?? values.topic)?.split(',')
const { rules, files, problems } = loadRules()
for (const p of problems) {
  if (!topics || p.path.includes('/lexicons/') || topics.some((t) => p.path.includes(`/${t}/`))) {
    console.error(`${p.path}:${p.line}:${p.column}: ${p.message}`)
  }
}
if (command === 'test') await test()
else if (command === 'explain') await explainRule()
else await score()

function loadRules(): { rules: RuleSet; files: readonly FileOf<RuleFile>[]; problems: readonly Problem[] } {
  const read = parseRuleFiles(readRuleFiles('rules'))
  const { pack, problems } = compile(read.rules, read.lexicons)
  return { rules: createRuleSet(pack), files: read.rules, problems: [...read.problems, ...problems] }
}

async function toDocument(text: string, format: Format): Promise<Document> {
  const read = await readSource({ path: '-', format, bytes: new TextEncoder().encode(text) })
  if ('message' in read) throw new Error(read.message)
  return read
}

async function test(): Promise<void> {
  let failed = 0
  let run = 0
  for (const file of files) {
    const id = `${file.value.topic}/${file.value.id}`
    if ((topics && !topics.includes(file.value.topic)) || (values.rule && values.rule !== id)) continue
    for (const result of await runExamples(file, rules, toDocument)) {
      run++
      if (result.verdict === 'right') continue
      failed++
      console.log(`${result.path}:${result.line}: ${result.verdict}: ${JSON.stringify(result.text)}`)
      if (result.got.length > 0 || result.wanted)
        console.log(`    marked ${JSON.stringify(result.got)}, wanted ${JSON.stringify(result.wanted)}`)
    }
  }
  console.log(`${run - failed} of ${run} examples right`)
  process.exitCode = failed > 0 ? 1 : 0
}

async function explainRule(): Promise<void> {
  const date = values.date ?? '2026-02-02'
  const account = (values.as ?? 'council') as Account
  const document = await toDocument(values.on ?? '', 'txt')
  const context = { account, date, preElection: isPreElection(date), own: { contacts: [], names: [] } }
  for (const e of await explain(document, rules, context, argument ?? '')) {
    console.log(`"${e.matched}" found by ${e.matcher}, starts ${e.start}`)
    for (const s of e.steps)
      console.log(`    ${s.held ? 'yes' : ' no'}  ${s.role} ${JSON.stringify(s.condition).slice(0, 200)}`)
    console.log(`    -> ${e.end ?? 'no finding'}`)
  }
  for (const f of await lint(document, rules, context))
    console.log(`${f.rule} ${f.severity} ${f.confidence} ${JSON.stringify(f.matched)}`)
}

function isPreElection(date: string): boolean {
  return date >= '2026-03-26' && date <= '2026-05-07'
}

async function score(): Promise<void> {
  for (const name of values.corpus ?? ['dev-c', 'dev']) {
    const posts = readFileSync(`fixtures/corpus/${name}.jsonl`, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Post)
    const rows = new Map<string, { tp: number; fp: number; fn: number }>()
    const lines: string[] = []
    let clean = 0
    let alarmed = 0
    for (const post of posts) {
      const context = {
        account: post.account,
        date: post.date,
        preElection: isPreElection(post.date),
        own: { contacts: [], names: [] },
      }
      const findings = (await lint(await toDocument(post.text, post.format), rules, context)).filter(isCounted)
      const raised = new Set(findings.map((f) => f.topic as string))
      const labels = post.topics.filter((t) => !topics || topics.includes(t))
      if (post.topics.length === 0) {
        clean++
        if (raised.size > 0) alarmed++
      }
      for (const topic of new Set([...labels, ...raised])) {
        const row = rows.get(topic) ?? { tp: 0, fp: 0, fn: 0 }
        rows.set(topic, row)
        const wanted = labels.includes(topic)
        if (wanted && raised.has(topic)) row.tp++
        else if (wanted) {
          row.fn++
          if (values.misses)
            lines.push(`MISS  ${topic} ${post.id} (${post.account}) ${JSON.stringify(post.quotes[topic]?.[0])}`)
        } else {
          row.fp++
          for (const f of findings) {
            if (f.topic === topic && values.alarms) {
              lines.push(
                `ALARM ${f.rule} ${post.id} (${post.account}${post.topics.length === 0 ? ', clean' : ''}) ${JSON.stringify(f.matched)}`,
              )
            }
          }
        }
      }
    }
    print(name, rows, clean, alarmed)
    for (const line of lines) console.log(line)
  }
}

function isCounted(finding: Finding): boolean {
  return (
    finding.severity !== 'advice' &&
    (!topics || topics.includes(finding.topic)) &&
    (!values.rule || values.rule === finding.rule)
  )
}

function print(
  name: string,
  rows: ReadonlyMap<string, { tp: number; fp: number; fn: number }>,
  clean: number,
  alarmed: number,
): void {
  console.log(`\n${name.padEnd(22)}  TP   FP   FN   prec   rec    F1`)
  const total = { tp: 0, fp: 0, fn: 0 }
  const line = (label: string, { tp, fp, fn }: { tp: number; fp: number; fn: number }): void => {
    const cells = [tp, fp, fn].map((n) => String(n).padStart(4)).join(' ')
    const shares = [tp / (tp + fp), tp / (tp + fn), (2 * tp) / (2 * tp + fp + fn)].map((x) =>
      Number.isNaN(x) ? '   - ' : (100 * x).toFixed(1).padStart(5),
    )
    console.log(`${label.padEnd(20)} ${cells}  ${shares.join(' ')}`)
  }
  for (const [topic, row] of [...rows].sort()) {
    line(topic, row)
    total.tp += row.tp
    total.fp += row.fp
    total.fn += row.fn
  }
  line('micro', total)
  console.log(`clean posts alarmed ${alarmed}/${clean}`)
}

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { summarise } from '../core/summary.js'
import { type Checked, type Document, type Format, type Problem, type Report, SEVERITIES, type Severity } from '../core/types.js'
import { CONFIG_NAME } from '../node/config.js'
import { findFiles, writeWhole } from '../node/files.js'
import { formatOf, readSource } from '../readers/index.js'
import { type ReporterName, reporters } from '../reporters/index.js'
import type { Theme } from '../reporters/text.js'
import { checkDocument } from '../run.js'
import { CLEAN, didYouMean, FAILED, FOUND, type Host, readAll, UsageError } from './host.js'
import { createProgress } from './progress.js'
import { type CommonFlags, type Setup, setUp } from './setup.js'

export interface CheckFlags extends CommonFlags {
  readonly format?: string
  readonly output?: string
  readonly failOn?: string
  readonly stdinFilename?: string
  readonly quiet?: boolean
  readonly color?: boolean
}

const WIDTH = 80
const FORMATS = '.txt or .md files'
const NO_THEME: Theme = { error: same, warning: same, advice: same, bold: same, dim: same }

/** `policy-lint [paths...]`: checks files, folders or standard input and prints a report. Gives the exit code. */
export async function check(paths: readonly string[], flags: CheckFlags, host: Host): Promise<number> {
  const format = toFormat(flags.format ?? 'text')
  const failOn = toSeverity(flags.failOn)
  const setup = await setUp(flags, host)
  const limit = failOn ?? setup.found.config['fail-on'] ?? 'error'
  const report = await checkAll(paths, flags, setup, host)
  const text = await render(report, format, flags, setup, host)
  for (const problem of report.problems) host.stderr.write(`${describeProblem(problem)}\n`)
  if (flags.output === undefined) host.stdout.write(text)
  else writeOutput(resolve(host.cwd, flags.output), flags.output, text)
  if (report.problems.length > 0) return FAILED
  return reaches(report, limit) ? FOUND : CLEAN
}

async function checkAll(paths: readonly string[], flags: CheckFlags, setup: Setup, host: Host): Promise<Report> {
  const checked: Checked[] = []
  const problems: Problem[] = [...setup.problems]
  const take = async (document: Document | Problem): Promise<void> => {
    if ('message' in document) return void problems.push(document)
    problems.push(...document.problems)
    if (document.segments.length === 0 && document.nodes.length === 0) {
      host.stderr.write(`${describeProblem({ path: document.path, message: 'this is empty; there is nothing to check' })}\n`)
      return
    }
    checked.push(await checkDocument(document, setup, setup.contextOf(document.path, document.meta)))
  }
  const named = paths.length > 0 ? paths : ['-']
  const files = named.filter((path) => path !== '-')
  if (named.includes('-')) {
    if (paths.length === 0 && host.stdin.isTTY) {
      throw new UsageError('say what to check: policy-lint draft.txt, or policy-lint posts/; --help tells more')
    }
    const path = flags.stdinFilename ?? '-'
    const format = flags.stdinFilename === undefined ? 'txt' : formatOf(flags.stdinFilename)
    if (!format) throw new UsageError(`"${path}" does not say which kind of text this is; let it end in .txt or .md`)
    await take(await readDocument(path, format, () => readAll(host.stdin)))
  }
  if (files.length > 0) {
    const found = await findFiles(files, {
      cwd: host.cwd,
      ignore: setup.found.config.ignore,
      ignoreFrom: setup.found.folder,
      isKnown: (path) => formatOf(path) !== undefined,
      formats: FORMATS,
    })
    problems.push(...found.problems.map(withCommandHint))
    const progress = createProgress(found.paths.length, host)
    for (const path of found.paths) {
      progress.step(path)
      await take(await readDocument(path, formatOf(path) ?? 'txt', async () => readFileSync(resolve(host.cwd, path))))
    }
    progress.end()
  }
  return { checked, problems }
}

/** The commands, for somebody who mistyped one: what is no command is taken for a path. */
const COMMANDS = ['rules', 'explain', 'policies', 'test', 'stream', 'elections', 'init', 'help'] as const

function withCommandHint(problem: Problem): Problem {
  if (/[./\\*]/.test(problem.path)) return problem
  const hint = didYouMean(problem.path, COMMANDS)
  return { ...problem, message: hint ? `${problem.message}${hint.replace('mean', 'mean the command')}` : problem.message }
}

/** Reads one document; whatever goes wrong with it is a problem of its own and stops nothing else. */
async function readDocument(path: string, format: Format, bytes: () => Promise<Uint8Array>): Promise<Document | Problem> {
  try {
    return await readSource({ path, format, bytes: await bytes() })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined) throw error
    const reason = code === 'EACCES' ? 'you are not allowed to read it' : `the system says ${code}`
    return { path, message: `this file could not be read: ${reason}` }
  }
}

async function render(report: Report, format: ReporterName, flags: CheckFlags, setup: Setup, host: Host): Promise<string> {
  const onTerminal = flags.output === undefined && host.stdout.isTTY === true
  const coloured = onTerminal && flags.color !== false && !host.env['NO_COLOR']
  const note = setup.found.path === undefined && format === 'text' && !flags.quiet ? assumptions(flags, report, setup, host) : undefined
  return reporters[format](report, {
    width: host.stdout.columns ?? WIDTH,
    theme: coloured && format === 'text' ? await loadTheme() : NO_THEME,
    showData: onTerminal,
    policies: setup.policies,
    quiet: flags.quiet ?? false,
    ...(note !== undefined && { note }),
  })
}

async function loadTheme(): Promise<Theme> {
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  return { error: chalk.red.bold, warning: chalk.yellow, advice: chalk.cyan, bold: chalk.bold, dim: chalk.dim }
}

/** What a first run assumed, and how to change it. */
function assumptions(flags: CheckFlags, report: Report, setup: Setup, host: Host): string | undefined {
  if (report.checked.length === 0) return undefined
  const assumed: string[] = []
  const contexts = report.checked.map((c) => c.context)
  if (flags.as === undefined && contexts.some((c) => c.account === 'council')) assumed.push("the council's account (--as)")
  if (flags.policy === undefined) assumed.push(`all policies: ${setup.policies.map((p) => p.id).join(', ')} (--policy)`)
  if (flags.date === undefined && report.checked.some((c) => c.document.meta.date === undefined)) assumed.push(`today's date, ${host.today} (--date)`)
  if (assumed.length === 0) return undefined
  return `No ${CONFIG_NAME} was found, so this assumed ${inWords(assumed)}. "policy-lint init" writes a config.`
}

function inWords(list: readonly string[]): string {
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`
}

/** `file:line:column: what is wrong`. */
export function describeProblem({ path, line, column, message }: Problem): string {
  const place = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`
  return `${path}${place}: ${message}`
}

function writeOutput(path: string, named: string, text: string): void {
  try {
    writeWhole(path, text)
  } catch (error) {
    throw new UsageError(`the report could not be written to ${named} (${(error as NodeJS.ErrnoException).code}); check the folder`)
  }
}

function reaches({ checked }: Report, limit: Severity): boolean {
  const { error, warning, advice } = summarise(checked)
  return error > 0 || (limit !== 'error' && warning > 0) || (limit === 'advice' && advice > 0)
}

function toFormat(name: string): ReporterName {
  const names = Object.keys(reporters) as ReporterName[]
  const format = names.find((n) => n === name)
  if (format) return format
  throw new UsageError(`there is no format "${name}"${didYouMean(name, names)}; use ${names.join(', ')}`)
}

function toSeverity(name: string | undefined): Severity | undefined {
  if (name === undefined) return undefined
  const severity = SEVERITIES.find((s) => s === name)
  if (severity) return severity
  throw new UsageError(`there is no severity "${name}"${didYouMean(name, SEVERITIES)}; use ${SEVERITIES.join(', ')}`)
}

function same(text: string): string {
  return text
}

import { resolve } from 'node:path'
import { summarise } from '../core/summary.js'
import { type Report, SEVERITIES, type Severity } from '../core/types.js'
import { CONFIG_NAME } from '../node/config.js'
import { writeWhole } from '../node/files.js'
import { type ReporterName, reporters } from '../reporters/index.js'
import type { Theme } from '../reporters/text.js'
import { checkAll, describeProblem } from './check-all.js'
import { CLEAN, didYouMean, FAILED, FOUND, type Host, UsageError } from './host.js'
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
const NO_THEME: Theme = { error: same, warning: same, advice: same, bold: same, dim: same }

/** `policy-lint [paths...]`: checks files, folders or standard input and prints a report. Gives the exit code. */
export async function check(paths: readonly string[], flags: CheckFlags, host: Host): Promise<number> {
  const format = toFormat(flags.format ?? 'text')
  const failOn = toSeverity(flags.failOn)
  const setup = await setUp(flags, host)
  const limit = failOn ?? setup.found.config['fail-on'] ?? 'error'
  const report = await checkAll(paths, flags.stdinFilename, setup, host)
  const text = await render(report, format, flags, setup, host)
  for (const problem of report.problems) host.stderr.write(`${describeProblem(problem)}\n`)
  if (flags.output === undefined) host.stdout.write(text)
  else writeOutput(resolve(host.cwd, flags.output), flags.output, text)
  if (report.problems.length > 0) return FAILED
  return reaches(report, limit) ? FOUND : CLEAN
}

async function render(
  report: Report,
  format: ReporterName,
  flags: CheckFlags,
  setup: Setup,
  host: Host,
): Promise<string> {
  const onTerminal = flags.output === undefined && host.stdout.isTTY === true
  const coloured = onTerminal && flags.color !== false && !host.env['NO_COLOR']
  const note =
    setup.found.path === undefined && format === 'text' && !flags.quiet
      ? assumptions(flags, report, setup, host)
      : undefined
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
  if (flags.as === undefined && contexts.some((c) => c.account === 'council'))
    assumed.push("the council's account (--as)")
  if (flags.policy === undefined) assumed.push(`all policies: ${setup.policies.map((p) => p.id).join(', ')} (--policy)`)
  if (flags.date === undefined && report.checked.some((c) => c.document.meta.date === undefined))
    assumed.push(`today's date, ${host.today} (--date)`)
  if (assumed.length === 0) return undefined
  return `No ${CONFIG_NAME} was found, so this assumed ${inWords(assumed)}. "policy-lint init" writes a config.`
}

function inWords(list: readonly string[]): string {
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`
}

function writeOutput(path: string, named: string, text: string): void {
  try {
    writeWhole(path, text)
  } catch (error) {
    throw new UsageError(
      `the report could not be written to ${named} (${(error as NodeJS.ErrnoException).code}); check the folder`,
    )
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

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Checked, Document, Format, Problem, Report } from '../core/types.js'
import { findFiles } from '../node/files.js'
import { formatOf, readSource } from '../readers/index.js'
import { checkDocument } from '../run.js'
import { didYouMean, type Host, readAll, UsageError } from './host.js'
import { createProgress } from './progress.js'
import type { Setup } from './setup.js'

const FORMATS = '.txt or .md files'
/** The commands; a first word that is none of them is taken for a path. */
export const COMMANDS = ['rules', 'explain', 'policies', 'test', 'stream', 'elections', 'init', 'help'] as const

/**
 * Checks standard input (`-`, or where no path is named) and files. Whatever goes wrong with one of them is a problem in
 * the report and stops none of the others.
 */
export async function checkAll(
  paths: readonly string[],
  stdinName: string | undefined,
  setup: Setup,
  host: Host,
): Promise<Report> {
  const checked: Checked[] = []
  const problems: Problem[] = [...setup.problems]
  const take = async (path: string, format: Format, bytes: () => Promise<Uint8Array>): Promise<void> => {
    try {
      const document = await readDocument(path, format, bytes)
      if ('message' in document) return void problems.push(document)
      problems.push(...document.problems)
      if (document.source.trim() === '') {
        host.stderr.write(`${describeProblem({ path, message: 'this is empty; there is nothing to check' })}\n`)
        return
      }
      checked.push(await checkDocument(document, setup, setup.contextOf(path, document.meta)))
    } catch (error) {
      problems.push(toBug(path, error, host))
    }
  }
  if (paths.includes('-') || paths.length === 0) {
    const [path, format] = nameStdin(stdinName, paths, host)
    await take(path, format, () => readAll(host.stdin))
  }
  const files = paths.filter((path) => path !== '-')
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
      await take(path, formatOf(path) ?? 'txt', async () => readFileSync(resolve(host.cwd, path)))
    }
    progress.end()
  }
  return { checked, problems }
}

/** `file:line:column: what is wrong`. */
export function describeProblem({ path, line, column, message }: Problem): string {
  const place = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`
  return `${path}${place}: ${message}`
}

function nameStdin(
  name: string | undefined,
  paths: readonly string[],
  { stdin }: Host,
): [path: string, format: Format] {
  if (paths.length === 0 && stdin.isTTY) {
    throw new UsageError('say what to check: policy-lint draft.txt, or policy-lint posts/; --help tells more')
  }
  if (name === undefined) return ['-', 'txt']
  const format = formatOf(name)
  if (!format) throw new UsageError(`"${name}" does not say which kind of text this is; let it end in .txt or .md`)
  return [name, format]
}

async function readDocument(
  path: string,
  format: Format,
  bytes: () => Promise<Uint8Array>,
): Promise<Document | Problem> {
  let content: Uint8Array
  try {
    content = await bytes()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reason = code === 'EACCES' ? 'you are not allowed to read it' : `the system says ${code ?? 'nothing more'}`
    return { path, message: `this could not be read: ${reason}` }
  }
  return readSource({ path, format, bytes: content })
}

/** A fault of ours in one document, told so that the others are checked all the same. The text is not in the message. */
function toBug(path: string, error: unknown, { env, stderr }: Host): Problem {
  if (env['POLICY_LINT_DEBUG'] && error instanceof Error) stderr.write(`${error.stack}\n`)
  const reason = error instanceof Error ? error.message : String(error)
  return { path, message: `this could not be checked because of a fault in policy-lint; please report it (${reason})` }
}

function withCommandHint(problem: Problem): Problem {
  if (/[./\\*]/.test(problem.path)) return problem
  const hint = didYouMean(problem.path, COMMANDS).replace('mean', 'mean the command')
  return { ...problem, message: problem.message + hint }
}

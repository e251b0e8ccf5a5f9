import { check } from './check.js'
import { COMMANDS } from './check-all.js'
import { FAILED, type Host, UsageError } from './host.js'

/**
 * The program: takes everything from its host, gives an exit code (0 clean, 1 found, 2 could not do the whole job).
 * Nothing is thrown: a mistake in the call is one line on stderr, and so is a bug, with its stack only on request.
 */
export async function main(host: Host): Promise<number> {
  try {
    return isPlain(host.argv) ? await check(host.argv, {}, host) : await runCommand(host)
  } catch (error) {
    return explainFailure(error, host)
  }
}

/** Whether a call names nothing but what to check: then the parser of commands and flags (12 ms) need not be loaded. */
function isPlain(argv: readonly string[]): boolean {
  return !COMMANDS.some((name) => name === argv[0]) && argv.every((word) => word === '-' || !word.startsWith('-'))
}

async function runCommand(host: Host): Promise<number> {
  const [{ CommanderError }, { createProgram }] = await Promise.all([import('commander'), import('./program.js')])
  let code = 0
  const program = createProgram(host, (ended) => {
    code = ended
  })
  try {
    await program.parseAsync([...host.argv], { from: 'user' })
    return code
  } catch (error) {
    // Commander has told what is wrong by now; help and the version end this way too, with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : FAILED
    throw error
  }
}

function explainFailure(error: unknown, host: Host): number {
  if (error instanceof UsageError) {
    host.stderr.write(`policy-lint: ${error.message}\n`)
    return FAILED
  }
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0
  const message = error instanceof Error ? error.message : String(error)
  host.stderr.write(
    `policy-lint: something went wrong that should not: ${message}\nPlease report this; POLICY_LINT_DEBUG=1 shows where.\n`,
  )
  if (host.env['POLICY_LINT_DEBUG'] && error instanceof Error) host.stderr.write(`${error.stack}\n`)
  return FAILED
}

/** The program as a process calls it. */
export function mainOfProcess(): Promise<number> {
  const { argv, env, stdin, stdout, stderr } = process
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
  })
  const today = new Date()
  const two = (n: number): string => String(n).padStart(2, '0')
  return main({
    argv: argv.slice(2),
    cwd: process.cwd(),
    env,
    stdin,
    stdout,
    stderr,
    today: `${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}`,
  })
}

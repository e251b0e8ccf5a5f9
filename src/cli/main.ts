import { CommanderError } from 'commander'
import { FAILED, type Host, UsageError } from './host.js'
import { createProgram } from './program.js'

/**
 * The program: takes everything from its host, gives an exit code (0 clean, 1 found, 2 could not do the whole job).
 * Nothing is thrown: a mistake in the call is one line on stderr, and so is a bug, with its stack only on request.
 */
export async function main(host: Host): Promise<number> {
  try {
    let code = 0
    const program = createProgram(host, (ended) => {
      code = ended
    })
    await program.parseAsync([...host.argv], { from: 'user' })
    return code
  } catch (error) {
    return explainFailure(error, host)
  }
}

function explainFailure(error: unknown, host: Host): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : FAILED
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

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { main } from '../../src/cli/main.js'

/** What a call of the program gave back. */
export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}
export interface RunOptions {
  readonly cwd?: string
  readonly stdin?: string | Uint8Array
  readonly isTTY?: boolean
  readonly env?: Readonly<Record<string, string>>
  readonly columns?: number
}

/** Calls the program as a process would, but in this one; today is a quiet day in February 2026. */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { cwd = process.cwd(), stdin = '', isTTY = false, env = {}, columns } = options
  const out: string[] = []
  const err: string[] = []
  const output = (list: string[]) => ({
    write: (text: string) => list.push(text) > 0,
    once: (_: 'drain', listener: () => void) => listener(),
    isTTY,
    ...(columns !== undefined && { columns }),
  })
  const code = await main({
    argv,
    cwd,
    env,
    stdin: Object.assign(once(Buffer.from(stdin)), { isTTY }),
    stdout: output(out),
    stderr: output(err),
    today: '2026-02-02',
  })
  return { code, stdout: out.join(''), stderr: err.join('') }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes
}

/** Makes a folder of files, by path, and gives its path. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'policy-lint-test-'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

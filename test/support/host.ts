import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Host } from '../../src/cli/host.js'
import { main } from '../../src/cli/main.js'

/** What a call of the program gave. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}
export interface RunOptions {
  readonly cwd?: string
  readonly stdin?: string | Uint8Array
  readonly terminal?: boolean
  readonly columns?: number
  readonly env?: Readonly<Record<string, string>>
}

/** Calls the program in this process. */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  let out = ''
  let err = ''
  const bytes = typeof options.stdin === 'string' ? new TextEncoder().encode(options.stdin) : options.stdin
  const output = (take: (text: string) => void): Host['stdout'] => ({
    write: (text) => {
      take(text)
      return true
    },
    once: () => undefined,
    isTTY: options.terminal ?? false,
    ...(options.columns !== undefined && { columns: options.columns }),
  })
  async function* input(): AsyncGenerator<Uint8Array> {
    if (bytes) yield bytes
  }
  const code = await main({
    argv,
    cwd: options.cwd ?? process.cwd(),
    env: options.env ?? {},
    stdin: Object.assign(input(), { isTTY: bytes === undefined }),
    stdout: output((text) => {
      out += text
    }),
    stderr: output((text) => {
      err += text
    }),
    today: '2026-02-02',
  })
  return { code, out, err }
}

/** A throw-away folder with files, by path. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'policy-lint-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

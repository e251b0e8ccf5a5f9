/** What a host gives the program: everything that it would otherwise take from the process. */
export interface Host {
  /** Arguments without `node` and the script. */
  readonly argv: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean }
  readonly stdout: Output
  readonly stderr: Output
  /** Today, `YYYY-MM-DD`. */
  readonly today: string
}
export interface Output {
  write(text: string): boolean
  once(event: 'drain', listener: () => void): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

/** Exit codes: clean; something at or above --fail-on; the whole job could not be done. */
export const CLEAN = 0
export const FOUND = 1
export const FAILED = 2

/** A mistake in how the program was called: told in one line, exit code 2. */
export class UsageError extends Error {}

/** Reads all of a stream. */
export async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The name among `names` that is nearest to a mistyped one, as a hint: ` (did you mean "x"?)`. */
export function didYouMean(typed: string, names: readonly string[]): string {
  let best: string | undefined
  let least = Math.max(2, Math.min(3, Math.floor(typed.length / 3))) + 1
  for (const name of names) {
    const steps = distance(typed.toLowerCase(), name)
    if (steps < least) {
      least = steps
      best = name
    }
  }
  return best === undefined ? '' : ` (did you mean "${best}"?)`
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let k = 1; k <= b.length; k++) {
      const change = a[i - 1] === b[k - 1] ? 0 : 1
      next.push(Math.min((next[k - 1] ?? 0) + 1, (row[k] ?? 0) + 1, (row[k - 1] ?? 0) + change))
    }
    row = next
  }
  return row[b.length] ?? 0
}

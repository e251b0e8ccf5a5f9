import type { Host } from './host.js'

/** A line on the terminal that says how far a long run is. */
export interface Progress {
  step(path: string): void
  end(): void
}

const QUIET_FOR = 1000
const EVERY = 100

/** Progress on a terminal's stderr, once a run is longer than a second; nothing anywhere else. */
export function createProgress(total: number, { stderr }: Host): Progress {
  if (!stderr.isTTY) return { step: () => {}, end: () => {} }
  const start = performance.now()
  let last = 0
  let done = 0
  let shown = false
  return {
    step(path) {
      done++
      const now = performance.now()
      if (now - start < QUIET_FOR || now - last < EVERY) return
      last = now
      shown = true
      stderr.write(`\r\u001b[K${done} of ${total}: ${path}`.slice(0, stderr.columns ?? 80))
    },
    end() {
      if (shown) stderr.write('\r\u001b[K')
    },
  }
}

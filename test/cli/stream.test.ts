import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { run } from '../support/host.js'

const lines = (out: string) =>
  out
    .trim()
    .split('\n')
    .map(
      (line) =>
        JSON.parse(line) as {
          id: unknown
          error?: string
          findings?: { start: number; end: number; record: unknown; matched: string }[]
        },
    )

test('answers in order; a bad line is answered and the stream goes on', async () => {
  const text = '😀 Vote Conservative on Thursday!'
  const stdin = [
    JSON.stringify({ id: 'a', text, format: 'txt', account: 'council', date: '2026-02-02' }),
    'no json',
    '',
    JSON.stringify({ id: 7, text: 5 }),
    JSON.stringify({ id: 'c', text: 'Hello', account: 'emperor' }),
    JSON.stringify({ id: 'd', text: 'The library is open.', format: 'md' }),
    '[1]',
  ].join('\n')
  const { code, out } = await run(['stream'], { stdin })
  expect(code).toBe(0)
  const answers = lines(out)
  expect(answers.map((a) => a.id)).toEqual(['a', null, 7, 'c', 'd', null])
  const [first] = answers[0]?.findings ?? []
  expect(first).toMatchObject({ record: 'a' })
  expect(text.slice(first?.start, first?.end)).toBe(first?.matched)
  expect(answers[1]?.error).toContain('not JSON')
  expect(answers[2]?.error).toContain('"text"')
  expect(answers[3]?.error).toContain('there is no account "emperor"')
  expect(answers[4]?.findings).toEqual([])
})

test('100,000 records in constant memory', async () => {
  const child = spawn(process.execPath, ['bin/policy-lint.js', 'stream'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const record = `${JSON.stringify({ id: 1, text: 'The library is open from ten.', account: 'council' })}\n`
  let answered = 0
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    for (const char of chunk) if (char === '\n') answered++
  })
  const { readFileSync } = await import('node:fs')
  const memory = (): number =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  const seen: number[] = []
  for (let sent = 0; sent < 100_000; sent += 500) {
    if (!child.stdin.write(record.repeat(500))) await new Promise((resume) => child.stdin.once('drain', resume))
    if (process.platform === 'linux' && sent % 10_000 === 0 && sent > 0) seen.push(memory())
  }
  child.stdin.end()
  const code = await new Promise((end) => child.on('close', end))
  expect(code).toBe(0)
  expect(answered).toBe(100_000)
  for (const megabytes of seen) expect(megabytes).toBeLessThan(400)
}, 300_000)

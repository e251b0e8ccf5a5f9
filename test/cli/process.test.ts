import { spawn, spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOf } from '../support/host.js'

const BIN = resolve('bin/policy-lint.js')

/** Calls the built program as a shell would. */
function call(
  argv: readonly string[],
  cwd: string,
  input = '',
): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [BIN, ...argv], { cwd, input, encoding: 'utf8' })
}

describe('the built program', () => {
  it('ends with 0, 1 or 2', () => {
    const cwd = folderOf({ 'good.txt': 'The library opens at ten.\n', 'bad.txt': 'Vote Labour on Thursday!\n' })
    expect(call(['good.txt'], cwd).status).toBe(0)
    expect(call(['bad.txt'], cwd)).toMatchObject({ status: 1, stderr: '' })
    expect(call(['bad.txt', 'none.txt'], cwd)).toMatchObject({ status: 2 })
    expect(call(['--as', 'nobody', 'bad.txt'], cwd)).toMatchObject({ status: 2, stdout: '' })
    expect(call(['--format', 'line'], cwd, 'Vote Labour on Thursday!\n').stdout).toMatch(/^-:1:1: error/)
  })

  it('never shows a stack', () => {
    const cwd = folderOf({
      'dir.txt/x': '',
      'broken.md': '---\ntitle: [\n---\n\nVote Labour!\n',
      'policy-lint.config.yml/x': '',
    })
    for (const argv of [['dir.txt'], ['broken.md'], ['x', '--config', '.'], ['--output', '.', 'broken.md']]) {
      const { status, stderr } = call(argv, cwd)
      expect(status).toBe(2)
      expect(stderr).not.toMatch(/^\s+at /m)
      expect(stderr).not.toContain('went wrong')
    }
  })

  it('says where front matter is broken, and checks the rest of the post', () => {
    const { status, stdout, stderr } = call(
      ['a.md'],
      folderOf({ 'a.md': '---\ntitle: [\n---\n\nVote Labour on Thursday!\n' }),
    )
    expect(status).toBe(2)
    expect(stderr).toMatch(/^a\.md:\d+:\d+: /)
    expect(stdout).toContain('Vote Labour')
  })

  it('is silent when its reader goes away', async () => {
    const child = spawn(process.execPath, [BIN, 'stream'], { stdio: ['pipe', 'pipe', 'pipe'] })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.stdin.on('error', () => {})
    child.stdout.once('data', () => child.stdout.destroy())
    const record = `${JSON.stringify({ id: 1, text: 'Vote Labour on Thursday!' })}\n`
    child.stdin.write(record.repeat(2000))
    child.stdin.end()
    const code = await new Promise((end) => child.on('close', end))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOf, run } from '../support/run.js'

const BAD = 'Please vote Conservative on Thursday.\n'
const GOOD = 'The library opens at ten on Monday.\n'
const PHONE = 'Ring Mrs Doreen Pallister at home on 07700 900123.\n'

describe('exit codes', () => {
  it('is 0 where there is nothing to fix', async () => {
    const cwd = folderOf({ 'a.txt': GOOD })
    const { code, stdout, stderr } = await run(['a.txt', '--quiet'], { cwd })
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'Nothing to change in 1 post.\n', stderr: '' })
  })

  it('is 1 where there is', async () => {
    const { code, stdout } = await run(['a.txt'], { cwd: folderOf({ 'a.txt': BAD }) })
    expect(code).toBe(1)
    expect(stdout).toContain('party-political/vote-request')
  })

  it('is 2 where an input could not be read, and the others are checked all the same', async () => {
    const { code, stdout, stderr } = await run(['none.txt', 'a.txt'], { cwd: folderOf({ 'a.txt': BAD }) })
    expect(code).toBe(2)
    expect(stdout).toContain('vote Conservative')
    expect(stderr).toBe('none.txt: there is no such file or folder; check the spelling\n')
  })

  it('counts from the severity that --fail-on or the config names', async () => {
    const cwd = folderOf({ 'a.txt': GOOD, 'w.txt': BAD, 'config.yml': 'rules: {party-political: warning}' })
    const args = ['w.txt', '--config', 'config.yml', '--topic', 'party-political']
    expect((await run(args, { cwd })).code).toBe(0)
    expect((await run([...args, '--fail-on', 'warning'], { cwd })).code).toBe(1)
    expect((await run(['a.txt', '--fail-on', 'advice'], { cwd })).code).toBe(0)
  })
})

describe('standard input', () => {
  it('is read where it is named or nothing else is', async () => {
    for (const argv of [['-'], []]) expect((await run([...argv, '--format', 'line'], { stdin: BAD })).stdout).toMatch(/^-:1:8: error/)
  })

  it('takes a name, and so a format', async () => {
    const { stdout } = await run(['-', '--stdin-filename', 'posts/may.md', '--format', 'line'], { stdin: `# Hello\n\n${BAD}` })
    expect(stdout).toMatch(/^posts\/may\.md:3:8: error/)
  })

  it('is not waited for at a terminal', async () => {
    const { code, stderr } = await run([], { isTTY: true })
    expect(code).toBe(2)
    expect(stderr).toContain('policy-lint draft.txt')
  })
})

describe('what is wrong with the call', () => {
  it.each([
    [['--fomat', 'json'], "unknown option '--fomat' (Did you mean --format?)"],
    [['a.txt', '--format', 'jsn'], 'there is no format "jsn" (did you mean "json"?); use text, line, json, jsonl'],
    [['a.txt', '--as', 'counsillor'], 'there is no account "counsillor" (did you mean "councillor"?)'],
    [['a.txt', '--policy', 'durington'], 'there is no policy "durington" (did you mean "durrington"?)'],
    [['a.txt', '--topic', 'electorl'], 'there is no topic "electorl" (did you mean "electoral"?)'],
    [['a.txt', '--rule', 'party-political/vote-requests'], '(did you mean "party-political/vote-request"?)'],
    [['a.txt', '--date', '2026-02-30'], '"2026-02-30" is not a date; write it as 2026-05-07'],
    [['a.txt', '--fail-on', 'eror'], 'there is no severity "eror" (did you mean "error"?)'],
    [['explain', 'party-political/vote-reqest'], '(did you mean "party-political/vote-request"?)'],
    [['policies', 'show', 'toolkits'], '(did you mean "toolkit"?)'],
    [['rulse'], 'rulse: there is no such file or folder; check the spelling (did you mean "rules"?)'],
  ])('%j', async (argv, message) => {
    const { code, stderr, stdout } = await run(argv, { cwd: folderOf({ 'a.txt': GOOD }) })
    expect(stderr).toContain(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  it('takes a path after a flag that may be repeated', async () => {
    const cwd = folderOf({ 'a.txt': BAD })
    const { code, stdout } = await run(['--policy', 'durrington', '--policy', 'brackley', 'a.txt', '--format', 'json'], { cwd })
    expect(code).toBe(1)
    const policies = JSON.parse(stdout).findings[0].clauses.map((c: { policy: string }) => c.policy)
    expect([...new Set(policies)]).toEqual(['durrington', 'brackley'])
  })
})

describe('inputs that are not what they should be', () => {
  it('names each with its reason and checks the rest', async () => {
    const cwd = folderOf({
      'a.txt': BAD,
      'photo.txt': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]),
      'old.txt': Uint8Array.from([...Buffer.from('Good\n'), 0x93, 0x20, 0x94]),
      'paper.pdf': '%PDF-1.7',
    })
    const { code, stdout, stderr } = await run(['photo.txt', 'old.txt', 'paper.pdf', 'a.txt'], { cwd })
    expect(code).toBe(2)
    expect(stdout).toContain('1 thing')
    expect(stderr).toContain('photo.txt: this is a PNG picture')
    expect(stderr).toMatch(/^old\.txt:2:1: .*save it again as UTF-8$/m)
    expect(stderr).toMatch(/^paper\.pdf: this kind of file cannot be checked; use .*\.txt.*\.md/m)
  })

  it('reads UTF-8 with a byte order mark and UTF-16', async () => {
    const cwd = folderOf({
      'bom.txt': `\ufeff${BAD}`,
      'wide.txt': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(BAD, 'utf16le')]),
    })
    const { stdout } = await run(['bom.txt', 'wide.txt', '--format', 'line', '--rule', 'party-political/vote-request'], { cwd })
    expect(stdout.match(/:1:8: error/g)).toHaveLength(2)
  })

  it('says that a file is empty, and goes on', async () => {
    const { code, stdout, stderr } = await run(['e.txt'], { cwd: folderOf({ 'e.txt': '' }) })
    expect({ code, stdout, stderr }).toMatchObject({ code: 0, stderr: 'e.txt: this is empty; there is nothing to check\n' })
  })

  it('says that a folder holds nothing to check', async () => {
    const { code, stderr } = await run(['sub'], { cwd: folderOf({ 'sub/a.png': '' }) })
    expect(code).toBe(2)
    expect(stderr).toMatch(/^sub: there is nothing to check in this folder/)
  })
})

describe('--output', () => {
  it('writes the report whole, and nothing else', async () => {
    const cwd = folderOf({ 'a.txt': PHONE })
    const { code, stdout } = await run(['a.txt', '--format', 'json', '--output', 'out.json'], { cwd })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8')).findings.length).toBeGreaterThan(0)
    expect(readdirSync(cwd).sort()).toEqual(['a.txt', 'out.json'])
  })

  it('says so where it cannot', async () => {
    const { code, stderr } = await run(['a.txt', '--output', 'no/such/out.txt'], { cwd: folderOf({ 'a.txt': GOOD }) })
    expect(code).toBe(2)
    expect(stderr).toContain('the report could not be written to no/such/out.txt')
  })
})

describe('personal data', () => {
  it('is shown on a terminal and nowhere else', async () => {
    const cwd = folderOf({ 'a.txt': PHONE })
    expect((await run(['a.txt'], { cwd, isTTY: true })).stdout).toContain('900123')
    for (const format of ['text', 'line', 'json', 'jsonl']) {
      const { stdout } = await run(['a.txt', '--format', format], { cwd })
      expect(stdout).toContain('personal-data')
      expect(stdout).not.toContain('900123')
      expect(stdout).not.toContain('Pallister')
    }
    await run(['a.txt', '--output', 'out.txt'], { cwd, isTTY: true })
    expect(readFileSync(join(cwd, 'out.txt'), 'utf8')).not.toContain('900123')
  })

  it('stays masked on lines of other findings when only those are asked for', async () => {
    const cwd = folderOf({ 'a.txt': `Vote Conservative! ${PHONE}` })
    const { stdout } = await run(['a.txt', '--topic', 'party-political'], { cwd })
    expect(stdout).toContain('Vote Conservative')
    expect(stdout).not.toContain('900123')
  })
})

describe('the first run', () => {
  it('says what it assumed and how to change it; a config or --quiet ends that', async () => {
    const cwd = folderOf({ 'a.txt': GOOD })
    const { stdout } = await run(['a.txt'], { cwd, columns: 200 })
    for (const word of ["council's account (--as)", 'durrington', '(--policy)', '2026-02-02', 'policy-lint init']) {
      expect(stdout.replace(/\s+/g, ' ')).toContain(word)
    }
    expect((await run(['a.txt', '--quiet'], { cwd })).stdout).not.toContain('assumed')
    await run(['init'], { cwd })
    expect((await run(['a.txt'], { cwd })).stdout).toBe('Nothing to change in 1 post.\n')
  })

  it('colours a terminal unless asked not to', async () => {
    const cwd = folderOf({ 'a.txt': BAD })
    const escape = '\u001b['
    expect((await run(['a.txt'], { cwd, isTTY: true })).stdout).toContain(escape)
    expect((await run(['a.txt', '--no-color'], { cwd, isTTY: true })).stdout).not.toContain(escape)
    expect((await run(['a.txt'], { cwd, isTTY: true, env: { NO_COLOR: '1' } })).stdout).not.toContain(escape)
    expect((await run(['a.txt'], { cwd })).stdout).not.toContain(escape)
  })
})

describe('init', () => {
  it('never writes over a config unless asked', async () => {
    const cwd = folderOf({})
    expect((await run(['init', '--council', 'Harford', '--as', 'councillor', '--policy', 'toolkit'], { cwd })).code).toBe(0)
    const text = readFileSync(join(cwd, 'policy-lint.config.yml'), 'utf8')
    expect(text).toContain('account: councillor')
    expect(text).toContain('policies: [toolkit]')
    const again = await run(['init'], { cwd })
    expect(again.code).toBe(2)
    expect(again.stderr).toContain('--force')
    expect(existsSync(join(cwd, 'policy-lint.config.yml'))).toBe(true)
    expect((await run(['init', '--force'], { cwd })).code).toBe(0)
  })
})

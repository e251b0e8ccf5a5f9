import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOf, run } from '../support/host.js'

const BAD = 'Please vote Conservative on Thursday.\n'
const GOOD = 'The library opens at ten on Monday.\n'
const PHONE = 'Ring Mrs Doreen Pallister at home on 07700 900123.\n'

describe('exit codes', () => {
  it('is 0 where there is nothing to fix', async () => {
    const cwd = folderOf({ 'a.txt': GOOD })
    const { code, out, err } = await run(['a.txt', '--quiet'], { cwd })
    expect({ code, out, err }).toEqual({ code: 0, out: 'Nothing to change in 1 post.\n', err: '' })
  })

  it('is 1 where there is', async () => {
    const { code, out } = await run(['a.txt'], { cwd: folderOf({ 'a.txt': BAD }) })
    expect(code).toBe(1)
    expect(out).toContain('party-political/vote-request')
  })

  it('is 2 where an input could not be read, and the others are checked all the same', async () => {
    const { code, out, err } = await run(['none.txt', 'a.txt'], { cwd: folderOf({ 'a.txt': BAD }) })
    expect(code).toBe(2)
    expect(out).toContain('vote Conservative')
    expect(err).toBe('none.txt: there is no such file or folder; check the spelling\n')
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
    for (const argv of [['-'], []])
      expect((await run([...argv, '--format', 'line'], { stdin: BAD })).out).toMatch(/^-:1:8: error/)
  })

  it('takes a name, and so a format', async () => {
    const { out } = await run(['-', '--stdin-filename', 'posts/may.md', '--format', 'line'], {
      stdin: `# Hello\n\n${BAD}`,
    })
    expect(out).toMatch(/^posts\/may\.md:3:8: error/)
  })

  it('is not waited for at a terminal', async () => {
    const { code, err } = await run([])
    expect(code).toBe(2)
    expect(err).toContain('policy-lint draft.txt')
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
    [['rulse'], 'rulse: there is no such file or folder; check the spelling (did you mean the command "rules"?)'],
  ])('%j', async (argv, message) => {
    const { code, err, out } = await run(argv, { cwd: folderOf({ 'a.txt': GOOD }) })
    expect(err).toContain(message)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect({ code, out }).toEqual({ code: 2, out: '' })
  })

  it('takes a path after a flag that may be repeated', async () => {
    const cwd = folderOf({ 'a.txt': BAD })
    const { code, out } = await run(['--policy', 'durrington', '--policy', 'brackley', 'a.txt', '--format', 'json'], {
      cwd,
    })
    expect(code).toBe(1)
    const policies = JSON.parse(out).findings[0].clauses.map((c: { policy: string }) => c.policy)
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
    const { code, out, err } = await run(['photo.txt', 'old.txt', 'paper.pdf', 'a.txt'], { cwd })
    expect(code).toBe(2)
    expect(out).toContain('vote Conservative')
    expect(err).toContain('photo.txt: this is a PNG picture')
    expect(err).toMatch(/^old\.txt:2:1: .*save it again as UTF-8$/m)
    expect(err).toMatch(/^paper\.pdf: this kind of file cannot be checked; use .*\.txt.*\.md/m)
  })

  it('reads UTF-8 with a byte order mark and UTF-16', async () => {
    const cwd = folderOf({
      'bom.txt': `\ufeff${BAD}`,
      'wide.txt': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(BAD, 'utf16le')]),
    })
    const { out } = await run(['bom.txt', 'wide.txt', '--format', 'line', '--rule', 'party-political/vote-request'], {
      cwd,
    })
    expect(out.match(/:1:8: error/g)).toHaveLength(2)
  })

  it('says that a file is empty, and goes on', async () => {
    const { code, out, err } = await run(['e.txt'], { cwd: folderOf({ 'e.txt': '' }) })
    expect({ code, out, err }).toMatchObject({ code: 0, err: 'e.txt: this is empty; there is nothing to check\n' })
  })

  it('says that a folder holds nothing to check', async () => {
    const { code, err } = await run(['sub'], { cwd: folderOf({ 'sub/a.png': '' }) })
    expect(code).toBe(2)
    expect(err).toMatch(/^sub: there is nothing to check in this folder/)
  })
})

describe('--output', () => {
  it('writes the report whole, and nothing else', async () => {
    const cwd = folderOf({ 'a.txt': PHONE })
    const { code, out } = await run(['a.txt', '--format', 'json', '--output', 'out.json'], { cwd })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8')).findings.length).toBeGreaterThan(0)
    expect(readdirSync(cwd).sort()).toEqual(['a.txt', 'out.json'])
  })

  it('says so where it cannot', async () => {
    const { code, err } = await run(['a.txt', '--output', 'no/such/out.txt'], { cwd: folderOf({ 'a.txt': GOOD }) })
    expect(code).toBe(2)
    expect(err).toContain('the report could not be written to no/such/out.txt')
  })
})

describe('personal data', () => {
  it('is shown on a terminal and nowhere else', async () => {
    const cwd = folderOf({ 'a.txt': PHONE })
    expect((await run(['a.txt'], { cwd, terminal: true })).out).toContain('900123')
    for (const format of ['text', 'line', 'json', 'jsonl']) {
      const { out } = await run(['a.txt', '--format', format], { cwd })
      expect(out).toContain('personal-data')
      expect(out).not.toContain('900123')
      expect(out).not.toContain('Pallister')
    }
    await run(['a.txt', '--output', 'out.txt'], { cwd, terminal: true })
    expect(readFileSync(join(cwd, 'out.txt'), 'utf8')).not.toContain('900123')
  })

  it('stays masked on lines of other findings when only those are asked for', async () => {
    const cwd = folderOf({ 'a.txt': `Vote Conservative! ${PHONE}` })
    const { out } = await run(['a.txt', '--topic', 'party-political'], { cwd })
    expect(out).toContain('Vote Conservative')
    expect(out).not.toContain('900123')
  })
})

describe('the first run', () => {
  it('says what it assumed and how to change it; a config or --quiet ends that', async () => {
    const cwd = folderOf({ 'a.txt': GOOD })
    const { out } = await run(['a.txt'], { cwd, columns: 200 })
    for (const word of ["council's account (--as)", 'durrington', '(--policy)', '2026-02-02', 'policy-lint init']) {
      expect(out.replace(/\s+/g, ' ')).toContain(word)
    }
    expect((await run(['a.txt', '--quiet'], { cwd })).out).not.toContain('assumed')
    await run(['init'], { cwd })
    expect((await run(['a.txt'], { cwd })).out).toBe('Nothing to change in 1 post.\n')
  })

  it('colours a terminal unless asked not to', async () => {
    const cwd = folderOf({ 'a.txt': BAD })
    const code = '\u001b['
    expect((await run(['a.txt'], { cwd, terminal: true })).out).toContain(code)
    expect((await run(['a.txt', '--no-color'], { cwd, terminal: true })).out).not.toContain(code)
    expect((await run(['a.txt'], { cwd, terminal: true, env: { NO_COLOR: '1' } })).out).not.toContain(code)
    expect((await run(['a.txt'], { cwd })).out).not.toContain(code)
  })
})

describe('init', () => {
  it('never writes over a config unless asked', async () => {
    const cwd = folderOf({})
    expect(
      (await run(['init', '--council', 'Harford', '--as', 'councillor', '--policy', 'toolkit'], { cwd })).code,
    ).toBe(0)
    const text = readFileSync(join(cwd, 'policy-lint.config.yml'), 'utf8')
    expect(text).toContain('account: councillor')
    expect(text).toContain('policies: [toolkit]')
    const again = await run(['init'], { cwd })
    expect(again.code).toBe(2)
    expect(again.err).toContain('--force')
    expect(existsSync(join(cwd, 'policy-lint.config.yml'))).toBe(true)
    expect((await run(['init', '--force'], { cwd })).code).toBe(0)
  })
})

import { describe, expect, it } from 'vitest'
import { folderOf, run } from '../support/host.js'

const CONFIG = 'policy-lint.config.yml'
const BAD = 'Please vote Conservative on Thursday.\n'

describe('the config', () => {
  it('tells all that is wrong at once, each with its line, and the posts are checked all the same', async () => {
    const cwd = folderOf({ [CONFIG]: 'acount: council\npolicies: []\nrules:\n  electoral: loud\n', 'a.txt': BAD })
    const { code, out, err } = await run(['a.txt'], { cwd })
    expect(code).toBe(2)
    expect(out).toContain('vote Conservative')
    expect(err).toMatch(/^policy-lint\.config\.yml:1:1: .*acount/m)
    expect(err).toMatch(/^policy-lint\.config\.yml:2:\d+: policies/m)
    expect(err).toMatch(/^policy-lint\.config\.yml:4:\d+: rules\.electoral/m)
  })

  it('says where YAML is broken, which rules and packs there are not', async () => {
    const broken = await run(['a.txt'], { cwd: folderOf({ [CONFIG]: 'account: [council\n', 'a.txt': BAD }) })
    expect(broken.err).toMatch(/^policy-lint\.config\.yml:\d+:\d+: this is not valid YAML/)
    const unknown = await run(['a.txt'], {
      cwd: folderOf({ [CONFIG]: 'rules: {electorl: off}\npacks: [none]\npolicies: [durington]\n', 'a.txt': BAD }),
    })
    expect(unknown.code).toBe(2)
    expect(unknown.err).toContain(
      'policy-lint.config.yml:1:9: rules: there is no rule or topic "electorl" (did you mean "electoral"?)',
    )
    expect(unknown.err).toContain('policy-lint.config.yml:2:9: packs: there is no folder "none"')
    expect(unknown.err).toContain(
      'policy-lint.config.yml:3:12: there is no policy "durington" (did you mean "durrington"?)',
    )
    expect(unknown.out).toContain('vote Conservative')
    expect(unknown.err).not.toContain('went wrong')
  })

  it('may be empty', async () => {
    const { code, err } = await run(['a.txt'], { cwd: folderOf({ [CONFIG]: '# nothing yet\n', 'a.txt': 'Hello.\n' }) })
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  it('may be named, and is missed where it is not there', async () => {
    const { code, err } = await run(['a.txt', '--config', 'c.yml'], { cwd: folderOf({ 'a.txt': BAD }) })
    expect({ code, err }).toEqual({ code: 2, err: 'c.yml: there is no such config file; check the spelling\n' })
  })

  it('turns rules and topics off, and gives them another weight', async () => {
    const cwd = folderOf({ 'off.yml': 'rules: {party-political: off}', 'a.txt': BAD })
    expect((await run(['a.txt', '--config', 'off.yml'], { cwd })).code).toBe(0)
  })

  it('gives files their account, from its own folder; front matter and --as go before it', async () => {
    const cwd = folderOf({
      [CONFIG]: 'accounts: [{files: "councillors/**", account: councillor}]',
      'councillors/a.txt': BAD,
      'councillors/b.md': `---\naccount: council\n---\n\n${BAD}`,
    })
    const args = ['councillors', '--topic', 'party-political', '--format', 'jsonl']
    const { out } = await run(args, { cwd })
    expect(out).toContain('"file":"councillors/b.md"')
    expect(out).not.toContain('councillors/a.txt')
    const inside = await run(['.', ...args.slice(1)], { cwd: `${cwd}/councillors` })
    expect(inside.out).not.toContain('a.txt')
    expect((await run([...args, '--as', 'council'], { cwd })).out).toContain('councillors/a.txt')
  })

  it("knows the council's own contacts and elections", async () => {
    const config = 'contacts: ["07700 900123"]\nelections: [{date: 2026-03-05, name: Mill ward, notice: 2026-01-29}]'
    const cwd = folderOf({ [CONFIG]: config, 'a.txt': 'Ring Jo Pell at home on 07700 900123.\n' })
    expect((await run(['a.txt', '--rule', 'personal-data/private-phone'], { cwd })).code).toBe(0)
    expect((await run(['elections'], { cwd })).out).toMatch(
      /^2026-02-02 is in the pre-election period of the Mill ward on 2026-03-05/,
    )
  })

  it("cites a policy of the council's own", async () => {
    const policy = [
      'id: ours',
      'title: Our Policy',
      'council: Harford Town Council',
      'clauses:',
      "  - {id: '1', says: No party politics., binds: [council], topics: [party-political]}",
    ].join('\n')
    const cwd = folderOf({ [CONFIG]: 'policies: [ours.yml]', 'ours.yml': policy, 'a.txt': BAD })
    expect((await run(['a.txt'], { cwd })).out).toContain('Harford Town Council, clause 1: No party politics.')
  })
})

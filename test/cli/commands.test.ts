import { describe, expect, it } from 'vitest'
import { folderOf, run } from '../support/host.js'

describe('commands that tell', () => {
  it('rules lists every rule, or those of a topic', async () => {
    const { code, out } = await run(['rules'])
    expect(code).toBe(0)
    expect(out).toContain('vote-request')
    const some = (await run(['rules', '--topic', 'electoral'])).out
    expect(some).toContain('missing-imprint')
    expect(some).not.toContain('home-address')
  })

  it('explain tells what a rule is for, and what it makes of a text', async () => {
    const out = (await run(['explain', 'party-political/vote-request'])).out.replace(/\s+/g, ' ')
    for (const word of ['Why:', 'Instead:', 'Clauses:', 'durrington 6.5', 'It speaks about:', 'It is silent about:'])
      expect(out).toContain(word)
    const on = await run(['explain', 'party-political/vote-request', '--on', 'Vote Labour!'])
    expect(on.out).toMatch(/^"Vote Labour": found by phrase/)
    expect(on.out).toContain('=> ')
  })

  it('policies counts the clauses; show prints them', async () => {
    const { out } = await run(['policies'])
    expect(out).toMatch(/clauses in 5 policies/)
    expect((await run(['policies', 'show', 'durrington'])).out).toContain('6.5')
  })

  it('elections tells whether a day is in a pre-election period, and the next polls', async () => {
    expect((await run(['elections', '--date', '2026-04-20'])).out).toContain('is in the pre-election period')
    const { code, out } = await run(['elections'])
    expect(code).toBe(0)
    expect(out).toContain('2026-02-02 is not in a pre-election period.')
    expect(out).toContain('2026-05-07')
  })

  it('help and version end with 0', async () => {
    for (const flag of ['--help', '--version']) expect((await run([flag])).code).toBe(0)
    expect((await run(['help', 'stream'])).out).toContain('JSON lines')
  })
})

describe('test', () => {
  const rule = (text: string): string => `id: bin-day
topic: accuracy
severity: advice
match: [{kind: phrase, confidence: high, any: [wheelie dustbin]}]
message: '"{matched}" is not what people call it'
why: People say bin.
suggestion: Say bin.
examples:
  flag:
    - {text: '${text}', marks: wheelie dustbin}
    - {text: 'Your wheelie dustbin is due.'}
    - {text: 'A new wheelie dustbin costs nothing.'}
  pass:
    - {text: 'Put the bin out.', because: plain}
    - {text: 'Wheelie.', because: half of it}
    - {text: 'A dustbin.', because: the other half}
`
  it("runs the examples of a pack of one's own", async () => {
    const cwd = folderOf({ 'pack/accuracy/bin-day.yml': rule('Put the wheelie dustbin out.') })
    const { code, out, err } = await run(['test', 'pack'], { cwd })
    expect({ code, out, err }).toEqual({ code: 0, out: '6 of 6 examples of 1 rules are right.\n', err: '' })
  })

  it('names an example that goes wrong, and a rule that cannot be read', async () => {
    const cwd = folderOf({ 'pack/accuracy/bin-day.yml': rule('Put the box out.'), 'bad/accuracy/x.yml': 'id: [' })
    const missing = await run(['test', 'pack'], { cwd })
    expect(missing.code).toBe(1)
    expect(missing.out).toContain('missing: "Put the box out."')
    const bad = await run(['test', 'bad'], { cwd })
    expect(bad.code).toBe(2)
    expect(bad.err).toMatch(/accuracy\/x\.yml:\d+:\d+: /)
    expect((await run(['test', 'none'], { cwd })).code).toBe(2)
  })
})

import { describe, expect, it } from 'vitest'
import { folderOf, run } from '../support/host.js'

const BAD = 'Please vote Conservative on Thursday.\n'
const RULE = ['--rule', 'party-political/vote-request', '--format', 'line']

/** The files in which the call found something, in the order of the report. */
async function found(argv: readonly string[], files: Readonly<Record<string, string>>, sub = ''): Promise<string[]> {
  const { out } = await run([...argv, ...RULE], { cwd: `${folderOf(files)}${sub}` })
  return out
    .trimEnd()
    .split('\n')
    .map((line) => line.split(':')[0] ?? '')
}

describe('what is checked', () => {
  it('a folder whole, in a steady order, without hidden folders and node_modules', async () => {
    const files = {
      'b/z.md': BAD,
      'b/a.txt': BAD,
      'a.md': BAD,
      '.git/x.md': BAD,
      'node_modules/p/README.md': BAD,
      LICENSE: BAD,
    }
    expect(await found(['.'], files)).toEqual(['a.md', 'b/a.txt', 'b/z.md'])
  })

  it('not what ignore files leave out, at every level; the nearest decides', async () => {
    const files = {
      '.gitignore': 'build/\n*.draft.md\n',
      'build/a.md': BAD,
      'posts/.policylintignore': '/old/\n!keep.draft.md\n',
      'posts/old/a.md': BAD,
      'posts/keep.draft.md': BAD,
      'posts/x.draft.md': BAD,
      'posts/sub/old/a.md': BAD,
    }
    expect(await found(['.'], files)).toEqual(['posts/keep.draft.md', 'posts/sub/old/a.md'])
  })

  it('nor what the top of the repository ignores, from a folder inside it', async () => {
    const files = { '.git/HEAD': '', '.gitignore': 'secret.md\n', 'posts/secret.md': BAD, 'posts/a.md': BAD }
    expect(await found(['.'], files, '/posts')).toEqual(['a.md'])
  })

  it('nor what the config ignores, whose paths start where it stands', async () => {
    const files = { 'policy-lint.config.yml': 'ignore: [posts/old/]', 'posts/old/a.md': BAD, 'posts/a.md': BAD }
    expect(await found(['.'], files, '/posts')).toEqual(['a.md'])
  })

  it('a named file always, and each file once', async () => {
    const files = { '.gitignore': '*.md', 'a.md': BAD }
    expect(await found(['a.md', 'a.md'], files)).toEqual(['a.md'])
  })

  it('what a glob in quotes fits', async () => {
    expect(await found(['posts/*.md'], { 'posts/a.md': BAD, 'posts/b.txt': BAD })).toEqual(['posts/a.md'])
    const { code, err } = await run(['none/*.md'], { cwd: folderOf({}) })
    expect({ code, err }).toEqual({ code: 2, err: 'none/*.md: nothing fits this pattern; check the spelling\n' })
  })
})

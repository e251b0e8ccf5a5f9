import { expect, it } from 'vitest'
import { folderOf, run } from '../support/host.js'

/** Ordinary news of a council, which becomes publicity for somebody who may be standing. */
const NEWS = [
  'Councillor Ruth Abernethy opened the new playground in Fore Street on Saturday.',
  'Cllr Ruth Abernethy has welcomed the new crossing: “I am delighted that our council has made this possible.”',
]
/** Before, in and after the period of the ordinary elections of 7 May 2026. */
const BEFORE = '2026-03-20'
const WITHIN = '2026-04-20'
const AFTER = '2026-05-11'

const check = (text: string, date: string, account: string) =>
  run(['-', '--date', date, '--as', account, '--format', 'line'], { stdin: text })

it.each(NEWS)('on the council account is fine on 20 March and flagged on 20 April: %s', async (text) => {
  expect(await check(text, BEFORE, 'council')).toMatchObject({ code: 0, out: '' })
  const { code, out } = await check(text, WITHIN, 'council')
  expect(code).toBe(1)
  expect(out).toMatch(/^-:1:1: error electoral\//)
  expect(await check(text, AFTER, 'council')).toMatchObject({ code: 0, out: '' })
})

it("is a councillor's own to say on their own account", async () => {
  expect(await check(NEWS[0] ?? '', WITHIN, 'councillor')).toMatchObject({ code: 0, out: '' })
})

it('goes by the date in the front matter of the post', async () => {
  const post = (date: string): string => `---\naccount: council\ndate: ${date}\n---\n\n${NEWS[0]}\n`
  const cwd = folderOf({ 'march.md': post(BEFORE), 'april.md': post(WITHIN) })
  expect((await run(['march.md'], { cwd })).code).toBe(0)
  expect((await run(['april.md'], { cwd })).code).toBe(1)
})

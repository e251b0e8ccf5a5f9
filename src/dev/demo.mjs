// Shows the program at work: checks the invented week of posts in fixtures/inbox. A demo that finds things has not failed.
import { spawnSync } from 'node:child_process'

const args = ['fixtures/inbox', '--date', '2026-03-04']
console.log(`$ policy-lint ${args.join(' ')}\n`)
const { status } = spawnSync(process.execPath, ['bin/policy-lint.js', ...args], { stdio: 'inherit' })
if (status === 1)
  console.log('\nThis was a demo. Called by itself, policy-lint now ends with exit code 1: there is something to fix.')
else console.log(`\nThis demo should have ended with exit code 1, not ${status}: is the program built (npm run build)?`)
process.exitCode = status === 1 ? 0 : 2

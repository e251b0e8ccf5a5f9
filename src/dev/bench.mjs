// How long things take, as ratios to a bare `node -e 0` in the same run, so that machines can be compared.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const RUNS = 11
const folder = mkdtempSync(join(tmpdir(), 'policy-lint-bench-'))
const cli = join(process.cwd(), 'bin/policy-lint.js')

const ORDINARY =
  'The Annual Town Meeting is this Thursday in the Corn Hall. Come and hear reports from the Mayor, the police and the community fridge. Tea and cake will be served from seven. The grass on the recreation ground will be cut on Monday, so please move any cones and nets before then. Library hours change from next week: ten until four on weekdays and ten until one on Saturday. The bins in Church Street are emptied a day late after the bank holiday. '
const FOUND = 'Vote Conservative on Thursday! Ring Jane Doe at home on 07700 900123 for a lift to the poll.\n'
const CUED = 'Everybody in the village knows that Garside is a thief.\n'
const words = (text, count) => text.repeat(20).split(' ').slice(0, count).join(' ')

writeFileSync(join(folder, 'plain.txt'), `${words(ORDINARY, 84)}.\n\n${FOUND}`)
writeFileSync(join(folder, 'cued.txt'), `${words(ORDINARY, 84)}.\n\n${CUED}`)
mkdirSync(join(folder, 'posts'))
const posts = ['dev-c', 'dev'].flatMap((name) =>
  readFileSync(`fixtures/corpus/${name}.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).text),
)
for (let n = 0, bytes = 0; n < 500; n++) {
  let text = ''
  while (text.length < 1500) text += `${posts[bytes++ % posts.length]}\n\n`
  writeFileSync(join(folder, 'posts', `post-${n}.md`), text.slice(0, 1500))
}
for (const size of [0.25, 0.5, 1]) {
  writeFileSync(join(folder, `long-${size}.md`), ORDINARY.repeat(Math.ceil((size * 1e6) / ORDINARY.length)))
}

const bare = { name: 'node -e 0', args: ['-e', '0'] }
const cold = (name, file, limit) => ({ name, args: [cli, join(folder, file)], limit })
const rows = [
  bare,
  cold('100 words of .txt, findings', 'plain.txt', 2.2),
  cold('100 words of .txt, sentence grammar', 'cued.txt', 5),
  cold('500 posts of Markdown, 750 kB', 'posts', 16),
]
const times = rows.map(() => [])
for (let run = 0; run < RUNS; run++) for (const [n, { args }] of rows.entries()) times[n].push(time(args))
const base = median(times[0])
console.log(`median of ${RUNS} whole processes; ratio to node -e 0 (${base.toFixed(0)} ms)`)
rows.forEach(({ name, limit }, n) => {
  const middle = median(times[n])
  console.log(
    `${name.padEnd(38)} ${middle.toFixed(0).padStart(6)} ms  ${(middle / base).toFixed(2).padStart(6)}${limit ? `  (limit ${limit})` : ''}`,
  )
})
console.log('one paragraph of Markdown, median of 3:')
for (const size of [0.25, 0.5, 1]) {
  const middle = median([1, 2, 3].map(() => time([cli, join(folder, `long-${size}.md`)])))
  console.log(
    `${`${size} MB`.padEnd(38)} ${middle.toFixed(0).padStart(6)} ms  ${(middle / base).toFixed(2).padStart(6)}`,
  )
}
rmSync(folder, { recursive: true })

function time(args) {
  const start = process.hrtime.bigint()
  spawnSync(process.execPath, args, { stdio: 'ignore' })
  return Number(process.hrtime.bigint() - start) / 1e6
}
function median(list) {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
}

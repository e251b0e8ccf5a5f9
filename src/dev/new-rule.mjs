// Writes a commented skeleton of a rule: npm run new-rule -- <topic>/<id>. Its tests fail until it is filled in.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const [name = ''] = process.argv.slice(2)
const [topic, id] = name.split('/')
if (!/^[a-z-]+\/[a-z][a-z-]*[a-z]$/.test(name)) {
  console.error('Say which rule: npm run new-rule -- <topic>/<id>, for example party-political/vote-appeal.')
  process.exit(2)
}
const path = `rules/${topic}/${id}.yml`
if (existsSync(path)) {
  console.error(`${path} is there already; nothing was written.`)
  process.exit(2)
}
mkdirSync(dirname(path), { recursive: true })
writeFileSync(
  path,
  `# yaml-language-server: $schema=../rule.schema.json
# The language is in rules/LANGUAGE.md. Remove what you do not need; keep the order of the keys.
id: ${id}
topic: ${topic}
severity: warning            # error | warning | advice, or by account
accounts: [council, employee]
match:
  - kind: phrase
    confidence: medium       # high | medium | low; low is only ever advice
    any:
      - 'the words that carry the idea'
unless:
  - {within: overlap, any: ['the longer innocent phrase']}
message: '"{matched}" ...: what was found, in one line'
why: Why it matters.
suggestion: What to write instead.
examples:
  flag: []                   # three or more: {text: '...', marks: 'the words that are marked'}
  pass: []                   # three or more near misses: {text: '...', because: 'why it is innocent'}
`,
)
console.log(`wrote ${path}; fill it in, then: npm run corpus -- test --topic ${topic}`)

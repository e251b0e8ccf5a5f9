import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CONFIG_NAME } from '../node/config.js'
import { writeWhole } from '../node/files.js'
import { loadPolicies } from '../node/load.js'
import { CLEAN, didYouMean, type Host, UsageError } from './host.js'
import { toAccount } from './setup.js'

interface InitFlags {
  readonly council?: string
  readonly as?: string
  readonly policy?: readonly string[]
  readonly force?: boolean
}

/** `policy-lint init`: writes a commented config; never over one that is there, unless asked. */
export async function init(flags: InitFlags, host: Host): Promise<number> {
  const path = join(host.cwd, CONFIG_NAME)
  if (existsSync(path) && !flags.force)
    throw new UsageError(`there is a ${CONFIG_NAME} already; nothing was written (--force writes over it)`)
  const account = flags.as === undefined ? 'council' : toAccount(flags.as)
  const ids = loadPolicies().map((p) => p.id)
  for (const id of flags.policy ?? []) {
    if (!ids.includes(id) && !/\.ya?ml$/.test(id))
      throw new UsageError(`there is no policy "${id}"${didYouMean(id, ids)}; use ${ids.join(', ')}`)
  }
  writeWhole(path, render(flags.council ?? 'Your Town Council', account, flags.policy ?? ids))
  host.stdout.write(`Wrote ${CONFIG_NAME}. Read it through: every line says what it is for.\n`)
  return CLEAN
}

function render(council: string, account: string, policies: readonly string[]): string {
  return `# How policy-lint judges your posts. Every setting may be left out.
council: ${JSON.stringify(council)}

# The account that posts are for, unless they say so themselves: council, councillor, employee or private.
account: ${account}

# The policies to cite: built-in ones by id, or files of your own (./our-policy.yml).
policies: [${policies.join(', ')}]

# What you publish on purpose: office numbers, mailboxes (@town.example for all of a domain), addresses.
contacts: []

# Councillors and officers who are named in office.
names: []

# A rule or a whole topic: off, advice, warning or error.
rules: {}

# Which files are for which account; the last that fits counts.
accounts: []
#  - {files: 'councillors/**', account: councillor}

# By-elections of your own, for the pre-election period.
elections: []
#  - {date: 2026-09-10, name: Mill ward by-election, notice: 2026-08-05}

# Folders of rules of your own, and files to leave out.
packs: []
ignore: []
`
}

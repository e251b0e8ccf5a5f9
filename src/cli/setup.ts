import { readFileSync, statSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { type Calendar, periodsOf, preElectionOn } from '../core/elections.js'
import { isMasked } from '../core/mask.js'
import type { RuleSet } from '../core/rule-set.js'
import {
  ACCOUNTS,
  type Account,
  type Context,
  type Finding,
  type Meta,
  type Policy,
  type Problem,
  TOPICS,
  type Topic,
} from '../core/types.js'
import { type FoundConfig, readConfig } from '../node/config.js'
import { loadBuiltin, loadElections, loadOwnRules, loadPolicies } from '../node/load.js'
import { didYouMean, type Host, UsageError } from './host.js'

/** Flags that every command that checks text shares. */
export interface CommonFlags {
  readonly as?: string
  readonly policy?: readonly string[]
  readonly date?: string
  readonly config?: string
  readonly topic?: readonly string[]
  readonly rule?: readonly string[]
}
/** What a run needs before it reads its first post. */
export interface Setup {
  readonly found: FoundConfig
  readonly rules: RuleSet
  readonly policies: readonly Policy[]
  /** Whether --topic and --rule ask for a finding, or a rule's findings. */
  readonly isChosen: (finding: Pick<Finding, 'rule' | 'topic'>) => boolean
  readonly problems: readonly Problem[]
  /** The context of a post: flags first, then what it says of itself, the config, the default. */
  readonly contextOf: (path: string, meta: Meta) => Context
}

/** Loads rules, policies and config, and checks the flags against them. */
export async function setUp(flags: CommonFlags, host: Host): Promise<Setup> {
  const found = await readConfig(host.cwd, flags.config)
  const { config } = found
  const account = flags.as === undefined ? undefined : toAccount(flags.as)
  const date = flags.date === undefined ? undefined : toDate(flags.date)
  const overrides = config.rules
  const packs = config.packs.map((pack) => resolve(found.folder, pack))
  const isThere = packs.map((pack) => statSync(pack, { throwIfNoEntry: false })?.isDirectory() ?? false)
  const own =
    packs.length > 0
      ? await loadOwnRules(
          packs.filter((_, n) => isThere[n]),
          overrides,
        )
      : undefined
  const all = own?.rules ?? loadBuiltin(overrides)
  const isChosen = chooser(all, flags)
  const rules = only(all, isChosen)
  const problems = [...found.problems, ...(own?.problems ?? []), ...unknownRules(found, rules)]
  for (const [n, pack] of config.packs.entries()) {
    if (!isThere[n])
      problems.push(found.problemAt(['packs', n], `packs: there is no folder "${pack}"; check the spelling`))
  }
  const policies = await choosePolicies(flags.policy ?? config.policies, found, problems)
  const accountByFile = await readAccountsByFile(found, host.cwd)
  const elections = config.elections.map(({ notice, ...poll }) => (notice === undefined ? poll : { ...poll, notice }))
  const periods = periodsOf(loadElections<Calendar>(), elections)
  const contextOf = (path: string, meta: Meta): Context => {
    const on = date ?? meta.date ?? host.today
    return {
      account: account ?? meta.account ?? accountByFile(path) ?? config.account ?? 'council',
      date: on,
      preElection: preElectionOn(on, periods) !== undefined,
      own: { contacts: config.contacts, names: config.names },
    }
  }
  return { found, rules, policies, isChosen, problems, contextOf }
}

/** One of the four accounts, or a usage error. */
export function toAccount(name: string): Account {
  const account = ACCOUNTS.find((a) => a === name)
  if (account) return account
  throw new UsageError(`there is no account "${name}"${didYouMean(name, ACCOUNTS)}; use ${ACCOUNTS.join(', ')}`)
}

/** A day, or a usage error. */
export function toDate(text: string): string {
  if (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text)
  )
    return text
  throw new UsageError(`"${text}" is not a date; write it as 2026-05-07`)
}

/** What --topic and --rule ask for; a usage error where there is no such thing. */
function chooser(rules: RuleSet, { topic, rule }: CommonFlags): Setup['isChosen'] {
  for (const name of topic ?? []) {
    if (!TOPICS.some((t) => t === name)) throw new UsageError(`there is no topic "${name}"${didYouMean(name, TOPICS)}`)
  }
  const ids = rules.rules.map((r) => r.data.id)
  for (const name of rule ?? []) {
    if (!ids.includes(name))
      throw new UsageError(`there is no rule "${name}"${didYouMean(name, ids)}; "policy-lint rules" lists them`)
  }
  if (!topic && !rule) return () => true
  return (finding) => (topic?.includes(finding.topic) ?? false) || (rule?.includes(finding.rule) ?? false)
}

/** Puts the rules to sleep that were not asked for, but for those that tell what has to be masked. */
function only(rules: RuleSet, isChosen: Setup['isChosen']): RuleSet {
  const isNeeded = (id: string, topic: Topic): boolean => isMasked(topic) || isChosen({ rule: id, topic })
  return {
    ...rules,
    rules: rules.rules.map((r) =>
      isNeeded(r.data.id, r.data.topic) ? r : { ...r, data: { ...r.data, severity: {} } },
    ),
  }
}

function unknownRules({ config, problemAt }: FoundConfig, rules: RuleSet): Problem[] {
  const known = [...rules.rules.map((r) => r.data.id), ...TOPICS]
  return Object.keys(config.rules)
    .filter((name) => !known.includes(name))
    .map((name) => problemAt(['rules', name], `rules: there is no rule or topic "${name}"${didYouMean(name, known)}`))
}

async function choosePolicies(
  wanted: readonly string[] | undefined,
  found: FoundConfig,
  problems: Problem[],
): Promise<readonly Policy[]> {
  const builtin = loadPolicies()
  if (!wanted) return builtin
  const chosen: Policy[] = []
  for (const [n, name] of wanted.entries()) {
    const policy = builtin.find((p) => p.id === name)
    if (policy) chosen.push(policy)
    else if (/\.ya?ml$/.test(name)) {
      const own = await readOwnPolicy(resolve(found.folder, name), name)
      problems.push(...own.problems)
      if (own.policy) chosen.push(own.policy)
    } else {
      const ids = builtin.map((p) => p.id)
      const message = `there is no policy "${name}"${didYouMean(name, ids)}; use ${ids.join(', ')} or a .yml file of your own`
      if (wanted !== found.config.policies) throw new UsageError(message)
      problems.push(found.problemAt(['policies', n], message))
    }
  }
  return chosen
}

async function readOwnPolicy(path: string, name: string): Promise<{ policy?: Policy; problems: readonly Problem[] }> {
  const { parsePolicy } = await import('../rules/policy.js')
  try {
    return parsePolicy(readFileSync(path, 'utf8'), name)
  } catch (error) {
    return {
      problems: [
        {
          path: name,
          message: `the policy could not be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}); check the path`,
        },
      ],
    }
  }
}

/** The account that the config gives a file; the last entry that fits counts. Its globs start at the config's folder. */
async function readAccountsByFile(
  { config, folder }: FoundConfig,
  cwd: string,
): Promise<(path: string) => Account | undefined> {
  if (config.accounts.length === 0) return () => undefined
  const { default: ignore } = await import('ignore')
  const entries = config.accounts.map(({ files, account }) => ({ globs: ignore().add(files), account })).reverse()
  return (path) => {
    const inner = relative(folder, resolve(cwd, path)).split(sep).join('/')
    if (inner === '' || inner.startsWith('..')) return undefined
    return entries.find(({ globs }) => globs.ignores(inner))?.account
  }
}

import { clausesOf } from './cite.js'
import { ACCOUNTS, type Account, type Policy, type RegisterClause, TOPICS, type Topic } from './types.js'

/** What coverage needs to know of a rule. */
export interface RuleScope {
  /** `topic/name`. */
  readonly id: string
  readonly topic: Topic
  readonly accounts: readonly Account[]
  /** Clauses that the rule pins, by policy. */
  readonly clauses?: Readonly<Record<string, readonly string[]>>
}

/**
 * How a clause is kept: `rules` enforce it; it is `imported`, so rules fall to it for want of a clause of their own;
 * `judgement`, left to people; or `open`: it names topics, and no rule for its accounts finds them.
 */
export type ClauseStatus = 'rules' | 'imported' | 'judgement' | 'open'

/** One clause and what enforces it. */
export interface ClauseCoverage {
  readonly clause: RegisterClause
  readonly status: ClauseStatus
  /** Ids of the rules whose findings cite the clause for some account, in the order of the rules. */
  readonly rules: readonly string[]
  /** Ids of the rules whose findings cite it only because it imports another code. */
  readonly imported: readonly string[]
}

/** A topic for which a policy has nothing to cite, not even an import, for these accounts. */
export interface Gap {
  readonly topic: Topic
  readonly accounts: readonly Account[]
}

/** How far the rules cover one policy. `clauses` = `enforced` + `judgement` + `open`. */
export interface PolicyCoverage {
  readonly policy: Policy
  readonly clauses: readonly ClauseCoverage[]
  readonly enforced: number
  readonly judgement: number
  readonly open: number
  readonly gaps: readonly Gap[]
}

/** How far the rules cover each policy, by exactly the join that findings are cited with. */
export function cover(policies: readonly Policy[], rules: readonly RuleScope[]): PolicyCoverage[] {
  return policies.map((policy) => coverPolicy(policy, rules))
}

function coverPolicy(policy: Policy, rules: readonly RuleScope[]): PolicyCoverage {
  const cites = citesByTopic(policy)
  const clauses = policy.clauses.map((clause) => coverClause(clause, policy, rules, cites))
  const count = (...statuses: ClauseStatus[]): number => clauses.filter((c) => statuses.includes(c.status)).length
  return {
    policy,
    clauses,
    enforced: count('rules', 'imported'),
    judgement: count('judgement'),
    open: count('open'),
    gaps: gapsOf(cites),
  }
}

/** For every topic and account, the locators cited, and whether by import. */
type Cites = ReadonlyMap<Topic, ReadonlyMap<Account, { readonly ids: readonly string[]; readonly imported: boolean }>>

function citesByTopic(policy: Policy): Cites {
  const cites = new Map<Topic, Map<Account, { ids: string[]; imported: boolean }>>()
  for (const topic of TOPICS) {
    const byAccount = new Map<Account, { ids: string[]; imported: boolean }>()
    for (const account of ACCOUNTS) {
      const clauses = clausesOf(policy, topic, account)
      byAccount.set(account, { ids: clauses.map((c) => c.clause), imported: clauses.some((c) => c.imported) })
    }
    cites.set(topic, byAccount)
  }
  return cites
}

function coverClause(
  clause: RegisterClause,
  policy: Policy,
  rules: readonly RuleScope[],
  cites: Cites,
): ClauseCoverage {
  const direct: string[] = []
  const imported: string[] = []
  for (const rule of rules) {
    const ways = rule.accounts.map((account) => howCited(clause, policy.id, rule, account, cites))
    if (ways.includes('direct')) direct.push(rule.id)
    else if (ways.includes('imported')) imported.push(rule.id)
  }
  return { clause, status: statusOf(clause, direct, imported), rules: direct, imported }
}

function howCited(
  clause: RegisterClause,
  policy: string,
  rule: RuleScope,
  account: Account,
  cites: Cites,
): 'direct' | 'imported' | undefined {
  if (!clause.binds.includes(account)) return undefined
  const pins = rule.clauses?.[policy]
  if (pins?.includes(clause.id)) return 'direct'
  const cited = cites.get(rule.topic)?.get(account)
  if (!cited?.ids.includes(clause.id)) return undefined
  return cited.imported ? 'imported' : 'direct'
}

function statusOf(clause: RegisterClause, direct: readonly string[], imported: readonly string[]): ClauseStatus {
  if (direct.length > 0) return 'rules'
  if (imported.length > 0) return 'imported'
  return clause.judgement === undefined ? 'open' : 'judgement'
}

function gapsOf(cites: Cites): Gap[] {
  const gaps: Gap[] = []
  for (const topic of TOPICS) {
    const accounts = ACCOUNTS.filter((account) => cites.get(topic)?.get(account)?.ids.length === 0)
    if (accounts.length > 0) gaps.push({ topic, accounts })
  }
  return gaps
}

import { type Bound, boundBy, clausesFor } from './cite.js'
import { ACCOUNTS, type Account, type Policy, type RegisterClause, TOPICS, type Topic } from './types.js'

/** What coverage needs to know of a rule. */
export interface RuleScope {
  /** `topic/name`. */
  readonly id: string
  readonly topic: Topic
  readonly accounts: readonly Account[]
  readonly when?: 'pre-election'
  /** Clauses that the rule pins, by policy. */
  readonly pins?: Readonly<Record<string, readonly string[]>>
}

/**
 * How a clause is kept: `rules` enforce it; it is `imported`, so rules fall to it that have no clause of their own;
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

/** A topic on which a policy has nothing to cite, not even an import, for these accounts on an ordinary day. */
export interface Gap {
  readonly topic: Topic
  readonly accounts: readonly Account[]
}

/** How far the rules cover one policy: `enforced` + `judgement` + `open` is the number of clauses. */
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
  const direct = new Map<string, Set<string>>()
  const imported = new Map<string, Set<string>>()
  const parts = partsOf(policy)
  for (const rule of rules) {
    for (const { account, preElection, bound } of parts) {
      if (!rule.accounts.includes(account) || (rule.when === 'pre-election' && !preElection)) continue
      for (const clause of clausesFor(rule, bound)) add(clause.imported ? imported : direct, clause.clause, rule.id)
    }
  }
  const clauses = policy.clauses.map((clause) => coverClause(clause, direct.get(clause.id), imported.get(clause.id)))
  const count = (...statuses: ClauseStatus[]): number => clauses.filter((c) => statuses.includes(c.status)).length
  return {
    policy,
    clauses,
    enforced: count('rules', 'imported'),
    judgement: count('judgement'),
    open: count('open'),
    gaps: gapsOf(policy),
  }
}

interface Part {
  readonly account: Account
  readonly preElection: boolean
  readonly bound: Bound
}

/** What a policy asks of each account, in the pre-election period and outside it. */
function partsOf(policy: Policy): Part[] {
  return ACCOUNTS.flatMap((account) =>
    [true, false].map((preElection) => ({ account, preElection, bound: boundBy(policy, account, preElection) })),
  )
}

function add(rules: Map<string, Set<string>>, clause: string, rule: string): void {
  const known = rules.get(clause)
  if (known) known.add(rule)
  else rules.set(clause, new Set([rule]))
}

function coverClause(
  clause: RegisterClause,
  direct: ReadonlySet<string> = new Set(),
  imported: ReadonlySet<string> = new Set(),
): ClauseCoverage {
  const rules = [...direct]
  const byImport = [...imported].filter((rule) => !direct.has(rule))
  const status =
    rules.length > 0
      ? 'rules'
      : byImport.length > 0
        ? 'imported'
        : clause.judgement === undefined
          ? 'open'
          : 'judgement'
  return { clause, status, rules, imported: byImport }
}

function gapsOf(policy: Policy): Gap[] {
  const ordinary = partsOf(policy).filter(({ preElection }) => !preElection)
  return TOPICS.map((topic) => ({
    topic,
    accounts: ordinary.filter(({ bound }) => clausesFor({ topic }, bound).length === 0).map(({ account }) => account),
  })).filter(({ accounts }) => accounts.length > 0)
}

import { fingerprints } from './fingerprint.js'
import type { Account, Citation, Clause, Finding, Policy, RegisterClause, Topic } from './types.js'

/** What `cite` has to know of the document. */
export interface CiteOptions {
  /** The text that the findings' offsets point into; fingerprints are made from the sentences in it. */
  readonly source: string
  /**
   * Whether the post is for the pre-election period. Outside it, clauses of that time alone (`when: pre-election`) are
   * not cited. Left out, they are.
   */
  readonly preElection?: boolean
}

/** What decides the clauses of a finding, or of all findings of a rule. */
export interface Subject {
  readonly topic: Topic
  /** Clauses that the rule pins, by policy; they stand in place of the topic's. */
  readonly pins?: Readonly<Record<string, readonly string[]>>
}

/** Joins findings to the clauses of the chosen policies, in the order the policies are given in; see `clausesFor`. */
export function cite(
  findings: readonly Finding[],
  policies: readonly Policy[],
  account: Account,
  { source, preElection = true }: CiteOptions,
): Citation[] {
  const names = fingerprints(findings, source)
  const bound = policies.map((policy) => boundBy(policy, account, preElection))
  const clausesOf = new Map<string, readonly Clause[]>()
  return findings.map((finding, n) => {
    let clauses = clausesOf.get(finding.rule)
    if (!clauses) clausesOf.set(finding.rule, (clauses = bound.flatMap((policy) => clausesFor(finding, policy))))
    return { finding, clauses, fingerprint: names[n] ?? '' }
  })
}

/** The part of a policy that binds one account at one time. */
export interface Bound {
  readonly policy: string
  readonly clauses: readonly RegisterClause[]
}

/** Keeps the clauses of a policy that bind an account, in the document's order. */
export function boundBy(policy: Policy, account: Account, preElection: boolean): Bound {
  const clauses = policy.clauses.filter((c) => c.binds.includes(account) && (preElection || isForAnyDay(c)))
  return { policy: policy.id, clauses }
}

/**
 * The clauses that a finding touches: those its rule pins, or else all that cover its topic.
 *
 * A clause lists its main topic first. Clauses whose main topic is the finding's come before those that cover it among
 * others, both in the document's order: many clauses of a policy may mention a thing, and a reporter that shows only a
 * few should show those that are about it. Nothing is left out here.
 *
 * Where a policy says nothing on the topic to this account, the clause that imports another code stands in, marked
 * `imported`. One is enough; of several, the one that binds the fewest accounts, since a members' code tells a councillor
 * more than "all other policies", and of those the first.
 */
export function clausesFor({ topic, pins }: Subject, { policy, clauses }: Bound): Clause[] {
  const pinned = clauses.filter((clause) => pins?.[policy]?.includes(clause.id))
  // A pin that does not bind this account says nothing about it: then the topic's clauses stand.
  if (pinned.length > 0) return toClauses(policy, pinned)
  const covering = clauses.filter((clause) => clause.topics?.includes(topic))
  const isMain = (clause: RegisterClause): boolean => clause.topics?.[0] === topic
  if (covering.length > 0)
    return toClauses(policy, [...covering.filter(isMain), ...covering.filter((clause) => !isMain(clause))])
  const importing = clauses.filter((clause) => clause.imports !== undefined)
  const [nearest] = importing.toSorted((a, b) => a.binds.length - b.binds.length)
  return toClauses(policy, nearest ? [nearest] : []).map((clause) => ({ ...clause, imported: true }))
}

function toClauses(policy: string, clauses: readonly RegisterClause[]): Clause[] {
  return clauses.map(({ id, says }) => ({ policy, clause: id, says }))
}

function isForAnyDay(clause: RegisterClause & { readonly when?: 'pre-election' }): boolean {
  return clause.when === undefined
}

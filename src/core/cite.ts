import { fingerprints } from './fingerprint.js'
import type { Account, Citation, Clause, Finding, Policy, RegisterClause, Topic } from './types.js'

/** What else `cite` may know of the document. */
export interface CiteOptions {
  /** The text that the findings' offsets point into; fingerprints are made from the sentences in it. */
  readonly source: string
  /**
   * Whether the post is for the pre-election period. Outside it, clauses of that time alone (`when: pre-election`) are
   * not cited. Left out, they are.
   */
  readonly preElection?: boolean
}

/**
 * Joins findings to the clauses of the chosen policies: for each finding, every clause that binds the account and covers
 * the finding's topic, or the clauses that its rule pins. Policies keep the order they are given in.
 *
 * Within a policy the clauses whose first topic is the finding's come first, then those that cover it among others, both
 * in the document's order. So a reporter that shows only a few shows those that are really about the matter; nothing is
 * left out here.
 *
 * A policy that says nothing on the topic to this account is cited by the clause that imports another code, if it has
 * one, marked `imported`. The first such clause is enough: a second would bring in the same code again.
 */
export function cite(
  findings: readonly Finding[],
  policies: readonly Policy[],
  account: Account,
  options: CiteOptions,
): Citation[] {
  const names = fingerprints(findings, options.source)
  const indexes = policies.map((policy) => toIndex(policy, account, options.preElection ?? true))
  return findings.map((finding, n) => ({
    finding,
    clauses: indexes.flatMap((index) => clausesFor(finding, index)),
    fingerprint: names[n] ?? '',
  }))
}

/** The clauses of a policy that a topic falls under for an account; see `cite` for their order. */
export function clausesOf(policy: Policy, topic: Topic, account: Account, preElection = true): Clause[] {
  return toClauses(policy.id, select(binding(policy, account, preElection), topic))
}

interface Index {
  readonly policy: Policy
  readonly binding: readonly RegisterClause[]
  /** Filled as topics come up. */
  readonly byTopic: Map<Topic, readonly Clause[]>
}

interface Selection {
  readonly clauses: readonly RegisterClause[]
  readonly imported: boolean
}

function toIndex(policy: Policy, account: Account, preElection: boolean): Index {
  return { policy, binding: binding(policy, account, preElection), byTopic: new Map() }
}

function binding(policy: Policy, account: Account, preElection: boolean): RegisterClause[] {
  return policy.clauses.filter((clause) => clause.binds.includes(account) && (preElection || isForAnyDay(clause)))
}

function clausesFor(finding: Finding, { policy, binding, byTopic }: Index): readonly Clause[] {
  const pins = finding.pins?.[policy.id] ?? []
  const pinned = binding.filter((clause) => pins.includes(clause.id))
  // A pin that does not bind this account says nothing about it: the topic's clauses stand.
  if (pinned.length > 0) return toClauses(policy.id, { clauses: pinned, imported: false })
  const known = byTopic.get(finding.topic)
  if (known) return known
  const clauses = toClauses(policy.id, select(binding, finding.topic))
  byTopic.set(finding.topic, clauses)
  return clauses
}

function select(binding: readonly RegisterClause[], topic: Topic): Selection {
  const covering = binding.filter((clause) => clause.topics?.includes(topic))
  if (covering.length > 0) {
    const main = covering.filter((clause) => clause.topics?.[0] === topic)
    const others = covering.filter((clause) => clause.topics?.[0] !== topic)
    return { clauses: [...main, ...others], imported: false }
  }
  return { clauses: binding.filter((clause) => clause.imports !== undefined).slice(0, 1), imported: true }
}

function toClauses(policy: string, { clauses, imported }: Selection): Clause[] {
  return clauses.map(({ id, says }) => ({ policy, clause: id, says, ...(imported && { imported }) }))
}

function isForAnyDay(clause: RegisterClause & { readonly when?: 'pre-election' }): boolean {
  return clause.when === undefined
}

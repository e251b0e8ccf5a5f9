import { cite } from './core/cite.js'
import { lint } from './core/lint.js'
import type { RuleSet } from './core/rule-set.js'
import type { Checked, Context, Document, Policy } from './core/types.js'

/**
 * The story of one document: its text is linted, each finding is joined to the clauses that it touches. Every host (the
 * command line, the stream, a test) comes through here.
 */
export async function checkDocument(
  document: Document,
  rules: RuleSet,
  policies: readonly Policy[],
  context: Context,
): Promise<Checked> {
  const findings = await lint(document, rules, context)
  const citations = cite(findings, policies, context.account, {
    source: document.source,
    preElection: context.preElection,
  })
  return { document, context, citations }
}

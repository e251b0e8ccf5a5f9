import { cite } from './core/cite.js'
import { lint } from './core/lint.js'
import { secretsIn } from './core/mask.js'
import type { RuleSet } from './core/rule-set.js'
import type { Checked, Context, Document, Finding, Policy } from './core/types.js'

/** What a document is judged by. */
export interface Judges {
  readonly rules: RuleSet
  readonly policies: readonly Policy[]
  /** Which findings were asked for; the rest still tells what has to be masked. Left out: all. */
  readonly isChosen?: (finding: Finding) => boolean
}

/**
 * The story of one document: its text is linted, each finding is joined to the clauses that it touches. Every host (the
 * command line, the stream, a test) comes through here.
 */
export async function checkDocument(
  document: Document,
  { rules, policies, isChosen }: Judges,
  context: Context,
): Promise<Checked> {
  const found = await lint(document, rules, context)
  const chosen = isChosen ? found.filter(isChosen) : found
  const citations = cite(chosen, policies, context.account, {
    source: document.source,
    preElection: context.preElection,
  })
  return { document, context, citations, secrets: secretsIn(found) }
}

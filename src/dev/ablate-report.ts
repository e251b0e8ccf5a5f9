import type { Effect } from './ablate.js'
import type { Entry } from './leave-out.js'
import { type Answered, isRaising } from './score.js'

/** Whether something raises more false alarms than it finds. An entry that prevents alarms has fewer than none. */
const costsMore = ({ finds, alarms }: Effect): boolean => alarms > finds
const changesNothing = ({ finds, alarms, examples }: Effect): boolean => finds === 0 && alarms === 0 && examples === 0

/** The rules that could go: silent on all posts, saying only what other rules say too, or wrong more often than right. */
export function renderRuleEffects(effects: ReadonlyMap<string, Effect>, answers: readonly Answered[]): string {
  const speaking = new Set(answers.flatMap(({ findings }) => findings.filter(isRaising).map((f) => f.rule)))
  const idle = [...effects].filter(([, effect]) => changesNothing(effect)).map(([id]) => id)
  const doubled = idle.filter((id) => speaking.has(id))
  const silent = idle.filter((id) => !speaking.has(id))
  const costly = [...effects].filter(([, effect]) => costsMore(effect))
  return [
    `${effects.size} rules on ${answers.length} posts: ${silent.length} are silent, ${doubled.length} change nothing (others raise the same topics), ${costly.length} cost more false alarms than they find`,
    ...silent.map((id) => `  silent   ${id}`),
    ...doubled.map((id) => `  doubled  ${id}`),
    ...costly.map(([id, effect]) => `  costs    ${id} ${describe(effect)}`),
  ].join('\n')
}

/** The entries that could go, lexicon by lexicon. What never occurs is only counted: posts are few and vocabulary is wide. */
export function renderEntryEffects(effects: ReadonlyMap<Entry, Effect>, entries: readonly Entry[]): string {
  const costly = [...effects].filter(([, effect]) => costsMore(effect))
  const idle = [...effects].filter(([, effect]) => changesNothing(effect)).map(([entry]) => entry)
  const byLexicon = new Map<string, string[]>()
  for (const { lexicon, phrase } of idle) byLexicon.set(lexicon, [...(byLexicon.get(lexicon) ?? []), phrase])
  return [
    `${entries.length} entries of lexicons: ${effects.size} occur in the posts or the examples of the rules; of those ${idle.length} change nothing when they alone are left out, ${costly.length} cost more false alarms than they find`,
    ...costly.map(([{ lexicon, phrase }, effect]) => `  costs    ${lexicon}: ${phrase} ${describe(effect)}`),
    ...[...byLexicon]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([lexicon, phrases]) => `  nothing  ${lexicon} (${phrases.length}): ${phrases.sort().join(', ')}`),
  ].join('\n')
}

function describe({ finds, alarms, examples }: Effect): string {
  const kept = examples === 0 ? '' : `, ${examples} examples hang on it`
  return `(finds ${finds}, false alarms ${alarms}${kept})`
}

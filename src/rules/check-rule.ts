import { PhraseError, parsePhrase } from '../core/match/phrase.js'
import type { Slots } from '../core/match/slot.js'
import { validators } from '../core/match/validate/index.js'
import type { Problem } from '../core/types.js'
import type { FileOf } from './compile.js'
import { needsOf } from './need.js'
import type { RuleFile } from './schema.js'

/** Checks what a schema cannot: every phrase can be read, has a cue, and every named check exists. */
export function checkRule({ path, value, locate }: FileOf<RuleFile>, table: Slots, problems: Problem[]): void {
  const check = (phrases: readonly string[] | undefined, at: readonly PropertyKey[], needsCue: boolean): void => {
    phrases?.forEach((phrase, n) => {
      try {
        const parsed = parsePhrase(phrase, table)
        if (needsCue && needsOf(parsed, () => 1).length === 0)
          throw new PhraseError('it holds no word or lexicon that can serve as its cue', 0)
      } catch (error) {
        problems.push({ path, ...locate([...at, n]), message: describe(error, phrase) })
      }
    })
  }
  const checkConditions = (
    owner: Pick<RuleFile, 'near' | 'unless' | 'raise' | 'lower'>,
    at: readonly PropertyKey[],
  ): void => {
    for (const key of ['near', 'unless', 'raise', 'lower'] as const) {
      for (const [n, c] of owner[key].entries()) check(c.any, [...at, key, n, 'any'], false)
    }
  }
  checkConditions(value, [])
  value.match.forEach((matcher, n) => {
    const at = ['match', n]
    checkConditions(matcher, at)
    if (matcher.kind === 'phrase') check(matcher.any, [...at, 'any'], true)
    if (matcher.kind === 'absence') {
      check(matcher.given, [...at, 'given'], false)
      check(matcher.any, [...at, 'any'], false)
    }
    if (matcher.kind === 'grammar') check(matcher.cues, [...at, 'cues'], false)
    if (matcher.kind === 'pattern' && matcher.validate !== undefined && !Object.hasOwn(validators, matcher.validate)) {
      const names = Object.keys(validators).join(', ')
      problems.push({
        path,
        ...locate([...at, 'validate']),
        message: `there is no check "${matcher.validate}"; there are ${names}`,
      })
    }
  })
}

/** What is wrong with a phrase, in words; anything but a wrong phrase is a bug and thrown on. */
export function describe(error: unknown, phrase: string): string {
  if (!(error instanceof PhraseError)) throw error
  return `in the phrase "${phrase}": ${error.message}${error.at > 0 ? ` (character ${error.at + 1})` : ''}`
}

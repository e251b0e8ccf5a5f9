import { z } from 'zod'
import { ACCOUNTS, type Policy, type Problem, TOPICS } from '../core/types.js'
import { compareLocators } from './locator.js'
import { type Parsed, parseYaml } from './yaml.js'

/**
 * What the register of a policy may hold: `rules/policies/<id>.yml`. The one source for validation and for
 * `rules/policy.schema.json` (editors).
 */

const clause = z
  .strictObject({
    id: z
      .string({ error: 'expected the document\'s own locator, in quotation marks: "6.5"' })
      .min(1, 'expected a locator')
      .describe("The document's own locator: '6.5', or section / heading / n where the document does not number"),
    says: z.string().min(1, 'expected a short statement').describe('What the clause asks, in words of your own'),
    binds: unique(z.array(oneOf('account', ACCOUNTS)).min(1, 'expected one account or more')).describe(
      'Whose posts it binds',
    ),
    topics: unique(z.array(oneOf('topic', TOPICS)).min(1, 'expected one topic or more'))
      .exactOptional()
      .describe('What it covers; its main topic first'),
    judgement: z
      .string()
      .min(1, 'expected the reason')
      .exactOptional()
      .describe('In place of topics: why no draft can show a breach of it'),
    when: z
      .literal('pre-election')
      .exactOptional()
      .describe('It speaks of the pre-election period only, and is cited only then'),
    imports: z
      .string()
      .min(1, 'expected the name of what is imported')
      .exactOptional()
      .describe('What other code it brings in; the clause is then cited for topics that have no clause of their own'),
  })
  .superRefine(({ topics, judgement }, issues) => {
    const add = (message: string, path: string[]) => issues.addIssue({ code: 'custom', message, path })
    if (!topics && judgement === undefined)
      add('expected `topics`, or `judgement` with the reason why no draft can show a breach', [])
    if (topics && judgement !== undefined)
      add('expected either `topics` or `judgement`, not both: take one out', ['judgement'])
  })

/** A policy file. */
export const policyFile = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'expected small letters, digits and hyphens')
    .describe('The name of the file'),
  title: z.string().min(1).describe("The document's title"),
  council: z.string().min(1).describe('Whose policy it is'),
  adopted: z
    .string({ error: 'expected a date in quotation marks: "2017-10-31"' })
    .regex(/^\d{4}(-\d\d(-\d\d)?)?$/, 'expected a year, month or day: 2019, 2019-05, 2019-05-14')
    .exactOptional()
    .describe('When it was adopted, as far as known'),
  'source-note': z.string().min(1).exactOptional().describe('What a reader should know of the document or the copy'),
  clauses: z.array(clause).min(1, 'expected one clause or more').describe('Every clause of the document, in its order'),
})
export type PolicyFile = z.infer<typeof policyFile>

/** A register read from YAML; no policy where something is wrong, and then all that is wrong. */
export interface ParsedPolicy {
  readonly policy?: Policy & PolicyFile
  readonly problems: readonly Problem[]
}

/** Reads the register of a policy, `<id>.yml`. Every problem has its line and column; none is left for a second run. */
export function parsePolicy(text: string, path: string): ParsedPolicy {
  const { value, problems, locate } = parseYaml(text, path, policyFile)
  // Locators are checked in a file that is wrong elsewhere too, so they are taken from it unchecked.
  const seen = value ?? parseYaml(text, path, z.unknown()).value
  const all = [...problems, ...checkName(seen, path, locate), ...checkLocators(seen, path, locate)]
  if (value && all.length === 0) return { policy: value, problems: [] }
  return { problems: all.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)) }
}

type Locate = Parsed<unknown>['locate']

function checkName(value: unknown, path: string, locate: Locate): Problem[] {
  const id = field(value, 'id')
  const name = path.replace(/^.*[/\\]/, '').replace(/\.ya?ml$/, '')
  if (typeof id !== 'string' || id === name) return []
  return [{ path, ...locate(['id']), message: `the id "${id}" should be the file's name, "${name}"` }]
}

/** Every locator once, and in the order of the document as far as locators tell it. */
function checkLocators(value: unknown, path: string, locate: Locate): Problem[] {
  const clauses = field(value, 'clauses')
  if (!Array.isArray(clauses)) return []
  const problems: Problem[] = []
  const earlier: string[] = []
  for (const [n, item] of clauses.entries()) {
    const id = field(item, 'id')
    if (typeof id !== 'string') continue
    const place = locate(['clauses', n, 'id'])
    const before = earlier.findLast((other) => compareLocators(other, id) !== 0)
    if (earlier.includes(id)) {
      problems.push({ path, ...place, message: `there are two clauses "${id}": give each its own locator` })
    } else if (before !== undefined && compareLocators(before, id) > 0) {
      const message = `clause "${id}" stands after "${before}": put the clauses in the document's order`
      problems.push({ path, ...place, message })
    }
    earlier.push(id)
  }
  return problems
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

function oneOf<T extends string>(what: string, words: readonly T[]): z.ZodEnum<{ [word in T]: word }> {
  const error = ({ input }: { input?: unknown }): string =>
    `there is no ${what} ${JSON.stringify(input)}; expected one of ${words.join(', ')}`
  return z.enum(words, { error })
}

function unique<T extends z.ZodArray>(array: T): T {
  return array.refine((items) => new Set(items).size === items.length, 'expected each only once') as T
}

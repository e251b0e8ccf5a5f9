import { z } from 'zod'
import { FEATURES } from '../core/rule.js'
import { ACCOUNTS, SEVERITIES, TOPICS } from '../core/types.js'

/**
 * What a rule file and a lexicon file may hold. The one source for validation, for `rules/rule.schema.json` (editors) and for the table in
 * `rules/README.md`.
 */

const account = z.enum(ACCOUNTS as [(typeof ACCOUNTS)[number], ...(typeof ACCOUNTS)[number][]])
const severity = z.enum(SEVERITIES as [(typeof SEVERITIES)[number], ...(typeof SEVERITIES)[number][]])
const confidence = z.enum(['high', 'medium', 'low'])
const segmentKind = z.enum([
  'paragraph',
  'heading',
  'cell',
  'item',
  'quote',
  'alt',
  'caption',
  'field',
  'comment',
  'code',
])
const phrases = z.array(z.string().min(1)).min(1)
const isExpression = (source: string): boolean => {
  try {
    return new RegExp(source, 'u') instanceof RegExp
  } catch {
    return false
  }
}
const expression = z.string().min(1).refine(isExpression, 'expected a regular expression (JavaScript, flag u)')

const condition = z
  .strictObject({
    within: z
      .union([z.enum(['overlap', 'sentence', 'before', 'after', 'nearby', 'segment', 'document']), z.int().positive()])
      .default('sentence')
      .describe('Where to look: around the match, its sentence, paragraph, the document, or so many words'),
    any: phrases.optional().describe('Phrases, one of which is there'),
    pattern: expression.optional().describe('A regular expression over the text'),
    is: z.enum(FEATURES).optional().describe('What the sentence is'),
  })
  .refine((c) => c.any || c.pattern !== undefined || c.is, 'expected `any`, `pattern` or `is`')
const conditions = z.array(condition).default([])
const context = { near: conditions, unless: conditions, raise: conditions, lower: conditions }
const base = { confidence: confidence.default('medium'), ...context }

const matcher = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('phrase'), any: phrases, ...base }),
  z.strictObject({
    kind: z.literal('pattern'),
    pattern: expression,
    ignoreCase: z.boolean().optional(),
    group: z.int().positive().optional(),
    validate: z.string().optional(),
    ...base,
  }),
  z.strictObject({ kind: z.literal('grammar'), cues: phrases, match: z.array(z.string().min(1)).min(1), ...base }),
  z.strictObject({
    kind: z.literal('structure'),
    node: z.enum(['image', 'link', 'heading', 'field', 'quote', 'code', 'comment']),
    test: z.record(z.string(), expression).default({}),
    not: z.record(z.string(), expression).default({}),
    words: z.strictObject({ min: z.int().positive() }).optional(),
    lines: z.strictObject({ min: z.int().positive(), 'max-length': z.int().positive() }).optional(),
    ...base,
  }),
  z
    .strictObject({
      kind: z.literal('absence'),
      given: phrases,
      any: phrases.optional(),
      pattern: expression.optional(),
      within: z.enum(['document', 'segment', 'nearby']).default('document'),
      ...base,
    })
    .refine((m) => m.any || m.pattern !== undefined, 'expected `any` or `pattern`: what is required'),
])

const example = {
  text: z.string().min(1),
  account: account.optional(),
  date: z.union([z.iso.date(), z.date()]).optional(),
  format: z.enum(['txt', 'md']).optional(),
}

/** A rule file. */
export const ruleFile = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z-]*[a-z]$/, 'expected small letters and hyphens')
    .describe('The name of the file'),
  topic: z.enum(TOPICS).describe('The name of the folder'),
  severity: z
    .union([severity, z.partialRecord(account, severity)])
    .describe('How much it weighs, for all accounts or by account'),
  accounts: z.array(account).min(1).optional().describe('Whom the rule is for; left out: all'),
  when: z.literal('pre-election').optional().describe('Only in the pre-election period'),
  in: z.array(segmentKind).min(1).optional().describe('Kinds of segment; left out: all text but code'),
  match: z.array(matcher).min(1).describe('What to look for'),
  near: conditions.describe('Every one must hold'),
  unless: conditions.describe('None may hold'),
  raise: conditions.describe('Each that holds: one level of confidence up'),
  lower: conditions.describe('Each that holds: one level of confidence down'),
  message: z.string().min(1).describe('What was found; {matched} stands for the text'),
  why: z.string().min(1).describe('Why it matters'),
  suggestion: z.string().min(1).describe('What to do instead'),
  clauses: z
    .record(z.string(), z.array(z.string().min(1)).min(1))
    .optional()
    .describe('Clauses, where the topic is too wide'),
  examples: z
    .strictObject({
      flag: z
        .array(z.strictObject({ ...example, marks: z.string().optional() }))
        .min(3, 'expected three examples or more'),
      pass: z.array(z.strictObject({ ...example, because: z.string() })).min(3, 'expected three examples or more'),
    })
    .describe('Texts that the rule flags and texts that it passes; they run as tests'),
})
export type RuleFile = z.infer<typeof ruleFile>

const day = z.union([z.iso.date(), z.date()])

/** A lexicon file. */
export const lexiconFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*[a-z]$/, 'expected small letters and hyphens'),
  about: z.string().min(1),
  dated: day.optional(),
  include: z.array(z.string()).default([]),
  entries: z
    .array(
      z.union([
        z.string().min(1),
        z.strictObject({ phrase: z.string().min(1), from: day.optional(), until: day.optional() }),
      ]),
    )
    .default([]),
})
export type LexiconFile = z.infer<typeof lexiconFile>

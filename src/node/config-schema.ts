import { z } from 'zod'
import { ACCOUNTS, SEVERITIES } from '../core/types.js'

const account = z.enum(ACCOUNTS as [(typeof ACCOUNTS)[number], ...(typeof ACCOUNTS)[number][]])
const severity = z.enum(SEVERITIES as [(typeof SEVERITIES)[number], ...(typeof SEVERITIES)[number][]])
const day = z
  .union([z.iso.date(), z.date()])
  .transform((d) => (typeof d === 'string' ? d : d.toISOString().slice(0, 10)))
const list = z.array(z.string().min(1)).default([])

/** What `policy-lint.config.yml` may hold. */
const settings = z.strictObject({
  council: z.string().optional().describe('The name of the council, for people who read the file'),
  account: account.optional().describe('The account that posts are for, where they do not say so themselves'),
  policies: z.array(z.string().min(1)).min(1).optional().describe('Built-in policies by id, or files of your own'),
  'fail-on': severity.optional().describe('The severity from which a run exits with 1'),
  contacts: list.describe('Telephone numbers, mailboxes and addresses that the council publishes'),
  names: list.describe('Councillors, officers and others who are named in office'),
  rules: z
    .record(z.string(), z.union([z.literal('off'), severity]))
    .default({})
    .describe('A rule or a topic, and its severity or off'),
  accounts: z
    .array(z.strictObject({ files: z.string().min(1), account }))
    .default([])
    .describe('Which files are for which account; the last that fits counts'),
  elections: z
    .array(
      z.strictObject({
        date: day,
        name: z.string(),
        kind: z.enum(['local', 'general']).default('local'),
        notice: day.optional(),
      }),
    )
    .default([])
    .describe('By-elections and referendums of your own'),
  packs: list.describe('Folders of rules of your own'),
  ignore: list.describe('Files to leave out, as in .gitignore'),
})
/** A config file; one that is empty, or all comments, is a config too. */
export const configFile = z.preprocess((value) => value ?? {}, settings)
export type Config = z.infer<typeof configFile>

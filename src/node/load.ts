import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RulePack } from '../core/rule.js'
import { createRuleSet, type Overrides, type RuleSet } from '../core/rule-set.js'
import type { Policy, Problem } from '../core/types.js'

/** What the build made of `rules/`: one JSON file each, read only when needed. */
const DATA = { rules: 'rules.json', docs: 'docs.json', policies: 'policies.json', elections: 'elections.json' } as const

/** Examples of a rule and how it did on the labelled posts, for `explain`. */
export interface RuleDocs {
  readonly flag: readonly { readonly text: string; readonly marks?: string }[]
  readonly pass: readonly { readonly text: string; readonly because: string }[]
  /** The labelled posts that it speaks about above advice, and how many of them are labelled with its topic. */
  readonly measured: { readonly hits: number; readonly right: number }
}

/** The built-in rules, ready to match, with the config's own severities. */
export function loadBuiltin(overrides: Overrides = {}): RuleSet {
  return createRuleSet(loadPack(), overrides)
}

/** The built-in rules as data: the base of a council's own packs. */
export function loadPack(): RulePack {
  return readData<RulePack>('rules')
}

/** The built-in policy registers, in their order. */
export function loadPolicies(): readonly Policy[] {
  return readData<readonly Policy[]>('policies')
}

/** The examples of the built-in rules, by rule id. */
export function loadDocs(): Readonly<Record<string, RuleDocs>> {
  return readData<Readonly<Record<string, RuleDocs>>>('docs')
}

/** The election calendar as the build left it; its shape is `core/elections.ts`'s. */
export function loadElections<T>(): T {
  return readData<T>('elections')
}

/**
 * Rules of a council's own, from a folder, on top of the built-in ones. Mistakes come back as problems; the sound
 * files are used all the same. YAML and its schema are loaded here, so only those who have a pack pay for them.
 */
export async function loadOwnRules(
  folders: readonly string[],
  overrides: Overrides = {},
): Promise<{ rules: RuleSet; problems: readonly Problem[] }> {
  const [{ compile }, { parseRuleFiles }, { readRuleFiles }] = await Promise.all([
    import('../rules/compile.js'),
    import('../rules/parse.js'),
    import('./rule-files.js'),
  ])
  const read = parseRuleFiles(folders.flatMap(readRuleFiles))
  const { pack, problems } = compile(read.rules, read.lexicons, loadPack())
  return { rules: createRuleSet(pack, overrides), problems: [...read.problems, ...problems] }
}

/** The build writes plain letters only, so a byte is a letter. */
function readData<T>(name: keyof typeof DATA): T {
  return JSON.parse(readFileSync(join(dataFolder(), DATA[name]), 'latin1')) as T
}

/** Beside the bundle when built; in `dist` when the source runs in a test. */
function dataFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  for (const folder of [here, join(here, '..'), join(here, '../../dist')])
    if (existsSync(join(folder, DATA.rules))) return folder
  throw new Error('the built rules are missing: run "npm run build"')
}

import { readFileSync } from 'node:fs'
import { lint } from '../core/lint.js'
import { createRuleSet, type RuleSet } from '../core/rule-set.js'
import type { Account, Context, Document, Format, Problem } from '../core/types.js'
import { readRuleFiles } from '../node/rule-files.js'
import { readSource } from '../readers/index.js'
import { compile, type FileOf } from '../rules/compile.js'
import { parseRuleFiles } from '../rules/parse.js'
import type { LexiconFile, RuleFile } from '../rules/schema.js'
import type { Answered, Post } from './score.js'

/** The rules as they stand on disk, not as they were built. */
export interface RulesOnDisk {
  readonly rules: RuleSet
  readonly files: readonly FileOf<RuleFile>[]
  readonly lexicons: readonly LexiconFile[]
  readonly problems: readonly Problem[]
}

/** Reads and compiles `rules/`. */
export function readRules(folder = 'rules'): RulesOnDisk {
  const read = parseRuleFiles(readRuleFiles(folder))
  const { pack, problems } = compile(read.rules, read.lexicons)
  return {
    rules: createRuleSet(pack),
    files: read.rules,
    lexicons: read.lexicons.map(({ value }) => value),
    problems: [...read.problems, ...problems],
  }
}

/** A text as a document, through the reader that its format has. */
export async function toDocument(text: string, format: Format): Promise<Document> {
  const read = await readSource({ path: '-', format, bytes: new TextEncoder().encode(text) })
  if ('message' in read) throw new Error(read.message)
  return read
}

/** The context in which a labelled post is judged; the corpus takes 26 March to 7 May 2026 as the period. */
export function toContext(account: Account, date: string): Context {
  return { account, date, preElection: date >= '2026-03-26' && date <= '2026-05-07', own: { contacts: [], names: [] } }
}

/** The posts of a corpus: `dev-c`, `dev`, `ours-ordinary`.... */
export function readCorpus(name: string): Post[] {
  const text = readFileSync(`fixtures/corpus/${name}.jsonl`, 'utf8')
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Post)
}

/** What the rules say of every post. */
export async function answer(posts: readonly Post[], rules: RuleSet): Promise<Answered[]> {
  const answers: Answered[] = []
  for (const post of posts) {
    const document = await toDocument(post.text, post.format)
    answers.push({ post, findings: await lint(document, rules, toContext(post.account, post.date)) })
  }
  return answers
}

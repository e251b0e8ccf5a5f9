import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRuleSet } from '../core/rule-set.js'
import type { Document, Format } from '../core/types.js'
import { loadPack } from '../node/load.js'
import { readRuleFiles } from '../node/rule-files.js'
import { readSource } from '../readers/index.js'
import { compile } from '../rules/compile.js'
import { runExamples } from '../rules/examples.js'
import { parseRuleFiles } from '../rules/parse.js'
import { describeProblem } from './check-all.js'
import { CLEAN, FAILED, FOUND, type Host, UsageError } from './host.js'

/** `policy-lint test [folder]`: runs the examples of the rules in a folder; without one, of the rules that ship. */
export async function testRules(folder: string | undefined, host: Host): Promise<number> {
  const path = folder === undefined ? ownRules() : resolve(host.cwd, folder)
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`there is no folder "${folder}"; expected one with <topic>/<rule>.yml in it`)
  }
  const read = parseRuleFiles(readRuleFiles(path))
  const { pack, problems } = compile(read.rules, read.lexicons, folder === undefined ? undefined : loadPack())
  const wrong = [...read.problems, ...problems]
  for (const problem of wrong) host.stderr.write(`${describeProblem(problem)}\n`)
  const rules = createRuleSet(pack)
  let right = 0
  let run = 0
  for (const file of read.rules) {
    for (const { verdict, path: where, line, text, got, wanted } of await runExamples(file, rules, toDocument)) {
      run++
      if (verdict === 'right') right++
      else host.stdout.write(`${where}:${line}: ${verdict}: ${JSON.stringify(text)}${marks(got, wanted)}\n`)
    }
  }
  host.stdout.write(`${right} of ${run} examples of ${read.rules.length} rules are right.\n`)
  if (wrong.length > 0) return FAILED
  return right === run ? CLEAN : FOUND
}

function marks(got: readonly string[], wanted: string | undefined): string {
  return wanted === undefined && got.length === 0
    ? ''
    : ` (marked ${JSON.stringify(got)}, expected ${JSON.stringify(wanted)})`
}

async function toDocument(text: string, format: Format): Promise<Document> {
  const read = await readSource({ path: '-', format, bytes: new TextEncoder().encode(text) })
  if ('message' in read) throw new Error(read.message)
  return read
}

/** The rules folder of the package: beside `dist`. */
function ownRules(): string {
  return fileURLToPath(new URL('../rules', import.meta.url))
}

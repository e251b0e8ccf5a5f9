import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { TextFile } from '../rules/parse.js'

const NOT_RULES = new Set(['policies'])

/** The rule and lexicon files of a folder (`<folder>/<topic>/<id>.yml`, `<folder>/lexicons/<id>.yml`), in a steady order. */
export function readRuleFiles(folder: string): TextFile[] {
  const files: TextFile[] = []
  for (const sub of readdirSync(folder).sort()) {
    const inner = join(folder, sub)
    if (NOT_RULES.has(sub) || !statSync(inner).isDirectory()) continue
    for (const name of readdirSync(inner).sort()) {
      if (/\.ya?ml$/.test(name)) files.push({ path: join(inner, name), text: readFileSync(join(inner, name), 'utf8') })
    }
  }
  return files
}

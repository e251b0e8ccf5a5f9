import type { Problem } from '../core/types.js'
import type { FileOf } from './compile.js'
import { type LexiconFile, lexiconFile, type RuleFile, ruleFile } from './schema.js'
import { parseYaml } from './yaml.js'

/** A YAML file's text and where it comes from. */
export interface TextFile {
  readonly path: string
  readonly text: string
}
/** What a folder of rules holds. */
export interface RuleFiles {
  readonly rules: readonly FileOf<RuleFile>[]
  readonly lexicons: readonly FileOf<LexiconFile>[]
  readonly problems: readonly Problem[]
}

/** Reads rule files (`<topic>/<id>.yml`) and lexicon files (`lexicons/<id>.yml`); all mistakes are told at once. */
export function parseRuleFiles(files: readonly TextFile[]): RuleFiles {
  const rules: FileOf<RuleFile>[] = []
  const lexicons: FileOf<LexiconFile>[] = []
  const problems: Problem[] = []
  for (const { path, text } of files) {
    const [folder, name] = path
      .replace(/\.ya?ml$/, '')
      .split('/')
      .slice(-2)
    if (folder === 'lexicons') {
      const { value, problems: wrong, locate } = parseYaml(text, path, lexiconFile)
      problems.push(...wrong)
      if (!value) continue
      if (value.id !== name)
        problems.push({ path, ...locate(['id']), message: `the id "${value.id}" should be the file's name, "${name}"` })
      lexicons.push({ path, value, locate })
    } else {
      const { value, problems: wrong, locate } = parseYaml(text, path, ruleFile)
      problems.push(...wrong)
      if (!value) continue
      if (value.id !== name)
        problems.push({ path, ...locate(['id']), message: `the id "${value.id}" should be the file's name, "${name}"` })
      if (value.topic !== folder)
        problems.push({
          path,
          ...locate(['topic']),
          message: `the topic "${value.topic}" should be the folder's name, "${folder}"`,
        })
      rules.push({ path, value, locate })
    }
  }
  return { rules, lexicons, problems }
}

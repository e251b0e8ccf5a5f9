import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Problem } from '../core/types.js'
import type { Config } from './config-schema.js'

export const CONFIG_NAME = 'policy-lint.config.yml'

/** A config that was found, or none. */
export interface FoundConfig {
  readonly config: Config
  /** Where it was; undefined where there is none and the defaults hold. */
  readonly path: string | undefined
  /** The folder that paths in it are relative to. */
  readonly folder: string
  readonly problems: readonly Problem[]
  /** What is wrong with a setting, found out later: says where it stands. */
  readonly problemAt: (keys: readonly PropertyKey[], message: string) => Problem
}

const NONE: Config = { contacts: [], names: [], rules: {}, accounts: [], elections: [], packs: [], ignore: [] }

/** Finds the config upward from a folder, or takes the one that was named. YAML and its schema load only if there is one. */
export async function readConfig(cwd: string, named: string | undefined): Promise<FoundConfig> {
  const path = named === undefined ? findUpward(cwd) : resolve(cwd, named)
  const shown = named ?? (path === undefined ? CONFIG_NAME : relative(cwd, path))
  const problemAt = (_: readonly PropertyKey[], message: string): Problem => ({ path: shown, message })
  if (path === undefined) return { config: NONE, path, folder: cwd, problems: [], problemAt }
  const folder = dirname(path)
  if (!existsSync(path)) {
    const message = 'there is no such config file; check the spelling'
    return { config: NONE, path, folder, problems: [{ path: shown, message }], problemAt }
  }
  const [{ parseYaml }, { configFile }] = await Promise.all([import('../rules/yaml.js'), import('./config-schema.js')])
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const message = `the config could not be read (${(error as NodeJS.ErrnoException).code}); expected a YAML file`
    return { config: NONE, path, folder, problems: [{ path: shown, message }], problemAt }
  }
  const { value, problems, locate } = parseYaml(text, shown, configFile)
  return {
    config: value ?? NONE,
    path,
    folder,
    problems,
    problemAt: (keys, message) => ({ path: shown, ...locate(keys), message }),
  }
}

function findUpward(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const path = join(folder, CONFIG_NAME)
    if (existsSync(path)) return path
    if (folder === dirname(folder)) return undefined
  }
}

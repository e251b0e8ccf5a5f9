import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { Problem } from '../core/types.js'

/** The files that a command line names, and what could not be found. */
export interface FoundFiles {
  /** As the user would name them: relative to the working folder, with forward slashes. */
  readonly paths: readonly string[]
  readonly problems: readonly Problem[]
}
export interface FindOptions {
  readonly cwd: string
  /** Globs of the config that are left out. */
  readonly ignore: readonly string[]
  /** Whether a file's format is one that we read. */
  readonly isKnown: (path: string) => boolean
  /** Formats to name where there was nothing to read. */
  readonly formats: string
}

const IGNORE_FILES = ['.gitignore', '.policylintignore']

/**
 * Finds what to check. A named file is always taken; folders are searched through, without hidden folders,
 * node_modules and what .gitignore and .policylintignore leave out; anything else is taken for a glob.
 */
export async function findFiles(named: readonly string[], options: FindOptions): Promise<FoundFiles> {
  const paths: string[] = []
  const problems: Problem[] = []
  for (const name of named) {
    const stat = statSync(resolve(options.cwd, name), { throwIfNoEntry: false })
    if (stat?.isFile()) {
      if (options.isKnown(name)) paths.push(name)
      else problems.push({ path: name, message: `this kind of file cannot be checked; use ${options.formats}` })
      continue
    }
    const isGlob = !stat && /[*?{[]/.test(name)
    if (!stat && !isGlob) {
      problems.push({ path: name, message: 'there is no such file or folder; check the spelling' })
      continue
    }
    const found = await search(name, isGlob, options)
    if (found.length === 0) problems.push({ path: name, message: `there is nothing to check here; it holds no ${options.formats}` })
    paths.push(...found)
  }
  return { paths: [...new Set(paths)], problems }
}

async function search(name: string, isGlob: boolean, options: FindOptions): Promise<string[]> {
  const [{ glob }, { default: ignore }] = await Promise.all([import('tinyglobby'), import('ignore')])
  const root = isGlob ? options.cwd : resolve(options.cwd, name)
  const found = await glob(isGlob ? [name.replaceAll('\\', '/')] : ['**/*'], {
    cwd: root,
    dot: false,
    ignore: ['**/node_modules/**'],
    followSymbolicLinks: false,
  })
  const unwanted = ignore().add([...options.ignore])
  const isIgnored = ignoreFiles(options.cwd, (lines) => ignore().add(lines))
  return found
    .map((path) => resolve(root, path))
    .filter((path) => options.isKnown(path) && !isIgnored(path))
    .map((path) => toShown(path, options.cwd))
    .filter((path) => path.startsWith('..') || !unwanted.ignores(path))
    .sort(inOrder)
}

/** Whether an ignore file, in the path's folder or one above it up to the repository's, leaves it out. */
function ignoreFiles(cwd: string, parse: (lines: string) => { ignores(path: string): boolean }): (path: string) => boolean {
  const known = new Map<string, { ignores(path: string): boolean } | undefined>()
  const read = (folder: string): { ignores(path: string): boolean } | undefined => {
    if (known.has(folder)) return known.get(folder)
    const texts = IGNORE_FILES.map((name) => join(folder, name)).filter((path) => existsSync(path))
    const rules = texts.length > 0 ? parse(texts.map((path) => readFileSync(path, 'utf8')).join('\n')) : undefined
    known.set(folder, rules)
    return rules
  }
  return (path) => {
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const inner = relative(folder, path).split(sep).join('/')
      if (read(folder)?.ignores(inner)) return true
      if (folder === dirname(folder) || existsSync(join(folder, '.git')) || folder === resolve(cwd)) return false
    }
  }
}

function toShown(path: string, cwd: string): string {
  return relative(cwd, path).split(sep).join('/')
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Writes a file whole or not at all: beside its place first, then moved there. */
export function writeWhole(path: string, text: string): void {
  const beside = `${path}.${process.pid}.tmp`
  writeFileSync(beside, text)
  renameSync(beside, path)
}

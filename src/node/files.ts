import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, relative, resolve, sep } from 'node:path'
import type { Problem } from '../core/types.js'

/** The files that a command line names, and what could not be found. */
export interface FoundFiles {
  /** As the user would name them: relative to the working folder, with forward slashes. */
  readonly paths: readonly string[]
  readonly problems: readonly Problem[]
}
export interface FindOptions {
  readonly cwd: string
  /** What the config leaves out, in the manner of .gitignore, and the folder that it stands in. */
  readonly ignore: readonly string[]
  readonly ignoreFrom: string
  /** Whether a file's format is one that we read. */
  readonly isKnown: (path: string) => boolean
  /** Formats to name where there was nothing to read. */
  readonly formats: string
}

const IGNORE_FILES = ['.gitignore', '.policylintignore']

/**
 * Finds what to check. A named file is always taken, without an extension too; folders are searched through, without hidden folders,
 * node_modules and what .gitignore and .policylintignore leave out; anything else is taken for a glob.
 */
export async function findFiles(named: readonly string[], options: FindOptions): Promise<FoundFiles> {
  const paths: string[] = []
  const problems: Problem[] = []
  for (const name of named) {
    const stat = statOf(resolve(options.cwd, name))
    if (stat === 'unreadable') {
      problems.push({ path: name, message: 'this could not be looked at; check its permissions' })
      continue
    }
    if (stat && !stat.isDirectory()) {
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
    if (found.length === 0) problems.push({ path: name, message: emptyMessage(isGlob, options.formats) })
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
  const isIgnored = createIgnored(options, (lines) => ignore().add(lines))
  return found
    .map((path) => resolve(root, path))
    .filter((path) => extname(path) !== '' && options.isKnown(path) && !isIgnored(path))
    .map((path) => toShown(path, options.cwd))
    .sort(inOrder)
}

/** Rules of one ignore file, for paths relative to its folder. */
interface IgnoreRules {
  test(path: string): { readonly ignored: boolean; readonly unignored: boolean }
}

/**
 * Whether the config, or an ignore file in the path's folder or one above it, leaves a path out. The nearest file that
 * speaks of the path decides, as in git; the search ends at the repository's top folder, or else at the working folder.
 */
function createIgnored(
  { cwd, ignore, ignoreFrom }: FindOptions,
  parse: (lines: string) => IgnoreRules,
): (path: string) => boolean {
  const known = new Map<string, IgnoreRules | undefined>()
  const top = findRepository(cwd) ?? resolve(cwd)
  const configured = parse(ignore.join('\n'))
  const read = (folder: string): IgnoreRules | undefined => {
    if (known.has(folder)) return known.get(folder)
    const texts = IGNORE_FILES.map((name) => join(folder, name)).filter((path) => existsSync(path))
    const rules = texts.length > 0 ? parse(texts.map((path) => readFileSync(path, 'utf8')).join('\n')) : undefined
    known.set(folder, rules)
    return rules
  }
  return (path) => {
    const fromConfig = toShown(path, ignoreFrom)
    if (!fromConfig.startsWith('..') && configured.test(fromConfig).ignored) return true
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const verdict = read(folder)?.test(toShown(path, folder))
      if (verdict?.ignored) return true
      if (verdict?.unignored || folder === top || folder === dirname(folder)) return false
    }
  }
}

/** The folder that holds `.git`, here or above. */
function findRepository(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder
    if (folder === dirname(folder)) return undefined
  }
}

function statOf(path: string): ReturnType<typeof statSync> | 'unreadable' {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return 'unreadable'
  }
}

function emptyMessage(isGlob: boolean, formats: string): string {
  if (isGlob) return 'nothing fits this pattern; check the spelling'
  return `there is nothing to check in this folder; it holds no ${formats}`
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

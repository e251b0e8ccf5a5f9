// Builds the program: `dist/cli.js` and the parts that it loads only when needed, then the rules as data.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const shared = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  splitting: true,
  legalComments: 'none',
  define: { POLICY_LINT_VERSION: JSON.stringify(JSON.parse(readFileSync('package.json', 'utf8')).version) },
  metafile: true,
  logLevel: 'warning',
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
}
await bundle('dist', { entryPoints: ['src/cli/main.ts'], entryNames: 'cli', minify: true })
await bundle('dist/dev', { entryPoints: ['src/dev/corpus.ts', 'src/dev/generate.ts'] })
const { status } = spawnSync(process.execPath, ['dist/dev/generate.js', 'data'], { stdio: 'inherit' })
process.exitCode = status ?? 1

/** Bundles into a folder and takes away what an earlier build left there. */
async function bundle(outdir, options) {
  const { metafile } = await build({ ...shared, ...options, outdir, chunkNames: 'part-[hash]' })
  const made = new Set(Object.keys(metafile.outputs))
  for (const name of existsSync(outdir) ? readdirSync(outdir) : []) {
    const path = join(outdir, name)
    if (name.endsWith('.js') && !made.has(path)) rmSync(path)
  }
}

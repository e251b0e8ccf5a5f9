// Builds the program: `dist/cli.js` and the parts that it loads only when needed, then the rules as data.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { build } from 'esbuild'

rmSync('dist', { recursive: true, force: true })
const shared = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  splitting: true,
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
}
await build({
  ...shared,
  entryPoints: ['src/cli/main.ts'],
  outdir: 'dist',
  entryNames: 'cli',
  chunkNames: 'part-[hash]',
})
await build({
  ...shared,
  minify: false,
  entryPoints: ['src/dev/corpus.ts', 'src/dev/generate.ts'],
  outdir: 'dist/dev',
  chunkNames: 'part-[hash]',
})
const { status } = spawnSync(process.execPath, ['dist/dev/generate.js', 'data'], { stdio: 'inherit' })
process.exitCode = status ?? 1

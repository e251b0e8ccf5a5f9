import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readGrids, scoreGrid } from '../src/dev/grids.js'
import { readRules } from '../src/dev/workbench.js'

const { limits } = JSON.parse(readFileSync('fixtures/grids/limits.json', 'utf8')) as { limits: Record<string, number> }
const grids = readGrids()
const { rules } = readRules()

test('there are sixty groups, twenty frames each way and three sentences for every name', () => {
  const size = (wants: string): number =>
    grids.filter((g) => g.wants === wants).reduce((sum, g) => sum + g.sentences.length, 0)
  expect([size('calm'), size('found')]).toEqual([60 * 20, 60 * 20])
  expect(size('silent') % 3).toBe(0)
  expect(new Set(grids.flatMap((g) => g.sentences)).size).toBe(grids.flatMap((g) => g.sentences).length)
})

test.each(grids.map((grid) => [grid.name, grid.wants, grid] as const))('%s: %s', async (name, _, grid) => {
  const { wrong } = await scoreGrid(grid, rules)
  const told = wrong.map(({ text, findings }) => ({ text, rules: findings.map((f) => f.rule) }))
  expect(told.length > (limits[name] ?? 0) ? told : []).toEqual([])
})

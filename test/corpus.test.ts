import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Topic } from '../src/core/types.js'
import { alarmedShare, precision, recall, scorePosts } from '../src/dev/score.js'
import { answer, readCorpus, readRules } from '../src/dev/workbench.js'

/** What the labelled posts must score, at least. The floors may only rise. */
interface Floor {
  readonly topics?: readonly Topic[]
  readonly precision: number
  readonly recall: number
  readonly cleanAlarmed: number
}
const floors = JSON.parse(readFileSync('fixtures/corpus/floors.json', 'utf8')) as Record<string, Record<string, Floor>>
const { rules } = readRules()

test.each(Object.keys(floors))('%s scores no less than its floors', async (corpus) => {
  const answers = await answer(readCorpus(corpus), rules)
  for (const [name, floor] of Object.entries(floors[corpus] ?? {})) {
    const score = scorePosts(answers, (topic) => !floor.topics || floor.topics.includes(topic))
    expect(precision(score.micro), `${name}: precision`).toBeGreaterThanOrEqual(floor.precision)
    expect(recall(score.micro), `${name}: recall`).toBeGreaterThanOrEqual(floor.recall)
    expect(alarmedShare(score.clean), `${name}: clean posts alarmed`).toBeLessThanOrEqual(floor.cleanAlarmed)
  }
})

import type { Account, Confidence, Finding, Format, Topic } from '../core/types.js'

/** A labelled post of `fixtures/corpus`. */
export interface Post {
  readonly id: string
  readonly account: Account
  readonly format: Format
  readonly date: string
  readonly text: string
  readonly topics: readonly Topic[]
  /** Topic to the exact words that are its evidence. */
  readonly quotes: Readonly<Partial<Record<Topic, readonly string[]>>>
}
export interface Answered {
  readonly post: Post
  readonly findings: readonly Finding[]
}
export interface Counts {
  tp: number
  fp: number
  fn: number
  /** True positives in which a finding overlaps the evidence. */
  localised: number
}
export interface Score {
  readonly rows: ReadonlyMap<Topic, Counts>
  readonly micro: Counts
  readonly clean: number
  readonly cleanAlarmed: number
  /** Post-level hits and false alarms by the surest finding of the topic. */
  readonly byConfidence: Readonly<Record<Confidence, { right: number; wrong: number }>>
  readonly misses: readonly { readonly post: Post; readonly topic: Topic }[]
  readonly alarms: readonly { readonly post: Post; readonly topic: Topic; readonly finding: Finding }[]
}

/**
 * Scores answers against labels, post by post. A topic is raised by a finding of severity error or warning; a clean
 * post is alarmed by any. Only the topics that `counts` lets through are looked at.
 */
export function scorePosts(answers: readonly Answered[], counts: (topic: Topic) => boolean = () => true): Score {
  const rows = new Map<Topic, Counts>()
  const micro: Counts = { tp: 0, fp: 0, fn: 0, localised: 0 }
  const byConfidence = { high: { right: 0, wrong: 0 }, medium: { right: 0, wrong: 0 }, low: { right: 0, wrong: 0 } }
  const misses: Score['misses'][number][] = []
  const alarms: Score['alarms'][number][] = []
  let clean = 0
  let cleanAlarmed = 0
  for (const { post, findings } of answers) {
    const raising = findings.filter((f) => f.severity !== 'advice' && counts(f.topic))
    const labels = post.topics.filter(counts)
    if (post.topics.length === 0) {
      clean++
      if (raising.length > 0) cleanAlarmed++
    }
    for (const topic of new Set([...labels, ...raising.map((f) => f.topic)])) {
      const row = rows.get(topic) ?? { tp: 0, fp: 0, fn: 0, localised: 0 }
      rows.set(topic, row)
      const own = raising.filter((f) => f.topic === topic)
      const [first] = own
      if (!first) {
        add(row, micro, 'fn')
        misses.push({ post, topic })
        continue
      }
      const right = labels.includes(topic)
      const sure = own.some((f) => f.confidence === 'high') ? 'high' : 'medium'
      byConfidence[sure][right ? 'right' : 'wrong']++
      add(row, micro, right ? 'tp' : 'fp')
      if (!right) for (const finding of own) alarms.push({ post, topic, finding })
      else if (isLocalised(post, topic, own)) add(row, micro, 'localised')
    }
  }
  return { rows, micro, clean, cleanAlarmed, byConfidence, misses, alarms }
}

export const precision = ({ tp, fp }: Counts): number => tp / (tp + fp)
export const recall = ({ tp, fn }: Counts): number => tp / (tp + fn)
export const f1 = ({ tp, fp, fn }: Counts): number => (2 * tp) / (2 * tp + fp + fn)

function add(row: Counts, micro: Counts, key: keyof Counts): void {
  row[key]++
  micro[key]++
}

function isLocalised(post: Post, topic: Topic, findings: readonly Finding[]): boolean {
  return (post.quotes[topic] ?? []).some((quote) => {
    const start = post.text.indexOf(quote)
    return findings.some((f) => f.start < start + quote.length && f.end > start)
  })
}

/** The score as a table of plain text. */
export function renderScore(name: string, score: Score): string {
  const lines = [`${name.padEnd(20)}   TP   FP   FN   prec   rec    F1  localised`]
  const line = (label: string, c: Counts): string => {
    const cells = [c.tp, c.fp, c.fn].map((n) => String(n).padStart(4)).join(' ')
    const shares = [precision(c), recall(c), f1(c), c.localised / c.tp].map(percent)
    return `${label.padEnd(20)} ${cells}  ${shares.slice(0, 3).join(' ')}  ${shares[3]}`
  }
  for (const [topic, row] of [...score.rows].sort(([a], [b]) => (a < b ? -1 : 1))) lines.push(line(topic, row))
  lines.push(line('micro', score.micro))
  lines.push(
    `clean posts alarmed ${score.cleanAlarmed}/${score.clean} = ${percent(score.cleanAlarmed / score.clean).trim()} %`,
  )
  const { high, medium } = score.byConfidence
  lines.push(
    `right when sure: high ${high.right}/${high.right + high.wrong}, medium ${medium.right}/${medium.right + medium.wrong}`,
  )
  return lines.join('\n')
}

function percent(share: number): string {
  return Number.isNaN(share) ? '   - ' : (100 * share).toFixed(1).padStart(5)
}

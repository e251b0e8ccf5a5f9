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
/** What became of one topic in one post: found, raised without a label, or labelled and not raised. */
export interface Judgement {
  readonly post: Post
  readonly topic: Topic
  readonly outcome: 'hit' | 'alarm' | 'miss'
  /** The findings that raise the topic; none for a miss. */
  readonly findings: readonly Finding[]
  /** A hit in which a finding overlaps the evidence. */
  readonly localised: boolean
}
export interface Counts {
  readonly tp: number
  readonly fp: number
  readonly fn: number
  /** True positives in which a finding overlaps the evidence. */
  readonly localised: number
}
/** How often a level of confidence is right. */
export interface Trust {
  readonly right: number
  readonly wrong: number
}
export interface Score {
  readonly judgements: readonly Judgement[]
  readonly micro: Counts
  /** The posts without a label, and whether anything was raised there. */
  readonly clean: readonly { readonly post: Post; readonly alarmed: boolean }[]
  /** Topics of posts by the surest finding; low confidence raises nothing and is counted all the same. */
  readonly calibration: Readonly<Record<Confidence, Trust>>
}
type Chooses = (topic: Topic) => boolean

/** Whether a finding raises its topic: advice does not. */
export const isRaising = (finding: Finding): boolean => finding.severity !== 'advice'

/**
 * Scores answers against labels, post by post. A topic is raised by a finding of severity error or warning; a clean
 * post is alarmed by any. Only the topics that `counts` lets through are looked at.
 */
export function scorePosts(answers: readonly Answered[], counts: Chooses = () => true): Score {
  const judgements = answers.flatMap((answered) => judgePost(answered, counts))
  const clean = answers
    .filter(({ post }) => post.topics.length === 0)
    .map(({ post, findings }) => ({ post, alarmed: findings.some((f) => isRaising(f) && counts(f.topic)) }))
  return { judgements, micro: count(judgements), clean, calibration: calibrate(answers, counts) }
}

/** What became of every topic that a post is labelled with or that was raised in it. */
export function judgePost({ post, findings }: Answered, counts: Chooses = () => true): Judgement[] {
  const raising = findings.filter((f) => isRaising(f) && counts(f.topic))
  const labels = post.topics.filter(counts)
  return [...new Set([...labels, ...raising.map((f) => f.topic)])].map((topic) => {
    const own = raising.filter((f) => f.topic === topic)
    const outcome = own.length === 0 ? 'miss' : labels.includes(topic) ? 'hit' : 'alarm'
    return { post, topic, outcome, findings: own, localised: outcome === 'hit' && isLocalised(post, topic, own) }
  })
}

/** Counts judgements group by group: by topic, by account, by format. */
export function countBy(
  judgements: readonly Judgement[],
  keyOf: (judgement: Judgement) => string,
): ReadonlyMap<string, Counts> {
  const keys = [...new Set(judgements.map(keyOf))].sort()
  return new Map(keys.map((key) => [key, count(judgements.filter((j) => keyOf(j) === key))]))
}

function count(judgements: readonly Judgement[]): Counts {
  const of = (outcome: Judgement['outcome']): number => judgements.filter((j) => j.outcome === outcome).length
  return { tp: of('hit'), fp: of('alarm'), fn: of('miss'), localised: judgements.filter((j) => j.localised).length }
}

export const precision = ({ tp, fp }: Counts): number => tp / (tp + fp)
export const recall = ({ tp, fn }: Counts): number => tp / (tp + fn)
export const f1 = ({ tp, fp, fn }: Counts): number => (2 * tp) / (2 * tp + fp + fn)
/** The share of posts without a label in which something was raised. */
export const alarmedShare = (clean: Score['clean']): number => clean.filter((c) => c.alarmed).length / clean.length

function calibrate(answers: readonly Answered[], counts: Chooses): Score['calibration'] {
  const trust = { high: { right: 0, wrong: 0 }, medium: { right: 0, wrong: 0 }, low: { right: 0, wrong: 0 } }
  for (const { post, findings } of answers) {
    const spoken = findings.filter((f) => (isRaising(f) || f.confidence === 'low') && counts(f.topic))
    for (const topic of new Set(spoken.map((f) => f.topic))) {
      const levels = spoken.filter((f) => f.topic === topic).map((f) => f.confidence)
      const surest = (['high', 'medium', 'low'] as const).find((level) => levels.includes(level)) ?? 'low'
      trust[surest][post.topics.includes(topic) ? 'right' : 'wrong']++
    }
  }
  return trust
}

function isLocalised(post: Post, topic: Topic, findings: readonly Finding[]): boolean {
  return (post.quotes[topic] ?? []).some((quote) => {
    const start = post.text.indexOf(quote)
    return findings.some((f) => f.start < start + quote.length && f.end > start)
  })
}

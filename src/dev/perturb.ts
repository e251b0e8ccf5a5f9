import type { RuleSet } from '../core/rule-set.js'
import type { Topic } from '../core/types.js'
import { addEmoji, addTypos, changeCase, changeQuotes, toMarkdown } from './perturb-form.js'
import { changeNumbers, changePerson, changeTense, renamePeople, renamePlaces } from './perturb-words.js'
import { createRandom, type Random } from './random.js'
import { alarmedShare, type Judgement, type Post, recall, type Score, scorePosts } from './score.js'
import { percent } from './score-table.js'
import { answer } from './workbench.js'

/** A way in which somebody else could have written the same post. Its labels stay, so the rules must still find them. */
export interface Perturbation {
  readonly name: string
  readonly apply: (post: Post, random: Random) => string
  /** Topics that hang on what it changes: posts labelled with one are left alone. */
  readonly spares?: readonly Topic[]
  /** The posts it gives are Markdown. */
  readonly markdown?: true
}

/** Yesterday's vote, password or guess is no breach today. */
const OF_TODAY: readonly Topic[] = [
  'party-political',
  'electoral',
  'predetermination',
  'incitement',
  'security',
  'accuracy',
  'confidential',
  'commercial-promotion',
]

export const PERTURBATIONS: readonly Perturbation[] = [
  { name: 'names', apply: ({ text }, random) => renamePeople(text, random) },
  { name: 'places', apply: ({ text }, random) => renamePlaces(text, random) },
  { name: 'numbers', apply: ({ text }, random) => changeNumbers(text, random) },
  { name: 'tense', apply: ({ text }) => changeTense(text), spares: OF_TODAY },
  { name: 'person', apply: ({ text }) => changePerson(text), spares: ['capacity', 'personal-promotion'] },
  { name: 'casing', apply: ({ text }, random) => changeCase(text, random) },
  { name: 'quotes', apply: ({ text }) => changeQuotes(text) },
  { name: 'typos', apply: ({ text }, random) => addTypos(text, random) },
  { name: 'emoji', apply: ({ text }, random) => addEmoji(text, random) },
  { name: 'markdown', apply: toMarkdown, markdown: true },
]

/** The posts that a perturbation changes, as it leaves them; the same every time. */
export function perturb(posts: readonly Post[], { name, apply, spares, markdown }: Perturbation): Post[] {
  return posts.flatMap((post) => {
    if (post.topics.some((topic) => spares?.includes(topic))) return []
    const text = apply(post, createRandom(`${name} ${post.id}`))
    return text === post.text ? [] : [{ ...post, text, ...(markdown && { format: 'md' as const }) }]
  })
}

/** What perturbed posts score, beside the same posts as they were. */
export interface Compared {
  readonly name: string
  readonly posts: number
  readonly before: Score
  readonly after: Score
}

/** Scores posts as they are and as each perturbation leaves them, and all perturbations together at the end. */
export async function comparePerturbed(
  posts: readonly Post[],
  rules: RuleSet,
  isChosen: (post: number, perturbation: number) => boolean = () => true,
): Promise<Compared[]> {
  const plain = new Map((await answer(posts, rules)).map((answered) => [answered.post.id, answered]))
  const parts = []
  for (const [n, perturbation] of PERTURBATIONS.entries()) {
    const chosen = posts.filter((_, at) => isChosen(at, n))
    const after = await answer(perturb(chosen, perturbation), rules)
    const before = after.flatMap(({ post }) => plain.get(post.id) ?? [])
    parts.push({ name: perturbation.name, before, after })
  }
  const all = { name: 'all', before: parts.flatMap((p) => p.before), after: parts.flatMap((p) => p.after) }
  return [...parts, all].map(({ name, before, after }) => ({
    name,
    posts: after.length,
    before: scorePosts(before),
    after: scorePosts(after),
  }))
}

/** Points of recall lost and of clean posts alarmed more, out of a hundred. */
export function lossOf({ before, after }: Compared): { readonly recall: number; readonly alarmed: number } {
  return {
    recall: 100 * (recall(before.micro) - recall(after.micro)),
    alarmed: 100 * (alarmedShare(after.clean) - alarmedShare(before.clean)),
  }
}

/** The comparison as a table of plain text. */
export function renderCompared(list: readonly Compared[]): string {
  const lines = ['perturbed      posts  recall was     is   lost  clean alarmed was     is   more']
  for (const compared of list) {
    const { name, posts, before, after } = compared
    const loss = lossOf(compared)
    const cells = [
      percent(recall(before.micro)).padStart(11),
      percent(recall(after.micro)).padStart(6),
      loss.recall.toFixed(1).padStart(6),
      percent(alarmedShare(before.clean)).padStart(18),
      percent(alarmedShare(after.clean)).padStart(6),
      loss.alarmed.toFixed(1).padStart(6),
    ]
    lines.push(`${name.padEnd(13)} ${String(posts).padStart(6)} ${cells.join(' ')}`)
  }
  return lines.join('\n')
}

/** Topics found before and not after, and clean posts alarmed after and not before: the post as it was perturbed. */
export function changedIn({ before, after }: Compared): { readonly lost: Judgement[]; readonly alarms: Judgement[] } {
  const keyOf = ({ post, topic, outcome }: Judgement): string => `${post.id} ${topic} ${outcome}`
  const known = new Set(before.judgements.map(keyOf))
  const fresh = after.judgements.filter((j) => !known.has(keyOf(j)))
  return {
    lost: fresh.filter((j) => j.outcome === 'miss'),
    alarms: fresh.filter((j) => j.outcome === 'alarm' && j.post.topics.length === 0),
  }
}

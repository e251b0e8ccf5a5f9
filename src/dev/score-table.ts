import { type Counts, countBy, f1, type Judgement, precision, recall, type Score } from './score.js'

const NAME = 22
const HEAD = '  TP   FP   FN   prec    rec     F1  localised  clean alarmed'

/** The score as tables of plain text: by topic, account and format; then the whole and how far confidence can be trusted. */
export function renderScore(name: string, score: Score): string {
  const { judgements, micro, clean, calibration } = score
  const lines = [`${name.padEnd(NAME)}${HEAD}`]
  const table = (title: string, keyOf: (of: Judgement | Score['clean'][number]) => string): void => {
    lines.push(title)
    for (const [key, counts] of countBy(judgements, keyOf)) {
      lines.push(
        renderLine(
          `  ${key}`,
          counts,
          clean.filter((c) => keyOf(c) === key),
        ),
      )
    }
  }
  table('by topic', (of) => ('topic' in of ? of.topic : ''))
  table('by account', ({ post }) => post.account)
  table('by format', ({ post }) => post.format)
  lines.push(renderLine('all', micro, clean))
  const trust = (['high', 'medium', 'low'] as const).map((level) => {
    const { right, wrong } = calibration[level]
    return `${level} ${right}/${right + wrong} = ${percent(right / (right + wrong))} %`
  })
  lines.push(`right by confidence: ${trust.join(', ')}`)
  return lines.join('\n')
}

function renderLine(label: string, counts: Counts, clean: Score['clean']): string {
  const numbers = [counts.tp, counts.fp, counts.fn].map((n) => String(n).padStart(4)).join(' ')
  const shares = [precision(counts), recall(counts), f1(counts)].map((share) => percent(share).padStart(6)).join(' ')
  const localised = percent(counts.localised / counts.tp).padStart(10)
  const alarmed = clean.length > 0 ? `${clean.filter((c) => c.alarmed).length}/${clean.length}`.padStart(15) : ''
  return `${label.padEnd(NAME)}${numbers} ${shares} ${localised}${alarmed}`
}

/** A share in per cent with one decimal; `-` where there is nothing to share. */
export function percent(share: number): string {
  return Number.isNaN(share) ? '-' : (100 * share).toFixed(1)
}

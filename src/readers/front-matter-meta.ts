import { lineStarts, toPosition } from '../core/position.js'
import { ACCOUNTS, type Meta, type Problem } from '../core/types.js'
import type { FrontField, KeyedField } from './front-matter.js'

/** The day on which a post goes out comes before the day on which it was written. */
const DATE_NAMES = ['publish_date', 'publish_at', 'published_date', 'published_at', 'published', 'date'] as const
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const

/** Reads the account, the date and whether it is a draft. A date that nobody can read is a problem: much hangs on it. */
export function readMeta(
  fields: readonly KeyedField[],
  source: string,
): { meta: Meta; problems: readonly Omit<Problem, 'path'>[] } {
  const top = new Map<string, FrontField>()
  for (const field of fields) if (!field.name.includes('.')) top.set(field.key, field)
  const account = ACCOUNTS.find((name) => name === top.get('account')?.value.trim().toLowerCase())
  const draft = isDraft(top)
  const dated = DATE_NAMES.map((name) => top.get(name)).filter((field) => field && mayBeDate(field.value))
  const date = dated.map((field) => toDate(field?.value ?? '')).find((found) => found !== undefined)
  const wrong = date === undefined ? dated[0] : undefined
  const problems = wrong
    ? [
        {
          ...toPosition(lineStarts(source), wrong.start),
          message: `"${wrong.value}" is not a date that can be read; write it as 2026-05-01 (year, month, day)`,
        },
      ]
    : []
  return {
    meta: { ...(account && { account }), ...(date && { date }), ...(draft !== undefined && { draft }) },
    problems,
  }
}

function isDraft(top: ReadonlyMap<string, FrontField>): boolean | undefined {
  const draft = top.get('draft')?.value.toLowerCase()
  if (draft === 'true' || draft === 'false') return draft === 'true'
  const published = top.get('published')?.value.toLowerCase()
  return published === 'true' || published === 'false' ? published === 'false' : undefined
}

/** Not `published: true`, an empty field, or a template that a site generator fills in. */
function mayBeDate(value: string): boolean {
  return value.trim() !== '' && !/^(?:true|false|null|~)$/i.test(value) && !value.includes('{{')
}

/** A date as people write it in Britain, as `YYYY-MM-DD`; undefined where the calendar has no such day. */
export function toDate(value: string): string | undefined {
  const text = value.trim().toLowerCase()
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/.exec(text)
  if (iso) return toCalendar(iso[1], iso[2], iso[3])
  const british = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/.exec(text)
  if (british) return toCalendar(british[3], british[2], british[1])
  const words = /^(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})(?!\d)/.exec(text)
  if (words) return toCalendar(words[3], monthOf(words[2]), words[1])
  const american = /^(?:[a-z]+,?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/.exec(text)
  return american ? toCalendar(american[3], monthOf(american[1]), american[2]) : undefined
}

function monthOf(name = ''): string {
  return String(MONTHS.findIndex((month) => name.startsWith(month)) + 1)
}

function toCalendar(year = '', month = '', day = ''): string | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const date = new Date(Date.UTC(y, m - 1, d))
  if (date.getUTCFullYear() !== y || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return undefined
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

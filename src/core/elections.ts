/** Polls and bank holidays, as `rules/elections.yml` has them. Dates are `YYYY-MM-DD`. */
export interface Calendar {
  /** The day on which the facts were last checked. */
  readonly dated: string
  /** Bank holidays of England and Wales. */
  readonly holidays: readonly string[]
  readonly polls: readonly Poll[]
}
export interface Poll {
  readonly date: string
  readonly name: string
  readonly kind: 'local' | 'general'
  /** The day on which notice was really given, where it is known to be earlier than the latest. */
  readonly notice?: string
}

/** The period before a poll in which a council must take special care. */
export interface PreElection {
  readonly since: string
  readonly poll: Poll
}

/** Working days before the poll by which notice must be given (SI 2006/3304 and 3305; RPA 1983 for Parliament). */
const NOTICE_DAYS = { local: 25, general: 22 } as const
const DAY = 86_400_000

/**
 * The pre-election periods of a calendar and a council's own polls: each from notice of election (its latest day, unless
 * the poll says otherwise) to the poll. An own poll of the same day stands in place of the calendar's.
 */
export function periodsOf(calendar: Calendar, own: readonly Poll[] = []): PreElection[] {
  return pollsOf(calendar, own).map((poll) => ({ since: startOf(poll, calendar), poll }))
}

/** The pre-election period that a day lies in; undefined on other days. */
export function preElectionOn(date: string, periods: readonly PreElection[]): PreElection | undefined {
  return periods.find(({ since, poll }) => date >= since && date <= poll.date)
}

function pollsOf(calendar: Calendar, own: readonly Poll[]): Poll[] {
  return [...own, ...calendar.polls.filter((poll) => !own.some(({ date }) => date === poll.date))]
}

/** The day from which a poll's period runs. */
export function startOf(poll: Poll, calendar: Calendar): string {
  return poll.notice ?? workingDaysBefore(poll.date, NOTICE_DAYS[poll.kind], calendar.holidays)
}

/** The next polls on or after a day, soonest first. */
export function nextPolls(date: string, calendar: Calendar, own: readonly Poll[] = []): Poll[] {
  return pollsOf(calendar, own)
    .filter((poll) => poll.date >= date)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
}

/**
 * The nth working day before a day, which counts as day 0. Saturdays, Sundays, bank holidays (Good Friday among them),
 * Christmas Eve and Christmas Day do not count.
 */
export function workingDaysBefore(date: string, days: number, holidays: readonly string[]): string {
  const off = new Set(holidays)
  let day = Date.parse(date)
  for (let left = days; left > 0; ) {
    day -= DAY
    const text = new Date(day).toISOString().slice(0, 10)
    const weekday = new Date(day).getUTCDay()
    if (weekday !== 0 && weekday !== 6 && !off.has(text) && !/-12-2[45]$/.test(text)) left--
  }
  return new Date(day).toISOString().slice(0, 10)
}

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import {
  type Calendar,
  nextPolls,
  type Poll,
  periodsOf,
  preElectionOn,
  startOf,
  workingDaysBefore,
} from '../../src/core/elections.js'

const calendar: Calendar = parse(readFileSync('rules/elections.yml', 'utf8'))

describe('the latest day for notice of election', () => {
  // Timetables that councils published, and the statutory arithmetic for the years to come.
  it.each([
    ['2019-05-02', '2019-03-26'],
    ['2020-05-07', '2020-03-31'],
    ['2021-05-06', '2021-03-29'],
    ['2022-05-05', '2022-03-28'],
    ['2023-05-04', '2023-03-27'],
    ['2024-05-02', '2024-03-26'],
    ['2025-05-01', '2025-03-25'],
    ['2026-05-07', '2026-03-30'],
    ['2027-05-06', '2027-03-31'],
    ['2028-05-04', '2028-03-27'],
    ['2029-05-03', '2029-03-27'],
    ['2030-05-02', '2030-03-26'],
  ])('of the local polls on %s is %s', (date, start) => {
    expect(startOf({ date, name: '', kind: 'local' }, calendar)).toBe(start)
  })

  it.each([
    ['2024-07-04', '2024-06-04'],
    ['2019-12-12', '2019-11-12'],
  ])('of the general election on %s is %s', (date, start) => {
    expect(startOf({ date, name: '', kind: 'general' }, calendar)).toBe(start)
  })

  it('does not count Christmas Eve, which is no bank holiday', () => {
    expect(workingDaysBefore('2026-12-29', 1, calendar.holidays)).toBe('2026-12-23')
  })
})

describe('the pre-election period', () => {
  const periods = periodsOf(calendar)

  it('runs from notice to polling day, both included', () => {
    expect(preElectionOn('2026-03-29', periods)).toBeUndefined()
    expect(preElectionOn('2026-03-30', periods)?.poll.date).toBe('2026-05-07')
    expect(preElectionOn('2026-05-07', periods)?.since).toBe('2026-03-30')
    expect(preElectionOn('2026-05-08', periods)).toBeUndefined()
  })

  it("knows a council's own by-election, from the day on which notice was given", () => {
    const own: Poll = { date: '2026-09-10', name: 'Mill ward by-election', kind: 'local', notice: '2026-08-03' }
    expect(preElectionOn('2026-08-02', periodsOf(calendar, [own]))).toBeUndefined()
    expect(preElectionOn('2026-08-03', periodsOf(calendar, [own]))).toEqual({ since: '2026-08-03', poll: own })
  })

  it('takes the real day of notice from an own entry for an ordinary poll', () => {
    const own: Poll = { date: '2026-05-07', name: 'ordinary local elections', kind: 'local', notice: '2026-03-23' }
    expect(preElectionOn('2026-03-24', periodsOf(calendar, [own]))?.since).toBe('2026-03-23')
    expect(nextPolls('2026-05-01', calendar, [own])[0]).toEqual(own)
  })

  it('lists the next polls, soonest first', () => {
    const own: Poll = { date: '2026-09-10', name: 'Mill ward by-election', kind: 'local' }
    const dates = nextPolls('2026-05-08', calendar, [own]).map((poll) => poll.date)
    expect(dates.slice(0, 2)).toEqual(['2026-09-10', '2027-05-06'])
  })
})

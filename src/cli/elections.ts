import { type Calendar, nextPolls, periodsOf, preElectionOn, startOf } from '../core/elections.js'
import { readConfig } from '../node/config.js'
import { loadElections } from '../node/load.js'
import { describeProblem } from './check-all.js'
import { CLEAN, FAILED, type Host } from './host.js'
import { toDate } from './setup.js'

const SHOWN = 3

/** `policy-lint elections`: whether a day is in a pre-election period, what that changes, and the next polls. */
export async function showElections(
  flags: { readonly date?: string; readonly config?: string },
  host: Host,
): Promise<number> {
  const date = flags.date === undefined ? host.today : toDate(flags.date)
  const { config, problems } = await readConfig(host.cwd, flags.config)
  for (const problem of problems) host.stderr.write(`${describeProblem(problem)}\n`)
  const calendar = loadElections<Calendar>()
  const own = config.elections.map(({ notice, ...poll }) => (notice === undefined ? poll : { ...poll, notice }))
  const period = preElectionOn(date, periodsOf(calendar, own))
  const out = (line: string): void => void host.stdout.write(`${line}\n`)
  if (period) {
    out(
      `${date} is in the pre-election period of the ${period.poll.name} on ${period.poll.date}, which runs from ${period.since}.`,
    )
    out(
      'Council accounts should publish nothing about candidates, parties or controversial plans; how and when to vote, and',
    )
    out('ordinary service news, may go on. The "electoral" rules for this period are awake.')
  } else {
    out(`${date} is not in a pre-election period.`)
  }
  out('Next polls:')
  for (const poll of nextPolls(date, calendar, own).slice(0, SHOWN)) {
    out(`  ${poll.date}  ${poll.name} (pre-election period from ${startOf(poll, calendar)} at the latest)`)
  }
  out(`Dates were last checked on ${calendar.dated}; put by-elections of your own under "elections" in the config.`)
  return problems.length > 0 ? FAILED : CLEAN
}

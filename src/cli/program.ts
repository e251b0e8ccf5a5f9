import { Command } from 'commander'
import { check } from './check.js'
import { showElections } from './elections.js'
import type { Host } from './host.js'
import { init } from './init.js'
import { showPolicies, showRule, showRules } from './show.js'
import { stream } from './stream.js'

/** The version that `--version` prints; the build puts it in from package.json. */
declare const POLICY_LINT_VERSION: string

const EXAMPLES = `
Examples:
  $ policy-lint draft.txt                 one post, before you publish it
  $ policy-lint scheduled/ --as council   a folder of posts
  $ policy-lint - < draft.txt             what another program writes

It ends with 0 if there is nothing to fix, 1 if there is, 2 if something could not be checked.`

/** The commands and their flags. A command's own code loads when it is called. */
export function createProgram(host: Host, end: (code: number) => void): Command {
  const run =
    <A extends unknown[]>(action: (...args: A) => Promise<number>) =>
    async (...args: A): Promise<void> =>
      end(await action(...args))
  const program = new Command('policy-lint')
    .description("Checks draft posts against a council's social-media policy.")
    .argument('[paths...]', 'files, folders, globs, or - for standard input')
    .version(typeof POLICY_LINT_VERSION === 'string' ? POLICY_LINT_VERSION : '0')
    .addHelpText('after', EXAMPLES)
    .showSuggestionAfterError(true)
    .showHelpAfterError(false)
    .helpCommand(true)
    .exitOverride()
    .enablePositionalOptions()
    .configureOutput({
      writeOut: (text) => void host.stdout.write(text),
      writeErr: (text) => void host.stderr.write(text),
      outputError: (text, write) =>
        write(
          `policy-lint: ${text
            .replace(/^error: /, '')
            .trim()
            .replace(/\n/g, ' ')}\n`,
        ),
      getOutHelpWidth: () => host.stdout.columns ?? 80,
      getErrHelpWidth: () => host.stderr.columns ?? 80,
    })
  common(program)
    .option('--format <name>', 'text, line, json or jsonl', 'text')
    .option('--output <file>', 'write the report to a file')
    .option('--fail-on <severity>', 'end with 1 from this severity on: error (default), warning or advice')
    .option('--stdin-filename <name>', 'the name (and so the format) of what comes on standard input')
    .option('--quiet', 'leave out hints and notes')
    .option('--no-color', 'no colours')
    .action(run((paths: string[], flags) => check(paths, flags, host)))
  common(program.command('rules').description('list the rules')).action(
    run((_, command: Command) => showRules(command.optsWithGlobals(), host)),
  )
  common(program.command('explain').description('say what a rule looks for, and why').argument('<rule>'))
    .option('--on <text>', 'show what the rule makes of a text, step by step')
    .action(run((id: string, _, command: Command) => showRule(id, command.optsWithGlobals(), host)))
  const policies = program.command('policies').description('list the policies and how far rules enforce them')
  common(policies).action(run((_, command: Command) => showPolicies(undefined, command.optsWithGlobals(), host)))
  common(policies.command('show').description('print a policy, clause by clause').argument('<policy>')).action(
    run((id: string, _, command: Command) => showPolicies(id, command.optsWithGlobals(), host)),
  )
  program
    .command('test')
    .description('run the examples of the rules, or of a pack of your own')
    .argument('[folder]', 'a folder with <topic>/<rule>.yml and lexicons/')
    .action(run(async (folder: string | undefined) => (await import('./test.js')).testRules(folder, host)))
  common(program.command('stream').description('answer JSON lines on standard input, one for one')).action(
    run((_, command: Command) => stream(command.optsWithGlobals(), host)),
  )
  program
    .command('elections')
    .description('the next polls, and whether a day is in a pre-election period')
    .option('--date <date>', 'the day; today if left out')
    .option('--config <file>', 'the config, instead of the one found upward')
    .action(run((_, command: Command) => showElections(command.optsWithGlobals(), host)))
  program
    .command('init')
    .description('write a commented policy-lint.config.yml')
    .option('--council <name>', 'the name of the council')
    .option('--as <account>', 'the account that most posts are for')
    .option('--policy <id>', 'a policy to cite; may be given more than once', each)
    .option('--force', 'write over a config that is there')
    .action(run((_, command: Command) => init(command.optsWithGlobals(), host)))
  for (const command of program.commands) command.exitOverride().copyInheritedSettings(program)
  for (const command of policies.commands) command.exitOverride().copyInheritedSettings(program)
  return program
}

/** The flags that decide how a post is judged. */
function common(command: Command): Command {
  return command
    .option('--as <account>', 'council (default), councillor, employee or private')
    .option('--policy <id>', 'cite this policy only; may be given more than once', each)
    .option('--date <date>', 'the day the post is for, as 2026-05-07')
    .option('--config <file>', 'the config, instead of the one found upward')
    .option('--topic <topic>', 'only rules of this topic; may be given more than once', each)
    .option('--rule <rule>', 'only this rule; may be given more than once', each)
}

/** Gathers a flag that may be given more than once. A flag takes one value, so that a path may follow it. */
function each(value: string, before: readonly string[] = []): string[] {
  return [...before, value]
}

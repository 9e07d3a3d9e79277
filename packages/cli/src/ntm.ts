import { Command } from 'commander';

/** The exit status of a command that cannot be understood; 1 is for what was tried and failed. */
const USAGE_STATUS = 2;

/** The command line with some commands. */
export function ntm(commands: readonly Command[]): Command {
  const program = new Command('ntm').description('Tools for those who run a ntm-ledger.');
  for (const command of commands) program.addCommand(command);
  for (const each of withNested(program)) {
    each.showHelpAfterError().exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : USAGE_STATUS));
  }
  return program;
}

/** A command with all commands under it, to whatever depth. */
function withNested(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withNested)];
}

import { Command } from 'commander';
import type { LogCopyRequest, LogDigestRequest } from './log-request.js';

const COPY = `
A log is a data folder (its ledger.db), while no server has it open, or the URL of a server: esdb://… or kurrentdb://…

The target gets the same events with the same ids, in the same order, recorded at the same instants. It must be empty, or hold a beginning of the source:
a copy that was cut short is ended by running it once more. Positions differ between the forms; those inside events are put in the target's way, those
that clients keep (moments, cursors of feeds) hold for the source alone. At the end both logs are read and compared.

Exit status: 0 both logs are equal; 1 the target holds something else, or a log is in use; 2 the command cannot be understood;
3 equal as far as the source went, which somebody still writes to: run it again once nobody does.`;

const DIGEST = `
Logs of the same events have the same digest, whatever their form: SHA-256 over stream, revision, id, type, time of recording and body of every event in
order, with positions inside bodies as ordinals.`;

/** `ntm log`: moves a log, and says what it holds. */
export function logCommand(): Command {
  const log = new Command('log').description('Moves a log between its forms, and compares logs.');
  log
    .command('copy')
    .description('Copies a log into another one.')
    .requiredOption('--from <log>', 'the folder or URL that is read')
    .requiredOption('--to <log>', 'the folder or URL that is written')
    .option('--json', 'print the outcome as JSON', false)
    .addHelpText('after', COPY)
    .action(async (request: LogCopyRequest) => {
      // Loaded only now, so that other commands start at once.
      const { runLogCopy } = await import('./run-log.js');
      process.exitCode = await runLogCopy(request);
    });
  log
    .command('digest')
    .description('Prints the number of events of a log and their digest.')
    .argument('<log>', 'its folder or URL')
    .option('--json', 'print it as JSON', false)
    .addHelpText('after', DIGEST)
    .action(async (at: string, { json }: Pick<LogDigestRequest, 'json'>) => {
      const { runLogDigest } = await import('./run-log.js');
      process.exitCode = await runLogDigest({ at, json });
    });
  return log;
}

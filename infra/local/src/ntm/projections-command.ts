import { Command } from 'commander';
import type { ProjectionsRequest } from './projections-request.js';

const VERIFY = `
The whole log is folded from its beginning, and once more from the newest snapshot of NTM_SNAPSHOT_DIR on: for the ledger in one process and for each
service alone. Of every read model the hashes of both are compared. A snapshot of another version of the program is none.

Exit status: 0 all are equal, or there is no snapshot; 1 a read model differs, or the log is in use; 2 the command cannot be understood.`;

const SNAPSHOT = `
What the newest snapshot holds is not folded again. A snapshot is kept for the ledger in one process and for each service alone, so that the next start
of any of them is quick. Meant to be run now and then beside replicas on one server's log; an embedded log is kept so by its own process when it ends.`;

/** `ntm projections`: the read models of the log, rebuilt, compared and kept. */
export function projectionsCommand(): Command {
  const projections = new Command('projections').description(
    'Read models and their snapshots: of the log of EVENT_STORE_URL, or of NTM_DATA_DIR while no server has it open.',
  );
  projections
    .command('verify')
    .description('Rebuilds every read model from the beginning of the log and says which snapshot differs.')
    .option('--json', 'print what is found as JSON', false)
    .addHelpText('after', VERIFY)
    .action(async (request: ProjectionsRequest) => {
      // Loaded only now, so that other commands start at once.
      const { runVerify } = await import('./run-projections.js');
      process.exitCode = await runVerify(request);
    });
  projections
    .command('snapshot')
    .description('Keeps a snapshot of every read model as the log makes it now.')
    .option('--json', 'print what is kept as JSON', false)
    .addHelpText('after', SNAPSHOT)
    .action(async (request: ProjectionsRequest) => {
      const { runSnapshot } = await import('./run-projections.js');
      process.exitCode = await runSnapshot(request);
    });
  return projections;
}

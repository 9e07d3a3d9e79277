import { Command } from 'commander';
import type { CaseAuditRequest } from './audit-request.js';

const CASES = `
The rules are asked once more of every event of a case that was conducted here (LIVE), by what was known when it was recorded: the order of stages, who
took which part, votes, publication, survey, the conditions of the unit. What they would have refused and is in the log all the same is named.

Exit status: 0 no case breaks a rule; 1 some do, or the log is in use; 2 the command cannot be understood.`;

/** `ntm audit`: looks through the log of the data folder for what should not be in it. */
export function auditCommand(): Command {
  const audit = new Command('audit').description(
    'Looks through the log of NTM_DATA_DIR, while no server has it open, or of EVENT_STORE_URL.',
  );
  audit
    .command('cases')
    .description('Lists the cases whose events break the rules.')
    .option('--json', 'print what is found as JSON', false)
    .addHelpText('after', CASES)
    .action(async (request: CaseAuditRequest) => {
      // Loaded only now, so that other commands start at once.
      const { runCaseAudit } = await import('./run-audit.js');
      process.exitCode = await runCaseAudit(request);
    });
  return audit;
}

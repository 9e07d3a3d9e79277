import { logTrouble, withLogAt } from '@ntm-ledger/cli';
import { auditCasesOf } from '@ntm-ledger/recognition/auditing';
import { BadSetting, readSettings } from '@ntm-ledger/service-host';
import type { CaseAuditRequest } from './audit-request.js';
import { caseAuditReportOf } from './audit-report.js';
import { STATUS } from './exit-status.js';

/** Carries out `ntm audit cases`; gives the exit status. */
export async function runCaseAudit({ json }: CaseAuditRequest): Promise<number> {
  try {
    const settings = readSettings(process.env, { port: 0 });
    const report = await withLogAt(settings, 'make', (store) => auditCasesOf(store));
    process.stdout.write(json ? `${JSON.stringify(report)}\n` : caseAuditReportOf(report));
    return report.cases.length === 0 ? STATUS.done : STATUS.refused;
  } catch (error) {
    const trouble = logTrouble(error);
    if (!(error instanceof Error) || !(trouble !== undefined || error instanceof BadSetting)) throw error;
    process.stderr.write(`${error.message}\n`);
    return trouble === 'log' ? STATUS.refused : STATUS.notUnderstood;
  }
}

import { LogInUse } from '@ntm-ledger/event-store';
import { auditCasesOf } from '@ntm-ledger/recognition/auditing';
import { BadSetting, readSettings } from '@ntm-ledger/service-host';
import type { CaseAuditRequest } from './audit-request.js';
import { caseAuditReportOf } from './audit-report.js';
import { STATUS } from './exit-status.js';
import { withLog } from './open-log.js';

/** Carries out `ntm audit cases`; gives the exit status. */
export async function runCaseAudit({ json }: CaseAuditRequest): Promise<number> {
  try {
    const { dataDir } = readSettings(process.env, { port: 0 });
    const report = await withLog(dataDir, (store) => auditCasesOf(store));
    process.stdout.write(json ? `${JSON.stringify(report)}\n` : caseAuditReportOf(report));
    return report.cases.length === 0 ? STATUS.done : STATUS.refused;
  } catch (error) {
    if (!(error instanceof LogInUse || error instanceof BadSetting)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error instanceof LogInUse ? STATUS.refused : STATUS.notUnderstood;
  }
}

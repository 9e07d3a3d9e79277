import type { BreakingCase, CaseAuditReport } from '@ntm-ledger/recognition/auditing';

/** What was found, as a person reads it: case by case, each event with every rule that it breaks. */
export function caseAuditReportOf({ checked, cases }: CaseAuditReport): string {
  const lines = cases.flatMap(linesOf);
  const found = cases.length === 0 ? 'No case breaks a rule.' : `Cases that break rules: ${String(cases.length)}.`;
  return `${[...lines, `${String(checked)} events conducted here were checked. ${found}`].join('\n')}\n`;
}

function linesOf({ caseId, unitId, level, events }: BreakingCase): string[] {
  const title = caseId === null ? `a decision on ${unitId} that decides no case` : `case ${caseId} of ${unitId}`;
  const head = level === null ? title : `${title} (${level})`;
  return [
    head,
    ...events.flatMap(({ position, type, effectiveOn, actor, breaches }) =>
      breaches.map(({ rule, message, basis }) => {
        const act = basis === null ? '' : ` [${basis}]`;
        return `  position ${String(position)}, ${type} of ${effectiveOn} by ${actor}: ${rule}: ${message}${act}`;
      }),
    ),
    '',
  ];
}

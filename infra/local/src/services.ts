import { assessmentsService } from '@ntm-ledger/assessments';
import { auditService } from '@ntm-ledger/audit';
import { createRecognitionService } from '@ntm-ledger/recognition';
import type { ServiceDefinition, Settings } from '@ntm-ledger/service-host';
import { unitsService } from '@ntm-ledger/units';

/** Every service of the ledger. */
export function allServices({
  heartbeatMs,
  caseSettings,
}: Pick<Settings, 'heartbeatMs'> & Partial<Pick<Settings, 'caseSettings'>>): readonly [
  ServiceDefinition,
  ...ServiceDefinition[],
] {
  return [
    unitsService,
    assessmentsService,
    createRecognitionService({ heartbeatMs, ...(caseSettings === undefined ? {} : { caseSettings }) }),
    auditService,
  ];
}

import type { CaseDocument, CaseStage } from '@ntm-ledger/events';
import type { Procedure } from '../procedures/index.js';
import { actOf, stageOf } from '../procedures/index.js';
import type { Finding } from './finding.js';
import { missing } from './finding.js';

/** A dossier has the pieces that a source names for its stage. What is only remembered of a list is shown with the procedure, and not asked for. */
export function dossierIsWhole(
  stage: CaseStage,
  documents: readonly CaseDocument[],
  procedure: Procedure | null,
): Finding | null {
  const needed = procedure === null ? [] : (stageOf(procedure, stage)?.documents ?? []);
  const lacking = needed.filter(
    ({ kind, sourced }) => sourced && kind !== 'OTHER' && !documents.some((document) => document.kind === kind),
  );
  const names = lacking.map(({ name, kind }) => `${name} (${kind})`).join(', ');
  return lacking.length === 0
    ? null
    : missing('dossierIsWhole', `The dossier lacks ${names}.`, actOf(procedure, { sourced: true }));
}

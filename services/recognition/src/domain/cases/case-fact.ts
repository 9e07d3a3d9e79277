import type { Decided, LedgerDraft, Warning } from '@ntm-ledger/events';
import { caseStream } from '@ntm-ledger/events';
import type { CaseRecording } from './case-commands.js';

type Content =
  | Pick<LedgerDraft<'CaseOpened'>, 'type' | 'data'>
  | Pick<LedgerDraft<'CaseStepRecorded'>, 'type' | 'data'>
  | Pick<LedgerDraft<'CaseReturned'>, 'type' | 'data'>
  | Pick<LedgerDraft<'CaseWithdrawn'>, 'type' | 'data'>;

/** What a decided fact of a case rests on and warns of. */
export interface CaseFactGround {
  readonly causationId: string | null;
  readonly warnings: readonly Warning[];
}

/** The one event of a fact of a case, in the stream of the case. */
export function caseFact(recording: CaseRecording, { causationId, warnings }: CaseFactGround, content: Content): Decided {
  const { mode, effectiveOn, precision, basis, source } = recording;
  const { caseId, unitId } = content.data;
  const envelope = { effectiveOn, precision, concerns: [unitId], mode, basis, source, warnings, causationId };
  return { outcome: 'accepted', stream: caseStream(caseId), events: [{ ...envelope, ...content }] };
}

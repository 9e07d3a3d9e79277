import { createHash } from 'node:crypto';
import type { EventDraft, UnitAssessed } from '@ntm-ledger/events';
import { canonicalJson } from '@ntm-ledger/events';

/** An assessment, whether the log holds it or it is only planned. */
export type Assessed = Pick<EventDraft<'UnitAssessed', UnitAssessed>, 'effectiveOn' | 'precision' | 'data'>;

/**
 * Names what an assessment is about: a unit on a day in a round, as it is, is thought or is meant to be. A later one about the same
 * subject takes the place of the former.
 */
export function subjectOf({ effectiveOn, data: { unitId, criteriaSetId, round, statement } }: Assessed): string {
  return [unitId, criteriaSetId, effectiveOn, round, statement].join(' ');
}

/**
 * Names what an assessment says, as lower-case hexadecimal digits. The file it was read in, the mode and the set's size do not matter: the same sheet saved anew, or imported
 * after the set was completed, says nothing new.
 */
export function contentOf({ effectiveOn, precision, data }: Assessed): string {
  const { size: _size, ...said } = data;
  return createHash('sha256')
    .update(canonicalJson({ ...said, effectiveOn, precision }))
    .digest('hex');
}

import { COUNTINGS, TARGET_KINDS, TARGET_SIDES } from '@ntm-ledger/events';
import { enumOf } from '@ntm-ledger/service-host';
import { TARGET_STATUSES } from '../../domain/plans/target-outcome.js';

export const TargetKindEnum = enumOf(
  TARGET_KINDS,
  'TargetKind',
  'TITLE: a named unit is recognised. TITLE_TOTAL: so many units hold a level. AVERAGE_MET: criteria met, on average. CRITERIA_MET: by a unit, or by each of a class. INDICATOR: a measure reaches a value. TASK: work is done.',
);

export const CountingEnum = enumOf(
  COUNTINGS,
  'Counting',
  'IN_ALL: so many there are to be at the end of the year. MORE: so many are to come in it.',
);

export const TargetSideEnum = enumOf(TARGET_SIDES, 'TargetSide', 'On which side of its value a measure is to come.');

export const TargetStatusEnum = enumOf(
  TARGET_STATUSES,
  'TargetStatus',
  'MET; MISSED: the year is over and it was not met; OPEN: the year still runs, or the register does not know enough to say.',
);

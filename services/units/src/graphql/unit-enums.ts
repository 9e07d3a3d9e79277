import { CERTAINTIES, EXTENTS } from '@ntm-ledger/events';
import { enumOf } from '@ntm-ledger/service-host';

export const ExtentEnum = enumOf(EXTENTS, 'Extent', 'Whether all of a unit or a part of it went over.');

export const CertaintyEnum = enumOf(
  CERTAINTIES,
  'UnitCertainty',
  'STATED: an act or a document says what became of what. INFERRED: it was read off how codes, names and parents changed in the register.',
);

const ENDS_WITHOUT_SUCCESSOR = ['ABOLISHED', 'UNKNOWN'] as const;
export type EndWithoutSuccessor = (typeof ENDS_WITHOUT_SUCCESSOR)[number];
export const EndWithoutSuccessorEnum = enumOf(
  ENDS_WITHOUT_SUCCESSOR,
  'EndWithoutSuccessor',
  'How a unit ends that nothing takes in.',
);

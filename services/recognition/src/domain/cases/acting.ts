import type { Actor } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';

/** What is done by recording a scorecard: the unit's own measurement assesses, that of a round of verification or appraisal examines. */
export type MeasuringDuty = 'ASSESSMENT' | 'EXAMINATION';

/** Who acts in a case that is conducted here. */
export interface Acting {
  readonly actor: Actor;
  /** The unit that the actor acts for: the bearer, today, of the code in their token. Null where no unit bears it. */
  readonly unit: UnitState | null;
  /** What they have done by measuring the unit of the case by its set since the case began: assessed it, or examined it in a round of examiners. */
  readonly byMeasuring: ReadonlySet<MeasuringDuty>;
}

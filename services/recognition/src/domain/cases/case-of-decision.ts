import type { Scorecard } from '@ntm-ledger/scoring';
import type { Procedure } from '../procedures/index.js';
import type { Acting } from './acting.js';
import type { Case } from './case.js';

/** What must be known of the case that a decision decides, and of who decides. */
export interface CaseOfDecision {
  readonly acting: Acting;
  /** The case as it stands; null where the decision names none and none is under way for what it gives. */
  readonly file: Case | null;
  /** The unit's cases for the level that are under way, of whatever year: what is told to whoever names none. */
  readonly underWay: readonly Case[];
  /** The unit's actual card of the case's set on the day of the decision. */
  readonly card: Scorecard | null;
  /** The procedure that a case for the unit and level would follow on that day. */
  readonly procedure: Procedure | null;
}

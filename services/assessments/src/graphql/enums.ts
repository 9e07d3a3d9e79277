import { OUTCOMES } from '@ntm-ledger/events';
import { enumOf } from '@ntm-ledger/service-host';
import { CERTAINTIES } from '../domain/index.js';

export const OutcomeEnum = enumOf(OUTCOMES, 'Outcome', 'How a unit stands on a criterion or an indicator.');

export const CertaintyEnum = enumOf(
  CERTAINTIES,
  'ScoreCertainty',
  'PER_CRITERION: each criterion was assessed. STATED_TOTAL: a document states the total alone. STATED_JOINTLY: one figure for several units.',
);

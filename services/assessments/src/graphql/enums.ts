import { OUTCOMES, ROUNDS, STATEMENTS } from '@ntm-ledger/events';
import { enumOf } from '@ntm-ledger/service-host';
import { CERTAINTIES, MEASURE_UNITS } from '@ntm-ledger/scoring';

export const OutcomeEnum = enumOf(OUTCOMES, 'Outcome', 'How a unit stands on a criterion or an indicator.');

export const CertaintyEnum = enumOf(
  CERTAINTIES,
  'ScoreCertainty',
  'PER_CRITERION: each criterion was assessed. STATED_TOTAL: a document states the total alone. STATED_JOINTLY: one figure for several units.',
);

export const RoundEnum = enumOf(
  ROUNDS,
  'Round',
  'Which look at a unit an assessment is: its own, the district’s (thẩm tra), the province’s (thẩm định), or a later review.',
);

export const StatementEnum = enumOf(
  STATEMENTS,
  'Statement',
  'Whether a figure is what is, what is thought to be, or what is meant to be. They never replace each other.',
);

export const MeasureUnitEnum = enumOf(MEASURE_UNITS, 'MeasureUnit', 'What a measure is counted in.');

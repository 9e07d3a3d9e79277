import { LEVELS, OUTCOMES, UNIT_KINDS } from '@ntm-ledger/events';
import { enumOf } from '@ntm-ledger/service-host';
import { CERTAINTIES } from '../domain/index.js';

export const LevelEnum = enumOf(
  LEVELS,
  'Level',
  'Levels of certification. CIVILISED_URBAN is a scheme of its own, for wards and townships.',
);

export const UnitKindEnum = enumOf(UNIT_KINDS, 'UnitKind', 'Tiers of the administrative tree.');

export const OutcomeEnum = enumOf(OUTCOMES, 'Outcome', 'How a unit stands on a criterion or an indicator.');

export const CertaintyEnum = enumOf(
  CERTAINTIES,
  'ScoreCertainty',
  'PER_CRITERION: each criterion was assessed. STATED_TOTAL: a document states the total alone. STATED_JOINTLY: one figure for several units.',
);

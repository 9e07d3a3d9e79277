import { ALL_UNIT_ATTRIBUTES, LEVELS, MEASURES, RECORDING_MODES, UNIT_KINDS } from '@ntm-ledger/events';
import { DATE_PRECISIONS } from '@ntm-ledger/temporal';
import { registerEnumType } from 'type-graphql';

/** Makes a GraphQL enum of a list of names. */
export function enumOf<const N extends string>(names: readonly N[], name: string, description: string): Record<N, N> {
  const values = Object.fromEntries(names.map((value) => [value, value])) as Record<N, N>;
  registerEnumType(values, { name, description });
  return values;
}

export const DatePrecisionEnum = enumOf(
  DATE_PRECISIONS,
  'DatePrecision',
  'How well a source fixes a day: the DAY, some day of its MONTH or YEAR (then it counts from the last), or not later than it (BY).',
);

export const RecordingModeEnum = enumOf(
  RECORDING_MODES,
  'RecordingMode',
  'LIVE: the procedure is conducted here, rules refuse. BACKFILL: an old fact is recorded as it was, rules warn.',
);

export const UnitKindEnum = enumOf(UNIT_KINDS, 'UnitKind', 'Tiers of the administrative tree.');

export const LevelEnum = enumOf(
  LEVELS,
  'Level',
  'Levels of certification. CIVILISED_URBAN is a scheme of its own, for wards and townships.',
);

export const MeasureEnum = enumOf(
  MEASURES,
  'Measure',
  'What documents state of how people live and what they make, beside all criteria. POOR_HOUSEHOLDS (hộ nghèo) is not ' +
    'MULTIDIMENSIONAL_POVERTY (hộ nghèo and cận nghèo).',
);

export const UnitAttributeEnum = enumOf(
  ALL_UNIT_ATTRIBUTES,
  'UnitAttribute',
  'What a unit can be counted as: the region whose thresholds apply, the commune group of 2026, the class of difficulty, a border commune, a commune of the programme.',
);

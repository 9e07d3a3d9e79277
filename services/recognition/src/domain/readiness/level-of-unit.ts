import type { Level } from '@ntm-ledger/events';
import { fullName, isLiving } from '@ntm-ledger/register';
import type { IsoDate } from '@ntm-ledger/temporal';
import { CRITERIA_2026 } from '../acts.js';
import { levelsFor } from '../schemes.js';
import type { Condition } from './condition.js';
import { UNSOURCED } from './condition.js';
import type { ReadinessFacts } from './readiness-facts.js';

/** Only a unit that stands, and of a type that the level is for, can be ready; null where it is. */
export function levelIsForUnit({ unit, day }: Pick<ReadinessFacts, 'unit' | 'day'>, level: Level): Condition | null {
  if (!isLiving(unit)) {
    const explanation = `${fullName(unit)} ended on ${unit.ended?.on ?? day}`;
    return {
      name: 'unitStands',
      required: 'a unit that stands',
      actual: explanation,
      met: 'NO',
      explanation,
      basis: null,
      sourced: true,
    };
  }
  const levels = levelsFor(unit);
  if (levels.includes(level)) return null;
  const explanation =
    levels.length === 0 ? `a ${unit.type} belongs to no scheme` : `for a ${unit.type} there is ${levels.join(', ')}`;
  const required = `a unit that ${level} is for`;
  return { name: 'levelIsOfTheUnitsScheme', required, actual: unit.type, met: 'NO', explanation, basis: null, sourced: true };
}

/**
 * Whether there is such a level for what communes do in the year of a day (Quyết định 51/2025/QĐ-TTg): by the acts in force from 15/02/2026 on the
 * advanced and the model commune are no more, and the modern one is piloted; null where there is. That a year up to 2025 may still be decided on then
 * (`advancedAndModelUpTo2025`) is another matter: readiness is of a day, and not of a year that is over.
 */
export function levelExists(level: Level, day: IsoDate): Condition | null {
  const isNew = level === 'MODERN';
  const since2026 = day >= CRITERIA_2026.from;
  if (level === 'NTM' || level === 'CIVILISED_URBAN' || isNew === since2026) return null;
  const explanation = isNew
    ? `the modern commune is piloted from ${CRITERIA_2026.from} on`
    : `the levels ADVANCED and MODEL are for the years up to 2025 alone; from ${CRITERIA_2026.from} on there is MODERN`;
  const required = 'a level that there is for the year of that day, by the acts in force then';
  return { name: 'levelExists', required, actual: level, met: 'NO', explanation, basis: CRITERIA_2026.name, sourced: true };
}

/** What a procedure asks that nobody has read. */
export function procedureUnknown(period: string): Condition {
  return {
    name: 'otherConditions',
    required: 'what the procedure of the period asks beside the criteria',
    actual: null,
    met: 'UNKNOWN',
    explanation: `the procedure of ${period} was not found`,
    ...UNSOURCED,
  };
}

import type { PlanTarget, UnitClass } from '@ntm-ledger/events';
import { readDecimal } from '@ntm-ledger/scoring';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { dayBeforeYear, lastDayOfYear } from '../year.js';

/** A target as somebody gives it, with the place of it in the input: `input.targets.2.averageMet`. Decimals stand as they were written. */
export interface PlacedTarget {
  readonly target: PlanTarget;
  readonly path: string;
}

/** What of a plan settles the baseline day of its targets. */
export interface PlanDay {
  readonly year: number;
  /** The day of adoption; null where it is not known. */
  readonly adoptedOn: IsoDate | null;
  readonly precision: DatePrecision;
}

/**
 * A target as the log keeps it: decimals in canonical text, and the baseline day said. A target that is compared with how things stood, and does
 * not say when, is compared with the day of the plan's adoption where that is known to the day and lies within the year, and with the day before the year
 * where it is not.
 */
export function settledTarget(target: PlanTarget, plan: PlanDay): PlanTarget {
  switch (target.kind) {
    case 'AVERAGE_MET':
      return {
        ...target,
        value: readDecimal(target.value) ?? target.value,
        baselineOn: target.among === null ? null : (target.baselineOn ?? baselineOf(plan)),
      };
    case 'INDICATOR':
      return { ...target, value: readDecimal(target.value) ?? target.value };
    case 'TITLE_TOTAL':
      return { ...target, baselineOn: classesOf(target).length === 0 ? null : (target.baselineOn ?? baselineOf(plan)) };
    case 'CRITERIA_MET':
      return {
        ...target,
        baselineOn: target.each === null && target.counting === 'IN_ALL' ? null : (target.baselineOn ?? baselineOf(plan)),
      };
    case 'TITLE':
    case 'TASK':
      return target;
  }
}

/** The classes of units that a target speaks of. */
export function classesOf(target: PlanTarget): UnitClass[] {
  const among = 'among' in target ? target.among : null;
  const each = 'each' in target ? target.each : null;
  return [among, each].filter((unitClass) => unitClass !== null);
}

function baselineOf({ year, adoptedOn, precision }: PlanDay): IsoDate {
  const before = dayBeforeYear(year);
  const isWithin = adoptedOn !== null && precision === 'DAY' && adoptedOn > before && adoptedOn <= lastDayOfYear(year);
  return isWithin ? adoptedOn : before;
}

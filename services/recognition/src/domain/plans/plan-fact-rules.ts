import type { Breach } from '@ntm-ledger/events';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { firstDayMeant } from '../record-announcement.js';
import type { Plan } from './plan.js';

/** The day of something that happened to a plan after its adoption: an amendment, a task done, support asked for or given. */
interface DatedFact {
  readonly effectiveOn: IsoDate;
  readonly precision: DatePrecision;
}

/** What happened is recorded once it can have happened. The register's own rule. */
export function happenedByToday({ effectiveOn, precision }: DatedFact, today: IsoDate): Breach | null {
  if (firstDayMeant(effectiveOn, precision) <= today) return null;
  return { rule: 'happenedByToday', message: `What happened on ${effectiveOn} cannot be known on ${today}.`, basis: null };
}

/**
 * Nothing happens to a plan before it is adopted. The register's own rule; it says nothing of a plan whose day is not known, nor of one that
 * may have been adopted earlier than the day it counts from.
 */
export function notBeforeAdoption({ effectiveOn }: DatedFact, { adoptedOn, precision, year }: Plan): Breach | null {
  if (adoptedOn === null || precision === 'BY' || effectiveOn >= firstDayMeant(adoptedOn, precision)) return null;
  return {
    rule: 'notBeforeAdoption',
    message: `The plan for ${String(year)} was adopted on ${adoptedOn}; nothing of ${effectiveOn} rests on it.`,
    basis: null,
  };
}

import type { IsoDate } from '@ntm-ledger/temporal';
import { addDays } from '@ntm-ledger/temporal';
import { actOf, stageOf } from '../procedures/index.js';
import type { Case } from './case.js';
import { workingDaysSet } from './case-settings.js';

/** By when the next stage is to be taken. */
export interface TimeLimit {
  readonly on: IsoDate;
  readonly workingDays: number;
  /** The act that says so; null where it is this office's own setting. */
  readonly basis: string | null;
}

/**
 * The time limit of a case's next stage: what a source says, otherwise what this office has set. Null where neither does, and where the day the
 * case came there is not known. It is said, and refuses nothing. Public holidays are not known here: they make the day later.
 */
export function timeLimitOf({ procedure, next, since, sincePrecision, settings }: Case): TimeLimit | null {
  if (next === null || sincePrecision !== 'DAY') return null;
  const limit = procedure === null ? null : (stageOf(procedure, next)?.workingDays ?? null);
  const days = limit?.value ?? workingDaysSet(settings, next);
  if (days === null) return null;
  return { on: afterWorkingDays(since, days), workingDays: days, basis: limit === null ? null : actOf(procedure, limit) };
}

/** The day so many working days, Mondays to Fridays, after another. */
function afterWorkingDays(day: IsoDate, count: number): IsoDate {
  let reached = day;
  for (let left = count; left > 0;) {
    reached = addDays(reached, 1);
    const weekday = new Date(`${reached}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return reached;
}

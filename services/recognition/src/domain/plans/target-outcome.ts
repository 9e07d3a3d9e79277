import type { Moment } from '@ntm-ledger/temporal';
import type { Known } from '../known.js';
import { lastDayOfYear } from '../year.js';
import type { Plan } from './plan.js';

/**
 * How a target stands. OPEN: its year still runs, or the register does not know enough to say; MISSED: the year is over and it was not met. A
 * decision and a task done are recorded here, so those that are not did not come about as far as is known; a number that the register cannot
 * compute is held against nobody.
 */
export const TARGET_STATUSES = ['MET', 'MISSED', 'OPEN'] as const;
export type TargetStatus = (typeof TARGET_STATUSES)[number];

/** A target held against what is known at a moment. */
export interface TargetOutcome {
  /** What was reached, as decimal text; null where the register does not know. */
  readonly actual: string | null;
  readonly status: TargetStatus;
  /** A sentence that says what the answer rests on. */
  readonly explanation: string;
}

/** A plan and what it is held against: what is known at a moment. */
export interface PlanQuestion {
  readonly plan: Plan;
  readonly known: Known;
  readonly moment: Moment;
}

/** Whether a plan's year is over on a moment's day. */
export function isYearOver({ plan, moment }: Pick<PlanQuestion, 'plan' | 'moment'>): boolean {
  return moment.effectiveOn > lastDayOfYear(plan.year);
}

/**
 * The status of a target.
 * @param isMet null where the register does not know
 */
export function statusOf(isMet: boolean | null, question: Pick<PlanQuestion, 'plan' | 'moment'>): TargetStatus {
  if (isMet === true) return 'MET';
  return isMet === false && isYearOver(question) ? 'MISSED' : 'OPEN';
}

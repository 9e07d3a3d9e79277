import type { TaskTarget } from '@ntm-ledger/events';
import type { KnownDay } from '@ntm-ledger/register';
import type { IsoDate } from '@ntm-ledger/temporal';
import { firstDayMeant } from '../record-announcement.js';
import { isYearOver } from './target-outcome.js';
import type { PlannedTarget } from './plan.js';
import type { PlanQuestion, TargetOutcome } from './target-outcome.js';

/**
 * Whether work was done. A task is missed once its day has passed, which may lie after the plan's year, or without one once the year is over; done
 * late, it is done all the same.
 */
export function outcomeOfTask(
  { due }: TaskTarget,
  { completed }: Pick<PlannedTarget, 'completed'>,
  question: PlanQuestion,
): TargetOutcome {
  const { moment, plan } = question;
  if (completed !== null) {
    const late = due !== null && isKnownLater(completed, due) ? `, after it was due on ${due}` : '';
    return { actual: '1', status: 'MET', explanation: `Complete ${wordsOf(completed)}${late}.` };
  }
  const isOver = due === null ? isYearOver(question) : moment.effectiveOn > due;
  const when = due === null ? `in the course of ${String(plan.year)}` : `on ${due}`;
  const explanation = `Not known to be complete by ${moment.effectiveOn}; it is due ${when}.`;
  return { actual: '0', status: isOver ? 'MISSED' : 'OPEN', explanation };
}

/** Whether work was done after a day for certain: what is done by a day, or in a month, may have been done before. */
function isKnownLater({ on, precision }: KnownDay, day: IsoDate): boolean {
  return precision !== 'BY' && firstDayMeant(on, precision) > day;
}

function wordsOf({ on, precision }: KnownDay): string {
  switch (precision) {
    case 'DAY':
      return `on ${on}`;
    case 'MONTH':
      return `in ${on.slice(0, 7)}`;
    case 'YEAR':
      return `in ${on.slice(0, 4)}`;
    case 'BY':
      return `by ${on}`;
  }
}

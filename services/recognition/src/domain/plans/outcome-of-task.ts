import type { TaskTarget } from '@ntm-ledger/events';
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
    const late = due !== null && completed.on > due ? `, after it was due on ${due}` : '';
    return { actual: '1', status: 'MET', explanation: `Complete on ${completed.on}${late}.` };
  }
  const isOver = due === null ? isYearOver(question) : moment.effectiveOn > due;
  const when = due === null ? `in the course of ${String(plan.year)}` : `on ${due}`;
  const explanation = `Not known to be complete by ${moment.effectiveOn}; it is due ${when}.`;
  return { actual: '0', status: isOver ? 'MISSED' : 'OPEN', explanation };
}

import { outcomeOfAverage } from './outcome-of-average.js';
import { outcomeOfCriteria } from './outcome-of-criteria.js';
import { outcomeOfIndicator } from './outcome-of-indicator.js';
import { outcomeOfTask } from './outcome-of-task.js';
import { outcomeOfTitle } from './outcome-of-title.js';
import { outcomeOfTotal } from './outcome-of-total.js';
import type { PlannedTarget } from './plan.js';
import type { PlanQuestion, TargetOutcome } from './target-outcome.js';

/**
 * How a target of a plan stands at a moment. What a year came to is asked as of its end, or of the moment's day while it runs; but as far as
 * is known at the moment, since much of a year is decided and stated after it.
 */
export function outcomeOf(planned: PlannedTarget, question: PlanQuestion): TargetOutcome {
  const { target } = planned;
  switch (target.kind) {
    case 'TITLE':
      return outcomeOfTitle(target, question);
    case 'TITLE_TOTAL':
      return outcomeOfTotal(target, question);
    case 'AVERAGE_MET':
      return outcomeOfAverage(target, question);
    case 'CRITERIA_MET':
      return outcomeOfCriteria(target, question);
    case 'INDICATOR':
      return outcomeOfIndicator(target, question);
    case 'TASK':
      return outcomeOfTask(target, planned, question);
  }
}

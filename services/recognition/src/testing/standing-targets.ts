import type { PlanTarget } from '@ntm-ledger/events';
import type { Fact } from './facts.js';
import { published } from './facts.js';
import { COUNTRY } from './arbitrary-history.js';
import { History } from './history.js';
import { adopted, SCOPE, YEAR } from './plan-facts.js';
import { outcomeOf } from '../domain/plans/plan-outcome.js';
import type { TargetOutcome } from '../domain/plans/target-outcome.js';

/** How the only target of a plan adopted on 01/02/2022 stands on a day, given what else is recorded. */
export function stands(target: PlanTarget, given: readonly Fact[], day: string, adoptedOn = '2022-02-01'): TargetOutcome {
  return standing([target], given, day, adoptedOn);
}

/** The same of the first of several targets. */
export function standing(
  targets: readonly PlanTarget[],
  given: readonly Fact[],
  day: string,
  adoptedOn = '2022-02-01',
): TargetOutcome {
  const history = new History(...COUNTRY, published('2021-01-01', 'xa-ntm-2021'), ...given, adopted(adoptedOn, targets));
  const moment = history.moment(day);
  const known = history.recognition;
  const plan = known.plans.planAt(SCOPE, YEAR, moment);
  const [first] = plan?.targets ?? [];
  if (plan === undefined || first === undefined) throw new Error(`there is no plan on ${day}`);
  return outcomeOf(first, { plan, known, moment });
}

import type { PlanTarget } from '@ntm-ledger/events';
import fc from 'fast-check';
import { COUNTRY, DAYS, titleOrUnitFact } from './arbitrary-history.js';
import type { Fact } from './facts.js';
import { published, withdrawn } from './facts.js';
import { History } from './history.js';
import {
  adopted,
  amended,
  averageTarget,
  claimed,
  communes,
  completed,
  criteriaTarget,
  indicated,
  indicatorTarget,
  scored,
  supportRequested,
  taskTarget,
  titleTarget,
  totalTarget,
} from './plan-facts.js';

/** A plan with a target of every kind. */
const TARGETS: readonly PlanTarget[] = [
  titleTarget('a'),
  titleTarget('thon-b', 'MODEL'),
  totalTarget(2),
  totalTarget(1, { targetId: 'more', counting: 'MORE' }),
  totalTarget(1, { targetId: 'each', unitKind: 'HAMLET', each: communes({ lacking: 'NTM' }) }),
  averageTarget('12'),
  criteriaTarget(2, { each: communes({ holding: 'NTM', notPlannedFor: 'ADVANCED' }), counting: 'MORE' }),
  criteriaTarget(15, { targetId: 'b', unitId: 'b' }),
  indicatorTarget('3'),
  taskTarget(),
];

const day = fc.constantFrom(...DAYS);
const year = fc.constantFrom(2019, 2020, 2022);
const unit = fc.constantFrom('a', 'b');

const planFact: fc.Arbitrary<Fact> = fc.oneof(
  fc.tuple(day, year).map(([on, of]) => adopted(on, TARGETS, 'DAY', of)),
  day.map((on) => amended(on, { changed: [totalTarget(1)], dropped: ['more'], added: [titleTarget('b')] })),
  day.map((on) => completed(on)),
  day.map((on) => supportRequested(on)),
  fc.tuple(day, unit, fc.nat(19)).map(([on, of, met]) => scored(on, of, met)),
  fc.tuple(day, fc.nat(9)).map(([on, value]) => indicated(on, { value: String(value), year: 2020 })),
  fc.tuple(day, fc.nat(3)).map(([on, value]) => claimed(on, String(value))),
  fc.tuple(day, fc.nat(3), year).map(([on, value, of]) => claimed(on, String(value), { metric: 'TITLES_GRANTED', year: of })),
  fc.tuple(day, fc.nat(2), year).map(([on, value, of]) => claimed(on, String(value), { metric: 'PLAN_EXCEEDED_BY', year: of })),
  fc
    .tuple(day, fc.nat(19))
    .map(([on, value]) => claimed(on, String(value), { metric: 'AVERAGE_MET', criteriaSetId: 'xa-ntm-2021' })),
  day.map((on) => claimed(on, '2', { metric: 'UNITS', level: null })),
);

/** One more fact, or the withdrawal of an earlier one (by its number, as far as there are so many). */
type Next = { readonly fact: Fact } | { readonly withdraws: number; readonly on: string };

const next: fc.Arbitrary<Next> = fc.oneof(
  { weight: 4, arbitrary: planFact.map((fact) => ({ fact })) },
  { weight: 3, arbitrary: titleOrUnitFact.map((fact) => ({ fact })) },
  fc.tuple(fc.nat(40), day).map(([withdraws, on]) => ({ withdraws, on })),
);

/** Histories of the small country with titles, scores, plans and claims, withdrawals among them, one after the other. */
export const planHistories: fc.Arbitrary<readonly Next[]> = fc.array(next, { maxLength: 30 });

/** A history of the first of these facts, or of all. */
export function historyOfPlans(steps: readonly Next[], upTo = Number.POSITIVE_INFINITY): History {
  const history = new History(...COUNTRY, published('2017-01-01', 'xa-ntm-2021'));
  for (const step of steps) {
    if (history.events.length >= upTo) break;
    if ('fact' in step) {
      history.record(step.fact);
    } else {
      const event = history.events[step.withdraws];
      if (event !== undefined && event.type !== 'FactWithdrawn') history.record(withdrawn(step.on, event));
    }
  }
  return history;
}

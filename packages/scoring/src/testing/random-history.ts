import type { Outcome, Round, Statement } from '@ntm-ledger/events';
import { OUTCOMES, ROUNDS, STATEMENTS } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import type { History } from './history.js';
import { COMMUNES, NTM_SET, OLD_SET, openSample } from './sample.js';

/** The days that facts of random histories are of. */
export const DAYS = ['2021-06-30', '2022-12-31', '2023-06-30', '2023-12-31'] as const;
/** The sets that units of random histories are measured by. */
export const SETS = [OLD_SET.criteriaSetId, NTM_SET.criteriaSetId] as const;

const WITHDRAWABLE = new Set(['CriteriaSetPublished', 'UnitAssessed', 'ScoreStated']);

/** One thing that happens in a random history: in any order of days, so that late facts come too. */
export type Step =
  | {
      readonly do: 'assess';
      readonly unit: string;
      readonly set: string;
      readonly day: string;
      readonly round: Round | null;
      readonly statement: Statement;
      /** None: a round was held, and what it found is not known. */
      readonly outcomes: readonly Outcome[];
    }
  | {
      readonly do: 'state';
      readonly unit: string;
      readonly set: string;
      readonly day: string;
      readonly statement: Statement;
      readonly met: number;
      readonly missing: number;
    }
  | { readonly do: 'withdraw'; readonly nth: number }
  | { readonly do: 'end' | 'retype'; readonly unit: string; readonly day: string };

const unit = fc.constantFrom(...COMMUNES);
const day = fc.constantFrom(...DAYS);
const set = fc.constantFrom(...SETS);
const outcomes = fc.array(fc.constantFrom(...OUTCOMES), { maxLength: 19 });
const round = fc.constantFrom(null, ...ROUNDS);
const statement = fc.oneof({ weight: 3, arbitrary: fc.constant('ACTUAL' as const) }, fc.constantFrom(...STATEMENTS));
/** Any step. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('assess' as const), unit, set, day, round, statement, outcomes }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('state' as const), unit, set, day, statement, met: fc.nat(19), missing: fc.nat(19) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('withdraw' as const), nth: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('end' as const, 'retype' as const), unit, day }) },
);

/** Everything a step does, done to a history; what it would do to nothing is left undone. */
export function take(history: History, one: Step): void {
  switch (one.do) {
    case 'assess': {
      const criteria = one.outcomes.map((outcome, index) => ({ number: index + 1, outcome }));
      const { round: held, statement: said } = one;
      history.assess({ unitId: one.unit, criteriaSetId: one.set, size: 19, round: held, statement: said, criteria }, one.day);
      return;
    }
    case 'state':
      history.state(
        {
          unitId: one.unit,
          criteriaSetId: one.set,
          met: one.met,
          size: 19,
          certainty: 'STATED_TOTAL',
          statement: one.statement,
          missing: Array.from({ length: Math.min(one.missing, 19 - one.met) }, (_, index) => index + 1),
          jointlyWith: [],
        },
        one.day,
      );
      return;
    case 'withdraw': {
      const withdrawable = history.events.filter(({ type }) => WITHDRAWABLE.has(type));
      const chosen = withdrawable[one.nth % withdrawable.length];
      if (chosen !== undefined) history.withdraw(chosen);
      return;
    }
    case 'end':
      history.endUnit(one.unit, one.day);
      return;
    case 'retype':
      history.retypeUnit(one.unit, 'phường', one.day);
      return;
  }
}

/** Any history of so many steps, after the sample's own beginning. */
export function anyHistory(atMost: number): fc.Arbitrary<History> {
  return fc.array(step, { maxLength: atMost }).map((steps) => {
    const history = openSample();
    for (const one of steps) take(history, one);
    return history;
  });
}

/** After every day that anything is of. */
export const FAR = toIsoDate('2999-12-31');

/** Every place on both clocks at which a history could look different. */
export function allMoments(history: History): Moment[] {
  const positions = history.events.map(({ position }) => position);
  return [...DAYS, FAR].flatMap((on) => positions.map((position) => history.moment(on, position)));
}

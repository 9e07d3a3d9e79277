import { describe, expect, it } from '@jest/globals';
import type { Moment } from '@ntm-ledger/temporal';
import { compareDecimals } from '@ntm-ledger/scoring';
import fc from 'fast-check';
import { compareClaim } from '../domain/claims/computed-claim.js';
import { outcomeOf } from '../domain/plans/plan-outcome.js';
import { holderFlow } from '../domain/holder-flow.js';
import { moments } from '../testing/arbitrary-history.js';
import { historyOfPlans, planHistories } from '../testing/arbitrary-plans.js';
import type { History } from '../testing/history.js';
import { SCOPE } from '../testing/plan-facts.js';

/** All that plans and claims of the scope say at a moment. */
function answers({ recognition }: History, moment: Moment): unknown {
  return {
    plans: recognition.plans.plansOf(SCOPE, moment).map((plan) => ({
      year: plan.year,
      amendments: plan.amendments,
      requested: plan.requested.map(({ support }) => support),
      targets: plan.targets.map((planned) => ({
        completed: planned.completed,
        ...outcomeOf(planned, { plan, known: recognition, moment }),
      })),
    })),
    claims: recognition.claims.claimsOf(SCOPE, moment).map((claim) => compareClaim({ claim, known: recognition, moment })),
  };
}

describe('whatever is recorded, in whatever order', () => {
  it('a moment’s answer never depends on what is recorded after it', () => {
    fc.assert(
      fc.property(planHistories, moments, (steps, { day, share }) => {
        const whole = historyOfPlans(steps);
        const upTo = Math.floor((whole.events.length * share) / 100);
        const moment = whole.moment(day, upTo);
        expect(answers(whole, moment)).toEqual(answers(historyOfPlans(steps, upTo), moment));
      }),
      { numRuns: 300 },
    );
  });

  it('a claim agrees exactly when the stated number is the computed one', () => {
    fc.assert(
      fc.property(planHistories, moments, (steps, { day }) => {
        const { recognition, moment } = bound(historyOfPlans(steps));
        for (const claim of recognition.claims.claimsOf(SCOPE, moment(day))) {
          const { computedValue, agrees } = compareClaim({ claim, known: recognition, moment: moment(day) });
          expect(agrees).toBe(computedValue === null ? null : compareDecimals(claim.statedValue, computedValue) === 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('no target is missed before its year is over, or where nothing is known', () => {
    fc.assert(
      fc.property(planHistories, moments, (steps, { day }) => {
        const { recognition, moment } = bound(historyOfPlans(steps));
        for (const plan of recognition.plans.plansOf(SCOPE, moment(day))) {
          for (const planned of plan.targets) {
            const { actual, status } = outcomeOf(planned, { plan, known: recognition, moment: moment(day) });
            if (status === 'MISSED') expect(day > `${String(plan.year)}-12-31`).toBe(true);
            if (actual === null && !('each' in planned.target && planned.target.each !== null)) expect(status).toBe('OPEN');
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the titles of a scope balance between any two days', () => {
    fc.assert(
      fc.property(planHistories, moments, moments, (steps, one, other) => {
        const { recognition, moment } = bound(historyOfPlans(steps));
        const [from, to] = [one.day, other.day].sort();
        if (from === undefined || to === undefined) return;
        for (const [unitKind, level] of [
          ['COMMUNE', 'NTM'],
          ['COMMUNE', 'ADVANCED'],
          ['HAMLET', 'MODEL'],
        ] as const) {
          const flow = holderFlow(recognition, { scopeId: SCOPE, unitKind, level }, moment(from).effectiveOn, moment(to));
          const came = flow.recognised.length + flow.acknowledged.length + flow.joined.length;
          const went = flow.revoked.length + flow.endedByUnitChange.length + flow.left.length;
          expect(flow.before + came - went).toBe(flow.after);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function bound(history: History): { readonly recognition: History['recognition']; readonly moment: (day: string) => Moment } {
  return { recognition: history.recognition, moment: (day) => history.moment(day) };
}

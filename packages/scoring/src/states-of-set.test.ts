import { describe, expect, it } from '@jest/globals';
import type { CriteriaSetAmended, LedgerEvent } from '@ntm-ledger/events';
import { NOTHING_CHANGED } from '@ntm-ledger/events/testing';
import { toIsoDate } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import type { SetChange } from './evolve-criteria-set.js';
import type { Contradicted, SetFact } from './states-of-set.js';
import { contradictedBy, stateOn, statesOf, withChange } from './states-of-set.js';
import type { History } from './testing/history.js';
import { NTM_SET, openSample } from './testing/sample.js';

const ID = NTM_SET.criteriaSetId;
const BANDS_19 = [{ from: 19, to: 19 }, { from: 0, to: 18 }]; // prettier-ignore
const CARD = { unitId: 'ha-vinh', criteriaSetId: ID, size: 19, criteria: [{ number: 1, outcome: 'MET' }] } as const;
const TOTAL = { unitId: 'ha-ngoc', criteriaSetId: ID, met: 11, size: 15, certainty: 'STATED_TOTAL', missing: [], jointlyWith: [] } as const; // prettier-ignore

function change(what: Partial<CriteriaSetAmended>, day: string): SetChange {
  const data = { ...NOTHING_CHANGED, criteriaSetId: ID, ...what };
  return { type: 'CriteriaSetAmended', data, effectiveOn: toIsoDate(day), precision: 'DAY', basis: null, source: null };
}

const factsOf = (history: History): SetFact[] => history.assessments.criteriaSets.factsOf(ID, history.position);

function afterChange(history: History, what: Partial<CriteriaSetAmended>, day: string): Contradicted {
  const facts = factsOf(history);
  return contradictedBy(facts, withChange(facts, change(what, day)), history.assessments.criteriaSets.measured.of(ID));
}

function afterWithdrawal(history: History, withdrawn: LedgerEvent): Contradicted {
  const facts = factsOf(history);
  const after = facts.filter((fact) => fact !== withdrawn);
  return contradictedBy(facts, after, history.assessments.criteriaSets.measured.of(ID));
}

describe('a change of a set’s past', () => {
  it('contradicts facts that were measured from its day on by as many criteria as the set no longer has', () => {
    const history = openSample();
    history.assess(CARD, '2023-12-31');
    history.assess({ ...CARD, unitId: 'ha-ngoc', statement: 'PLAN' }, '2024-12-31');
    const taken = history.assess(CARD, '2024-06-30');
    expect(afterChange(history, { size: 10 }, '2024-03-01')).toEqual({ measured: 2, amendments: 0 });
    history.withdraw(taken);
    expect(afterChange(history, { size: 10 }, '2024-03-01')).toEqual({ measured: 1, amendments: 0 });
    expect(afterChange(history, { size: 19 }, '2022-03-08')).toEqual({ measured: 0, amendments: 0 });
    expect(afterChange(history, { critical: [1] }, '2022-03-08')).toEqual({ measured: 0, amendments: 0 });
  });

  it('reaches no further than to the next act that says the size, and back to facts older than the set from its first day', () => {
    const history = openSample();
    history.assess(CARD, '2021-12-31');
    history.assess(CARD, '2023-12-31');
    history.amend({ criteriaSetId: ID, size: 19 }, '2023-01-01', 'country');
    expect(afterChange(history, { size: 10 }, '2022-06-01')).toEqual({ measured: 0, amendments: 0 });
    expect(afterChange(history, { size: 10 }, '2022-03-08')).toEqual({ measured: 1, amendments: 0 });
    expect(afterChange(history, { size: 10 }, '2022-01-20')).toEqual({ measured: 1, amendments: 0 });
  });

  it('is no matter to facts that did not fit before', () => {
    const history = openSample();
    history.state({ ...TOTAL }, '2023-12-31');
    expect(afterChange(history, { size: 10 }, '2022-03-08')).toEqual({ measured: 0, amendments: 0 });
  });

  it('contradicts later amendments that were sound with what the set was', () => {
    const history = openSample();
    history.amend({ criteriaSetId: ID, bands: BANDS_19 }, '2024-06-01', 'country');
    history.amend({ criteriaSetId: ID, critical: [17], criticalSourced: true }, '2024-07-01', 'country');
    expect(afterChange(history, { size: 10 }, '2024-03-01')).toEqual({ measured: 0, amendments: 2 });
    expect(afterChange(history, { size: 10, bands: [] }, '2024-06-15')).toEqual({ measured: 0, amendments: 1 });
  });
});

describe('a withdrawn amendment', () => {
  it('contradicts what was measured by the size that it gave', () => {
    const history = openSample();
    const amendment = history.amend({ criteriaSetId: ID, size: 15 }, '2024-03-01', 'country');
    history.assess(CARD, '2023-12-31');
    history.state({ ...TOTAL }, '2024-12-31');
    expect(afterWithdrawal(history, amendment)).toEqual({ measured: 1, amendments: 0 });
  });

  it('contradicts nothing where it said no size, or the one that the set had', () => {
    const history = openSample();
    const named = history.amend({ criteriaSetId: ID, annex: 'Phụ lục' }, '2024-03-01', 'country');
    const same = history.amend({ criteriaSetId: ID, size: 19, sizeSourced: true }, '2024-03-01', 'country');
    history.assess(CARD, '2024-12-31');
    expect([named, same].map((one) => afterWithdrawal(history, one).measured)).toEqual([0, 0]);
  });
});

describe('the states of a set', () => {
  it('are on every day what the set is read by', () => {
    const DAYS = ['2021-06-30', '2022-03-08', '2023-01-01', '2024-01-01'] as const;
    const amendment = fc.record({ size: fc.constantFrom(null, 10, 15), day: fc.constantFrom(...DAYS) });
    fc.assert(
      fc.property(fc.array(amendment, { maxLength: 6 }), (given) => {
        const history = openSample();
        for (const { size, day } of given) history.amend({ criteriaSetId: ID, size }, day, 'country');
        const states = statesOf(factsOf(history));
        for (const day of [...DAYS, '2030-01-01'])
          expect(stateOn(states, toIsoDate(day))).toEqual(history.assessments.criteriaSets.readBy(ID, history.moment(day)));
      }),
    );
  });
});

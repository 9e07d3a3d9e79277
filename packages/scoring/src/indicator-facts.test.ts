import { describe, expect, it } from '@jest/globals';
import type { IndicatorStated, LedgerEvent } from '@ntm-ledger/events';
import { MEASURES, STATEMENTS } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import type { IndicatorFact } from './indicator-fact.js';
import { indicatorFactOf, subjectOf } from './indicator-fact.js';
import { openSample } from './testing/sample.js';

const DAYS = ['2022-12-31', '2023-06-30', '2023-12-31'] as const;

const stated: fc.Arbitrary<IndicatorStated> = fc.record({
  unitId: fc.constantFrom('ha-trung', 'ha-vinh'),
  measure: fc.constantFrom(...MEASURES),
  value: fc.nat(100).map(String),
  year: fc.constantFrom(null, 2021, 2022),
  stars: fc.constantFrom(null, 3),
  statement: fc.constantFrom(...STATEMENTS),
});
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ data: stated, day: fc.constantFrom(...DAYS) }) },
  { weight: 1, arbitrary: fc.record({ withdraw: fc.nat() }) },
);

/** The latest figure of every subject at a moment, the plain way. */
function plainly(events: readonly LedgerEvent[], unitId: string, { effectiveOn, position }: Moment): Map<string, IndicatorFact> {
  const known = events.filter((event) => event.position <= position);
  const withdrawn = new Set(known.flatMap((event) => (event.type === 'FactWithdrawn' ? [event.data.position] : [])));
  const counting = known
    .flatMap((event) => (event.type === 'IndicatorStated' ? [event] : []))
    .filter((event) => event.data.unitId === unitId && event.effectiveOn <= effectiveOn && !withdrawn.has(event.position))
    .sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : a.position - b.position));
  return new Map(counting.map((event) => [subjectOf(event.data), indicatorFactOf(event)]));
}

describe('what documents state of a unit beside all criteria', () => {
  it('is at every moment the latest figure of each measure, year, number of stars and statement', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const history = openSample();
        for (const one of steps) {
          const facts = history.events.filter(({ type }) => type === 'IndicatorStated');
          if ('data' in one) history.indicate(one.data, one.day);
          else for (const chosen of facts.slice(one.withdraw % (facts.length + 1)).slice(0, 1)) history.withdraw(chosen);
        }
        for (const on of DAYS) {
          for (const { position } of history.events) {
            const moment = history.moment(on, position);
            for (const unitId of ['ha-trung', 'ha-vinh']) {
              const facts = history.assessments.factsOf(unitId, moment, null);
              expect(new Map(facts.map((fact) => [subjectOf(fact), fact]))).toEqual(plainly(history.events, unitId, moment));
              for (const measure of MEASURES)
                expect(history.assessments.factsOf(unitId, moment, measure)).toEqual(
                  facts.filter((fact) => fact.measure === measure),
                );
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('stands in an order that a person reads: by measure, the latest year first, what is before what is meant', () => {
    const history = openSample();
    const income = { unitId: 'ha-trung', measure: 'INCOME_PER_HEAD', value: '1', stars: null } as const;
    history.indicate({ ...income, year: null, statement: 'ACTUAL' }, '2022-12-31');
    history.indicate({ ...income, year: 2023, statement: 'PLAN' }, '2022-12-31');
    history.indicate({ ...income, measure: 'OCOP_PRODUCTS', year: 2022, stars: 3, statement: 'ACTUAL' }, '2022-12-31');
    history.indicate({ ...income, measure: 'OCOP_PRODUCTS', year: 2022, statement: 'ACTUAL' }, '2022-12-31');
    history.indicate({ ...income, year: 2022, statement: 'ACTUAL' }, '2022-12-31');
    const facts = history.assessments.factsOf('ha-trung', history.moment('2023-01-01'), null);
    expect(facts.map(({ measure, year, stars, statement }) => [measure, year, stars, statement])).toEqual([
      ['INCOME_PER_HEAD', 2023, null, 'PLAN'],
      ['INCOME_PER_HEAD', 2022, null, 'ACTUAL'],
      ['INCOME_PER_HEAD', null, null, 'ACTUAL'],
      ['OCOP_PRODUCTS', 2022, null, 'ACTUAL'],
      ['OCOP_PRODUCTS', 2022, 3, 'ACTUAL'],
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { LedgerEvent } from '@ntm-ledger/events';
import { STATEMENTS } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import { toPosition } from '@ntm-ledger/event-store';
import fc from 'fast-check';
import { averageOf } from './averages.js';
import type { CountedUnit } from './assessments.js';
import type { CountingCards } from './counting-cards.js';
import type { CriteriaSet } from './criteria-set.js';
import type { Scorecard } from './scorecard.js';
import { missingOf, tallyOf } from './scorecard.js';
import type { History } from './testing/history.js';
import { totalOf } from './summary.js';
import { contentOf, plainCards, plainly } from './testing/plain-fold.js';
import { allMoments, anyHistory, SETS } from './testing/random-history.js';
import { COMMUNES, openSample } from './testing/sample.js';

describe('scorecards at a moment', () => {
  it('are the plain fold of what was known and in force by then, withdrawals too', () => {
    fc.assert(
      fc.property(anyHistory(14), (history) => {
        for (const moment of allMoments(history)) {
          for (const said of STATEMENTS) {
            const plain = plainCards(history.events, moment, said);
            for (const id of COMMUNES) {
              const cards = history.assessments.cardsOf(id, moment, said).map(({ card }) => contentOf(card));
              const expected = SETS.flatMap((setId) => plain.get(`${id} ${setId}`) ?? []);
              expect(cards.toSorted(bySet)).toEqual(expected.toSorted(bySet));
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('come to what recounting every unit by hand comes to: average, bands, bottlenecks and what is not known', () => {
    fc.assert(
      fc.property(anyHistory(14), (history) => {
        const { assessments } = history;
        for (const moment of allMoments(history)) {
          const plain = plainCards(history.events, moment);
          for (const setId of SETS) {
            const readBy = assessments.criteriaSets.knownAt(setId, moment.position);
            if (readBy === undefined) continue;
            const counted = countedPlainly(history, plain, setId, moment);
            const scores = assessments.scoresIn('thanh-hoa', readBy, moment);
            const sum = counted.reduce((total, { met }) => total + met, 0);
            expect(totalOf(scores)).toEqual({ met: sum, units: counted.length });
            expect(averageOf(totalOf(scores))).toBe(
              counted.length === 0 ? null : (Math.round((sum * 100) / counted.length) / 100).toFixed(2),
            );
            expect(scores.contradicted).toBe(0);
            expect(scores.incomplete).toBe(counted.filter((card) => tallyOf(card).unknown > 0).length);
            for (let number = 1; number <= 19; number += 1)
              expect([scores.byMet[number], scores.missing[number]]).toEqual([
                counted.filter(({ met }) => met === number).length,
                counted.filter((card) => missingOf(card).includes(number)).length,
              ]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of a withdrawn fact go back to what was known before it, and still show it where it was known', () => {
    const history = openSample();
    const score = {
      unitId: 'ha-vinh',
      criteriaSetId: 'xa-ntm-2021',
      size: 19,
      certainty: 'STATED_TOTAL',
      missing: [],
      jointlyWith: [],
    } as const;
    history.state({ ...score, met: 14 }, '2022-12-31');
    const wrong = history.state({ ...score, met: 19 }, '2023-06-30');
    history.withdraw(wrong);
    const met = (position = history.position): number[] =>
      history.assessments.cardsOf('ha-vinh', history.moment('2023-12-31', position)).map(({ card }) => card.met);
    expect(met()).toEqual([14]);
    expect(met(wrong.position)).toEqual([19]);
    expect(met(toPosition(wrong.position - 1))).toEqual([14]);
  });

  it('no longer count for a set when the unit was scored under the one that followed it; those of another level do', () => {
    const history = openSample();
    const score = { unitId: 'ha-vinh', size: 19, certainty: 'STATED_TOTAL', missing: [], jointlyWith: [] } as const;
    history.state({ ...score, criteriaSetId: 'xa-ntm-2016', met: 19 }, '2021-12-31');
    history.state({ ...score, criteriaSetId: 'xa-ntm-2021', met: 15 }, '2022-12-31');
    history.state({ ...score, criteriaSetId: 'xa-nangcao-nghean-2018', met: 11, size: 15 }, '2023-06-30');
    const counted = (id: string, on: string): number[] => {
      const asked = history.assessments.criteriaSets.knownAt(id, history.position);
      return asked === undefined ? [] : countedOf(history, 'ha-trung', asked, on).map(({ met }) => met);
    };
    expect(counted('xa-ntm-2016', '2022-06-30')).toEqual([19]);
    expect(counted('xa-ntm-2016', '2023-12-31')).toEqual([]);
    expect(counted('xa-ntm-2021', '2023-12-31')).toEqual([15]);
    expect(counted('xa-nangcao-nghean-2018', '2023-12-31')).toEqual([11]);
  });
});

describe('a card of another size than its set had on its day', () => {
  it('counts in no sum, and is told apart from units that were never scored', () => {
    const history = openSample();
    const score = { criteriaSetId: 'xa-ntm-2021', size: 19, certainty: 'STATED_TOTAL', missing: [], jointlyWith: [] } as const;
    history.state({ ...score, unitId: 'ha-vinh', met: 15 }, '2022-12-31');
    const asKnown = history.position;
    history.amend({ criteriaSetId: 'xa-ntm-2021', size: 18 }, '2022-06-01', 'country');
    const scores = (position = history.position): unknown => {
      const { criteriaSets } = history.assessments;
      const set = criteriaSets.knownAt('xa-ntm-2021', position);
      const { units, contradicted } = history.assessments.scoresIn(
        'thanh-hoa',
        set ?? never(),
        history.moment('2023-01-01', position),
      );
      return { units, contradicted };
    };
    expect(scores(asKnown)).toEqual({ units: 1, contradicted: 0 });
    expect(scores()).toEqual({ units: 0, contradicted: 1 });
  });
});

function never(): never {
  throw new Error('the sample has no set');
}

describe('the units that count in a scope', () => {
  it('are the scope itself and all below it, as long as they stand and are of the types of the set', () => {
    const history = openSample();
    const score = {
      criteriaSetId: 'xa-ntm-2021',
      met: 15,
      size: 19,
      certainty: 'STATED_TOTAL',
      missing: [],
      jointlyWith: [],
    } as const;
    for (const unitId of [...COMMUNES, 'town']) history.state({ ...score, unitId }, '2022-12-31');
    history.endUnit('ha-vinh', '2023-07-01');
    history.retypeUnit('ha-ngoc', 'phường', '2023-07-01');
    const counted = (scope: string, on: string): string[] => {
      const asked = history.assessments.criteriaSets.knownAt('xa-ntm-2021', history.position);
      return asked === undefined ? [] : countedOf(history, scope, asked, on).map(({ unit: { id } }) => id);
    };
    expect(counted('country', '2023-06-30').toSorted()).toEqual(COMMUNES.toSorted());
    expect(counted('country', '2023-07-01')).toEqual(['ha-giang']);
    expect(counted('ha-vinh', '2023-06-30')).toEqual(['ha-vinh']);
    expect(counted('ha-vinh', '2023-07-01')).toEqual([]);
    expect(counted('nghe-an', '2023-06-30')).toEqual([]);
  });
});

/** The units of a scope whose card counts for a set on a day, with what that card says. */
function countedOf(history: History, scopeId: string, set: CriteriaSet, on: string): readonly CountedUnit[] {
  const window = { first: 100, after: null };
  return history.assessments.countedPage({ scopeId, set, moment: history.moment(on) }, () => true, window)?.items ?? [];
}

describe('a page of the units that count', () => {
  it('is in the order of codes, goes on after a unit, and knows what lies around it', () => {
    const history = openSample();
    const score = { criteriaSetId: 'xa-ntm-2021', size: 19, certainty: 'STATED_TOTAL', missing: [4], jointlyWith: [] } as const;
    for (const [met, unitId] of COMMUNES.entries()) history.state({ ...score, unitId, met }, '2022-12-31');
    const set = history.assessments.criteriaSets.knownAt('xa-ntm-2021', history.position);
    if (set === undefined) throw new Error('the sample has no set');
    const scope = { scopeId: 'country', set, moment: history.moment('2023-01-01') };
    const page = (first: number, after: string | null = null): unknown => {
      const cut = history.assessments.countedPage(scope, (cards, row) => cards.isMissing(row, 4), { first, after });
      return cut && [cut.items.map(({ unit }) => unit.code).join(' '), cut.totalCount, cut.hasPrevious, cut.hasNext];
    };
    expect(page(2)).toEqual(['15277 15292', 3, false, true]);
    expect(page(2, 'ha-giang')).toEqual(['15304', 3, true, false]);
    expect(page(0)).toEqual(['', 3, false, true]);
    expect(page(2, 'town')).toBeNull();
    expect(page(2, 'nobody')).toBeNull();
  });

  it('tells of each what its card says, whatever is recorded and withdrawn', () => {
    fc.assert(
      fc.property(anyHistory(14), fc.integer({ min: 1, max: 19 }), (history, criterion) => {
        for (const moment of allMoments(history)) {
          const plain = plainCards(history.events, moment);
          for (const setId of SETS) {
            const set = history.assessments.criteriaSets.knownAt(setId, moment.position);
            if (set === undefined) continue;
            const missing = (cards: CountingCards, row: number): boolean => cards.isMissing(row, criterion);
            const scope = { scopeId: 'thanh-hoa', set, moment };
            const page = history.assessments.countedPage(scope, missing, { first: 100, after: null });
            const expected = countedPlainly(history, plain, setId, moment).filter((card) => missingOf(card).includes(criterion));
            const said = page?.items.map(({ unit, met, size }) => [unit.id, met, size]);
            expect(said?.sort()).toEqual(expected.map(({ unitId, met, size }) => [unitId, met, size]).sort());
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** The cards that count for a set, counted by hand. */
function countedPlainly(history: History, plain: ReadonlyMap<string, Scorecard>, setId: string, moment: Moment): Scorecard[] {
  return COMMUNES.filter((id) => standsAsCommune(history.events, id, moment)).flatMap((id) => {
    const cards = SETS.flatMap((other) => plain.get(`${id} ${other}`) ?? []).sort(latestFirst);
    return cards[0]?.criteriaSetId === setId ? [cards[0]] : [];
  });
}

function standsAsCommune(events: readonly LedgerEvent[], id: string, moment: Moment): boolean {
  let stands = false;
  for (const event of plainly(events, moment)) {
    if (!('unitId' in event.data) || event.data.unitId !== id) continue;
    if (event.type === 'UnitRegistered') stands = true;
    if (event.type === 'UnitEnded' || event.type === 'UnitRetyped') stands = false;
  }
  return stands;
}

function bySet(a: Scorecard, b: Scorecard): number {
  return a.criteriaSetId < b.criteriaSetId ? -1 : 1;
}

function latestFirst(a: Scorecard, b: Scorecard): number {
  return a.effectiveOn === b.effectiveOn ? b.position - a.position : a.effectiveOn > b.effectiveOn ? -1 : 1;
}

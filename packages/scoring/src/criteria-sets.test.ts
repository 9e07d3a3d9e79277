import { describe, expect, it } from '@jest/globals';
import type { CriteriaSetAmended, LedgerEvent } from '@ntm-ledger/events';
import { toPosition } from '@ntm-ledger/event-store';
import type { Moment } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import type { CriteriaSet } from './criteria-set.js';
import { mayBeInForce } from './criteria-set.js';
import { evolveCriteriaSet, UNKNOWN_SET } from './evolve-criteria-set.js';
import type { History } from './testing/history.js';
import { NTM_SET, openSample } from './testing/sample.js';

const ID = NTM_SET.criteriaSetId;
const roads = (name: string): Pick<CriteriaSetAmended, 'criteria'> => ({
  criteria: [{ number: 2, name, sourced: true, indicators: [] }],
});

function setOn(history: History, day: string, position = history.position): CriteriaSet | undefined {
  return history.assessments.criteriaSets.at(ID, history.moment(day, position));
}

function nameOf(set: CriteriaSet | undefined, number: number): string | undefined {
  return set?.criteria.find((criterion) => criterion.number === number)?.name;
}

describe('an amended set', () => {
  it('reads at a moment with the amendments in force then', () => {
    const history = openSample();
    history.amend({ criteriaSetId: ID, ...roads('Giao thông nông thôn') }, '2024-03-01', 'country');
    expect(nameOf(setOn(history, '2024-02-29'), 2)).toBe('Giao thông');
    expect(nameOf(setOn(history, '2024-03-01'), 2)).toBe('Giao thông nông thôn');
    expect(nameOf(setOn(history, '2024-03-01'), 3)).toBe('Thủy lợi');
    expect(nameOf(setOn(history, '2024-03-01', toPosition(history.position - 1)), 2)).toBe('Giao thông');
    expect(setOn(history, '2024-03-01')?.amendments).toMatchObject([{ on: { on: '2024-03-01' }, criteria: [2] }]);
  });

  it('reads as before once the amendment is withdrawn, and still as amended where it was known', () => {
    const history = openSample();
    const amendment = history.amend({ criteriaSetId: ID, ...roads('Giao thông nông thôn') }, '2024-03-01', 'country');
    history.withdraw(amendment);
    expect(nameOf(setOn(history, '2024-03-01'), 2)).toBe('Giao thông');
    expect(nameOf(setOn(history, '2024-03-01', amendment.position), 2)).toBe('Giao thông nông thôn');
  });

  it('keeps everything that the amendment does not give', () => {
    const history = openSample();
    history.amend({ criteriaSetId: ID, indicatorsTotal: 57, indicatorsTotalSourced: true }, '2022-03-08', 'country');
    history.amend({ criteriaSetId: ID, critical: [10, 17, 19], criticalSourced: true }, '2022-08-02', 'country');
    expect(setOn(history, '2022-08-02')).toMatchObject({
      size: 19,
      sizeSourced: true,
      indicatorsTotal: 57,
      indicatorsTotalSourced: true,
      bands: [],
      critical: [10, 17, 19],
      criticalSourced: true,
      annex: null,
      criteria: NTM_SET.criteria,
    });
    expect(setOn(history, '2022-08-01')).toMatchObject({ critical: [], criticalSourced: false });
  });

  it('is for a fact that is older than its publication what was published', () => {
    const history = openSample();
    history.amend({ criteriaSetId: ID, ...roads('Giao thông nông thôn') }, '2024-03-01', 'country');
    const { criteriaSets } = history.assessments;
    expect(nameOf(criteriaSets.readBy(ID, history.moment('2020-12-31')), 2)).toBe('Giao thông');
    expect(nameOf(criteriaSets.readBy(ID, history.moment('2024-12-31')), 2)).toBe('Giao thông nông thôn');
    expect(criteriaSets.readBy('xa-ntm-1999', history.moment('2024-12-31'))).toBeUndefined();
  });
});

describe('a set that is older than anybody knows to the day', () => {
  it('is for a fact that is older than its act what was published, with what completes it on that day', () => {
    const history = openSample();
    history.amend({ criteriaSetId: ID, indicatorsTotal: 57, ...roads('Giao thông (hoàn chỉnh)') }, '2022-03-08', 'country');
    history.amend({ criteriaSetId: ID, ...roads('Giao thông nông thôn') }, '2022-03-09', 'country');
    const { criteriaSets } = history.assessments;
    const read = criteriaSets.readBy(ID, history.moment('2020-12-31'));
    expect([nameOf(read, 2), read?.indicatorsTotal]).toEqual(['Giao thông (hoàn chỉnh)', 57]);
    const before = criteriaSets.readBy(ID, history.moment('2020-12-31', toPosition(history.position - 2)));
    expect([nameOf(before, 2), before?.indicatorsTotal]).toEqual(['Giao thông', null]);
  });

  it('is changed by an act that is dated before the last day on which it may have been published', () => {
    const history = openSample();
    const early = history.amend(
      { criteriaSetId: ID, ...roads('Giao thông nông thôn'), annex: 'Phụ lục I' },
      '2022-01-20',
      'country',
    );
    expect(setOn(history, '2022-01-20')).toBeUndefined();
    expect(setOn(history, '2022-03-08')).toMatchObject({
      annex: 'Phụ lục I',
      amendments: [{ on: { on: '2022-01-20' }, criteria: [2] }],
    });
    history.amend({ criteriaSetId: ID, ...roads('Giao thông') }, '2022-03-08', 'country');
    expect(nameOf(setOn(history, '2022-03-08'), 2)).toBe('Giao thông');
    history.withdraw(early);
    expect(setOn(history, '2022-03-08')).toMatchObject({ annex: null });
  });
});

describe('a set that was ended', () => {
  it('is in force until the day that the act names, whatever the publication said', () => {
    const history = openSample();
    const end = history.end(ID, '2025-06-30', '2025-06-01', 'country');
    const isInForce = (day: string): boolean => {
      const set = setOn(history, day);
      return set !== undefined && mayBeInForce(set, toIsoDate(day), 'DAY');
    };
    expect([isInForce('2025-06-30'), isInForce('2025-07-01')]).toEqual([true, false]);
    expect(setOn(history, '2025-05-31')).toMatchObject({ effectiveTo: '2026-02-14', ended: null });
    expect(setOn(history, '2025-06-01')).toMatchObject({ effectiveTo: '2025-06-30', ended: { lastDay: '2025-06-30' } });
    history.withdraw(end);
    expect(isInForce('2025-07-01')).toBe(true);
  });
});

describe('a set whose publication is withdrawn', () => {
  it('is none, with whatever changed it; published anew it is there again', () => {
    const history = openSample();
    history.amend({ criteriaSetId: ID, ...roads('Giao thông nông thôn') }, '2024-03-01', 'country');
    const published = history.events.find((event) => event.type === 'CriteriaSetPublished' && event.data.criteriaSetId === ID);
    if (published === undefined) throw new Error('the sample publishes it');
    history.withdraw(published);
    expect(setOn(history, '2024-12-31')).toBeUndefined();
    history.publish({ ...NTM_SET, criteria: [] }, '2022-03-08', 'country');
    expect(nameOf(setOn(history, '2022-12-31'), 2)).toBeUndefined();
  });
});

describe('the sets there are', () => {
  it('are asked for by level, kind of unit, province and day in force', () => {
    const history = openSample();
    const { criteriaSets } = history.assessments;
    const ids = (filter: Parameters<typeof criteriaSets.allAt>[1]): string[] =>
      criteriaSets.allAt(history.moment('2023-01-01'), filter).map(({ id }) => id);
    expect(ids({})).toEqual(['xa-ntm-2016', 'xa-nangcao-nghean-2018', 'xa-hiendai-2026', ID]);
    expect(ids({ level: 'NTM' })).toEqual(['xa-ntm-2016', ID]);
    expect(ids({ unitKind: 'DISTRICT' })).toEqual([]);
    expect(ids({ provinceId: 'nghe-an' })).toEqual(['xa-nangcao-nghean-2018']);
    expect(ids({ level: 'NTM', inForceOn: toIsoDate('2022-03-07') })).toEqual(['xa-ntm-2016']);
    history.end('xa-ntm-2016', '2020-12-31', '2020-06-01', 'country');
    expect(ids({ level: 'NTM', inForceOn: toIsoDate('2022-03-07') })).toEqual([]);
  });
});

describe('a set at a moment', () => {
  const DAYS = ['2022-01-01', '2022-03-08', '2023-01-01', '2024-01-01'] as const;
  type Step =
    { readonly do: 'amend' | 'end'; readonly day: (typeof DAYS)[number] } | { readonly do: 'withdraw'; readonly nth: number };
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ do: fc.constantFrom('amend' as const, 'end' as const), day: fc.constantFrom(...DAYS) }),
    fc.record({ do: fc.constant('withdraw' as const), nth: fc.nat() }),
  );

  /** The plain way: what is known, in force and not withdrawn, the publication first and then all that changed the set, in order. */
  const isPublication = (event: LedgerEvent): boolean => event.type === 'CriteriaSetPublished';
  const compare = (a: LedgerEvent, b: LedgerEvent): number =>
    a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : a.position - b.position;
  const plainly = (events: readonly LedgerEvent[], { effectiveOn, position }: Moment): CriteriaSet | undefined => {
    const known = events.filter((event) => event.position <= position && event.stream === 'criteria-sets');
    const withdrawn = new Set(known.flatMap((event) => (event.type === 'FactWithdrawn' ? [event.data.position] : [])));
    return known
      .filter((event) => event.effectiveOn <= effectiveOn && !withdrawn.has(event.position))
      .sort((a, b) => Number(isPublication(b)) - Number(isPublication(a)) || compare(a, b))
      .reduce((life, event) => {
        if (event.type === 'CriteriaSetPublished') return event.data.criteriaSetId === ID ? evolveCriteriaSet(life, event) : life;
        return event.type === 'CriteriaSetAmended' || event.type === 'CriteriaSetEnded' ? evolveCriteriaSet(life, event) : life;
      }, UNKNOWN_SET).set;
  };

  it('is the plain fold of publication, amendments and end, withdrawals too', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
        const history = openSample();
        const from = history.position;
        for (const [index, one] of steps.entries()) {
          const about = history.events.filter(
            (event) => event.type !== 'FactWithdrawn' && 'criteriaSetId' in event.data && event.data.criteriaSetId === ID,
          );
          if (one.do === 'withdraw') {
            const chosen = about[one.nth % about.length];
            if (chosen !== undefined) history.withdraw(chosen);
          } else if (one.do === 'amend') {
            history.amend({ criteriaSetId: ID, ...roads(`Giao thông ${String(index)}`) }, one.day, 'country');
          } else {
            history.end(ID, '2025-12-31', one.day, 'country');
          }
        }
        for (let position = from; position <= history.position; position = toPosition(position + 1)) {
          for (const day of ['2022-03-07', ...DAYS, '2030-01-01']) {
            const moment = history.moment(day, position);
            expect(history.assessments.criteriaSets.at(ID, moment)).toEqual(plainly(history.events, moment));
          }
        }
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import type { CriteriaSetPublished, PublishedCriterion, PublishedIndicator, ScoreBand } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import { indicator, NTM_SET, openSample, threshold, unitOn } from '@ntm-ledger/scoring/testing';
import { problemPaths, recorded } from '../testing/deciding.js';
import type { PublishCriteriaSet } from './publish-criteria-set.js';
import { decidePublishCriteriaSet } from './publish-criteria-set.js';

const NEW_SET: CriteriaSetPublished = { ...NTM_SET, criteriaSetId: 'xa-ntm-2026', size: 10 };

function publish(set: Partial<PublishCriteriaSet['set']>, publisherId = 'country'): ReturnType<typeof decidePublishCriteriaSet> {
  const history = openSample();
  const publisher = unitOn(history, publisherId, '2025-12-29');
  const given = { ...NEW_SET, ...set };
  const known = history.assessments.criteriaSets.knownAt(given.criteriaSetId, history.position);
  return decidePublishCriteriaSet({ recording: recorded('2025-12-29'), set: given, publisher }, { known });
}

/** A set whose one criterion has one indicator. */
function withIndicator(known: Partial<PublishedIndicator>): { criteria: PublishedCriterion[] } {
  return { criteria: [{ number: 10, name: 'Thu nhập', sourced: true, indicators: [indicator('10', known)] }] };
}

const bands = (...ends: readonly (readonly [from: number, to: number])[]): { bands: ScoreBand[] } => ({
  bands: ends.map(([from, to]) => ({ from, to })),
});

describe('publishing a criteria set', () => {
  it('gives the set as it was published, of the country where it is national', () => {
    const decided = publish({});
    expect(decided).toMatchObject({
      outcome: 'accepted',
      stream: 'criteria-sets',
      events: [{ concerns: ['country'], data: NEW_SET, warnings: [] }],
    });
  });

  it('gives a province its own set', () => {
    expect(publish({ provinceCode: '40' }, 'nghe-an')).toMatchObject({
      outcome: 'accepted',
      events: [{ concerns: ['nghe-an'] }],
    });
    expect(problemPaths(publish({ provinceCode: '392' }, 'ha-trung'))).toEqual(['input.provinceCode']);
  });

  it('takes an id once', () => {
    expect(publish({ criteriaSetId: 'xa-ntm-2021' })).toMatchObject({ refusal: { code: 'CONFLICT' } });
    expect(problemPaths(publish({ criteriaSetId: 'Xã NTM' }))).toEqual(['input.id']);
  });

  it('may know no more of a set than that it exists', () => {
    expect(
      publish({ size: null, criteria: [], effectiveFrom: null, effectiveTo: null, level: null, period: null }),
    ).toMatchObject({ outcome: 'accepted' });
  });

  it('keeps criteria in the order of their numbers', () => {
    const decided = publish({ criteria: NTM_SET.criteria.toReversed() });
    expect(decided).toMatchObject({ events: [{ data: { criteria: NTM_SET.criteria } }] });
  });

  it('takes at most 100 criteria, numbered 1 to 100', () => {
    const [first] = NTM_SET.criteria;
    if (first === undefined) throw new Error('the sample names criteria');
    expect(publish({ size: 100, criteria: [{ ...first, number: 100 }] })).toMatchObject({ outcome: 'accepted' });
    expect(problemPaths(publish({ size: 101, criteria: [] }))).toEqual(['input.size']);
    const huge = { size: 2_000_000_000, criteria: [{ ...first, number: 1_999_999_999 }] };
    expect(problemPaths(publish(huge))).toEqual(['input.size', 'input.criteria.0.number']);
    expect(problemPaths(publish({ ...huge, size: null }))).toEqual(['input.criteria.0.number']);
  });

  it('names everything that is wrong at once', () => {
    const [first] = NTM_SET.criteria;
    if (first === undefined) throw new Error('the sample names criteria');
    const indicators = [...first.indicators, ...first.indicators];
    const decided = publish({
      unitTypes: ['xã', 'huyện', 'xã'],
      size: 2,
      effectiveTo: toIsoDate('2022-03-07'),
      criteria: [first, { ...first, indicators }, { ...first, number: 3 }],
    });
    expect(problemPaths(decided)).toEqual([
      'input.unitTypes.1',
      'input.unitTypes.2',
      'input.effectiveTo',
      'input.size',
      'input.criteria.1.indicators.2.code',
      'input.criteria.1.indicators.3.code',
      'input.criteria.1.number',
      'input.criteria.2.number',
    ]);
  });
});

describe('the thresholds of a set that is published', () => {
  const THRESHOLDS = 'input.criteria.0.indicators.0.thresholds';
  const paths = (known: Partial<PublishedIndicator>): string[] => problemPaths(publish(withIndicator(known)));

  it('are kept as decimals, however they were written', () => {
    const thresholds = [threshold('52,50', { region: 'BTB', year: 2022 }), threshold('36.0', { region: 'TDMNPB', year: 2022 })];
    expect(publish(withIndicator({ comparator: 'AT_LEAST', thresholds }))).toMatchObject({
      events: [{ data: { criteria: [{ indicators: [{ thresholds: [{ value: '52.5', region: 'BTB' }, { value: '36' }] }] }] } }],
    });
    expect(paths({ comparator: 'AT_LEAST', thresholds: [threshold('tỉnh quy định')] })).toEqual([`${THRESHOLDS}.0.value`]);
  });

  it('are none where the rule has no number, and may be none where it has', () => {
    for (const comparator of ['PASS', 'COMPOUND', 'LEFT_TO_PROVINCE'] as const) {
      expect(paths({ comparator, thresholds: [threshold('1')] })).toEqual([THRESHOLDS]);
      expect(paths({ comparator })).toEqual([]);
    }
    expect(paths({ comparator: 'AT_MOST' })).toEqual([]);
    expect(paths({ comparator: null, thresholds: [threshold('1')] })).toEqual([]);
  });

  it('leave no unit between two of them', () => {
    const [all, north, early] = [threshold('70'), threshold('50', { region: 'TDMNPB' }), threshold('60', { year: 2021 })];
    const both = threshold('45', { region: 'TDMNPB', year: 2021 });
    const south = threshold('80', { region: 'DNB', year: 2021 });
    expect(paths({ comparator: 'AT_LEAST', thresholds: [all, north] })).toEqual([]);
    expect(paths({ comparator: 'AT_LEAST', thresholds: [all, all] })).toEqual([`${THRESHOLDS}.1`]);
    expect(paths({ comparator: 'AT_LEAST', thresholds: [north, threshold('55', { region: 'TDMNPB' })] })).toEqual([
      `${THRESHOLDS}.1`,
    ]);
    expect(paths({ comparator: 'AT_LEAST', thresholds: [all, north, early] })).toEqual([`${THRESHOLDS}.2`]);
    expect(paths({ comparator: 'AT_LEAST', thresholds: [all, north, early, both, south] })).toEqual([]);
  });
});

describe('the bands of a set that is published', () => {
  const paths = (...ends: readonly (readonly [number, number])[]): string[] =>
    problemPaths(publish({ ...bands(...ends), size: 10, criteria: [] }));

  it('go from all criteria down to none', () => {
    expect(paths([10, 10], [5, 9], [0, 4])).toEqual([]);
    expect(paths()).toEqual([]);
  });

  it('neither leave out a number nor name one twice', () => {
    expect(paths([10, 10], [5, 8], [0, 4])).toEqual(['input.bands.1.to']);
    expect(paths([10, 10], [5, 10], [0, 4])).toEqual(['input.bands.1.to']);
    expect(paths([9, 9], [0, 8])).toEqual(['input.bands.0.to']);
    expect(paths([10, 10], [5, 9])).toEqual(['input.bands.1.from']);
    expect(paths([0, 4], [5, 9], [10, 10])).toEqual(['input.bands.0.to', 'input.bands.1.to', 'input.bands.2.to']);
    expect(paths([11, 10], [0, 10])).toEqual(['input.bands.0.from']);
    expect(paths([5, 10], [-1, 4])).toEqual(['input.bands.1.from']);
  });

  it('need a known number of criteria', () => {
    expect(problemPaths(publish({ ...bands([4, 4], [0, 3]), size: null, criteria: [] }))).toEqual(['input.bands']);
  });
});

describe('the critical criteria of a set that is published', () => {
  it('are criteria of it, each named once, and are kept in order', () => {
    expect(publish({ size: 19, critical: [19, 10, 17] })).toMatchObject({ events: [{ data: { critical: [10, 17, 19] } }] });
    expect(problemPaths(publish({ size: 19, critical: [10, 20, 10] }))).toEqual(['input.critical.1', 'input.critical.2']);
    expect(problemPaths(publish({ size: null, critical: [4, 5] }))).toEqual(['input.critical.1']);
  });
});

describe('the number of indicators of a set that is published', () => {
  it('is not smaller than the number of those it names', () => {
    expect(publish({ indicatorsTotal: 57 })).toMatchObject({ outcome: 'accepted' });
    expect(problemPaths(publish({ indicatorsTotal: 7 }))).toEqual(['input.indicatorsTotal']);
    expect(problemPaths(publish({ indicatorsTotal: 0, criteria: [] }))).toEqual(['input.indicatorsTotal']);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { CriteriaSetPublished } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import { problemPaths, recorded, unitOn } from '../testing/deciding.js';
import { NTM_SET, openSample } from '../testing/sample.js';
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

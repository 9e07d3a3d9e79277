import { describe, expect, it } from '@jest/globals';
import type { Decided, RecordingMode } from '@ntm-ledger/events';
import { OUTCOMES } from '@ntm-ledger/events';
import fc from 'fast-check';
import type { ScoreEvent } from '@ntm-ledger/scoring';
import { scorecardOf, tallyOf } from '@ntm-ledger/scoring';
import type { History } from '@ntm-ledger/scoring/testing';
import { NTM_SET, openSample, unitOn } from '@ntm-ledger/scoring/testing';
import { problemPaths, recorded, ruleViolated, scoringState, warningsOf } from '../testing/deciding.js';
import type { GivenCriterion } from './given-criteria.js';
import type { RecordAssessment } from './record-assessment.js';
import { decideRecordAssessment } from './record-assessment.js';

/** A criterion as a test gives it. */
type Criterion = Pick<GivenCriterion, 'number' | 'outcome'> & Partial<GivenCriterion>;

const MET: Criterion[] = [{ number: 1, outcome: 'MET' }];

interface Case {
  readonly history?: History;
  readonly unit?: string;
  readonly set?: string;
  readonly day?: string;
  readonly mode?: RecordingMode;
  readonly criteria?: readonly Criterion[];
  readonly more?: Partial<Pick<RecordAssessment, 'round' | 'statement' | 'assessor'>>;
}

function assess({
  history = openSample(),
  unit = 'ha-vinh',
  set = 'xa-ntm-2021',
  day = '2022-12-31',
  mode,
  criteria = MET,
  more = {},
}: Case): Decided {
  const command: RecordAssessment = {
    recording: recorded(day, mode),
    unit: unitOn(history, unit, day),
    criteriaSetId: set,
    round: null,
    statement: 'ACTUAL',
    assessor: null,
    criteria: criteria.map((criterion) => ({ indicators: [], evidence: [], ...criterion })),
    ...more,
  };
  return decideRecordAssessment(command, scoringState(history, set, day));
}

function isScore(event: { readonly type: string }): event is ScoreEvent {
  return event.type === 'UnitAssessed' || event.type === 'ScoreStated';
}

describe('recording an assessment', () => {
  it.each(['LIVE', 'BACKFILL'] as const)('takes no number beyond 100, even of a set whose publication says so (%s)', (mode) => {
    const history = openSample();
    history.publish({ ...NTM_SET, criteriaSetId: 'xa-lon-2021', size: 2_000_000_000 }, '2022-03-08', 'country');
    const criteria = [100, 101, 1_999_999_999].map((number): Criterion => ({ number, outcome: 'MET' }));
    const decided = assess({ history, mode, set: 'xa-lon-2021', criteria });
    expect(problemPaths(decided)).toEqual(['input.criteria.1.number', 'input.criteria.2.number']);
  });

  it('keeps outcomes by number and indicator values in one form', () => {
    const decided = assess({
      criteria: [
        { number: 10, outcome: 'MET', indicators: [{ code: '10', value: '52,50', outcome: 'MET', year: 2021 }] },
        { number: 2, outcome: 'NOT_MET', indicators: [{ code: '2.1', value: null, outcome: 'NOT_MET', year: null }] },
      ],
    });
    expect(decided).toMatchObject({
      outcome: 'accepted',
      stream: 'assessment-ha-vinh-xa-ntm-2021',
      events: [
        {
          type: 'UnitAssessed',
          concerns: ['ha-vinh'],
          data: {
            size: 19,
            criteria: [
              { number: 2, outcome: 'NOT_MET', indicators: [{ year: null }] },
              { number: 10, indicators: [{ code: '10', value: '52.5', outcome: 'MET', year: 2021 }] },
            ],
          },
        },
      ],
    });
  });

  it.each(['LIVE', 'BACKFILL'] as const)('needs a published set of known size for units of the kind, also in mode %s', (mode) => {
    expect(problemPaths(assess({ mode, set: 'xa-ntm-1999' }))).toEqual(['input.criteriaSet']);
    expect(problemPaths(assess({ mode, set: 'xa-hiendai-2026' }))).toEqual(['input.criteriaSet']);
    expect(problemPaths(assess({ mode, unit: 'ha-trung' }))).toEqual(['input.criteriaSet']);
  });

  it('names everything that is wrong with the criteria at once', () => {
    const twice = { code: '1.1', value: '7', outcome: null, year: null };
    const decided = assess({
      mode: 'BACKFILL',
      criteria: [
        {
          number: 1,
          outcome: 'MET',
          indicators: [
            twice,
            twice,
            { code: '1.2', value: null, outcome: null, year: null },
            { code: '1.3', value: '1.234,5', outcome: null, year: 22 },
          ],
        },
        { number: 1, outcome: 'NOT_MET', indicators: [] },
        { number: 20, outcome: 'MET', indicators: [] },
        { number: 0, outcome: 'MET', indicators: [] },
      ],
    });
    expect(problemPaths(decided)).toEqual([
      'input.criteria.0.indicators.1.code',
      'input.criteria.0.indicators.2',
      'input.criteria.0.indicators.3.value',
      'input.criteria.0.indicators.3.year',
      'input.criteria.1.number',
      'input.criteria.2.number',
      'input.criteria.3.number',
    ]);
    expect(problemPaths(assess({ criteria: [] }))).toEqual(['input.criteria']);
  });

  it.each([
    ['criteriaSetInForce', { day: '2022-03-07' }],
    ['criteriaSetIsForTheUnitsType', { unit: 'town' }],
    ['criteriaSetIsOfTheProvince', { set: 'xa-nangcao-nghean-2018' }],
  ])('breaks %s: refused where it is conducted here, recorded with a warning where it happened', (rule, given) => {
    expect(ruleViolated(assess({ ...given, mode: 'LIVE' }))).toBe(rule);
    expect(warningsOf(assess({ ...given, mode: 'BACKFILL' })).map((warning) => warning.rule)).toEqual([rule]);
  });

  it('measures only units that stand', () => {
    const history = openSample();
    history.endUnit('ha-vinh', '2022-12-01');
    expect(ruleViolated(assess({ history }))).toBe('unitIsLiving');
    expect(warningsOf(assess({ history, mode: 'BACKFILL' })).map(({ rule }) => rule)).toEqual(['unitIsLiving']);
    expect(assess({ history, day: '2022-11-30' })).toMatchObject({ outcome: 'accepted' });
  });

  it('says what is only of a year that has begun, and may estimate or plan what comes', () => {
    const of = (year: number): Criterion[] => [
      { number: 10, outcome: 'MET', indicators: [{ code: '10', value: '52.5', outcome: null, year }] },
    ];
    expect(ruleViolated(assess({ criteria: of(2023) }))).toBe('yearHasBegun');
    expect(warningsOf(assess({ criteria: of(2023), mode: 'BACKFILL' })).map(({ rule }) => rule)).toEqual(['yearHasBegun']);
    expect(assess({ criteria: of(2022) })).toMatchObject({ outcome: 'accepted' });
    expect(assess({ criteria: of(2023), more: { statement: 'PLAN' } })).toMatchObject({ outcome: 'accepted' });
  });

  it('keeps who looked, in which round, and what shows it', () => {
    const evidence = [{ digest: 'a'.repeat(64), reference: 'Biên bản thẩm tra số 12' }];
    const more = { round: 'VERIFICATION', statement: 'ESTIMATE', assessor: 'UBND huyện Hà Trung' } as const;
    const decided = assess({ more, criteria: [{ number: 3, outcome: 'BASICALLY_MET', evidence }] });
    expect(decided).toMatchObject({
      events: [{ data: { ...more, criteria: [{ number: 3, outcome: 'BASICALLY_MET', indicators: [], evidence }] } }],
    });
  });

  it.each(['LIVE', 'BACKFILL'] as const)(
    'takes a review of which no result is known, but nothing that names neither a round nor a criterion (%s)',
    (mode) => {
      const review = assess({ mode, day: '2023-12-31', criteria: [], more: { round: 'PERIODIC_REVIEW' } });
      expect(review).toMatchObject({ outcome: 'accepted', events: [{ data: { round: 'PERIODIC_REVIEW', criteria: [] } }] });
      expect(problemPaths(assess({ mode, criteria: [] }))).toEqual(['input.criteria']);
    },
  );

  it('lets no criterion of the set get lost: met, basically met, not met, not applicable and unknown add up to its size', () => {
    const history = openSample();
    const outcomes = fc.uniqueArray(
      fc.record({ number: fc.integer({ min: 1, max: 19 }), outcome: fc.constantFrom(...OUTCOMES) }),
      {
        selector: ({ number }) => number,
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(outcomes, (given) => {
        const events = history.take(assess({ history, criteria: given }));
        const [card] = events.filter(isScore).map(scorecardOf);
        if (card === undefined) throw new Error('nothing was recorded');
        const tally = tallyOf(card);
        expect(tally.unknown).toBe(19 - given.length);
        expect(tally.met + tally.basicallyMet + tally.notMet + tally.notApplicable + tally.unknown).toBe(19);
        expect(tally).toMatchObject({
          met: given.filter(({ outcome }) => outcome === 'MET').length,
          basicallyMet: given.filter(({ outcome }) => outcome === 'BASICALLY_MET').length,
          notMet: given.filter(({ outcome }) => outcome === 'NOT_MET').length,
          notApplicable: given.filter(({ outcome }) => outcome === 'NOT_APPLICABLE').length,
        });
      }),
    );
  });
});

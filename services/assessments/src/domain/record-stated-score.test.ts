import { describe, expect, it } from '@jest/globals';
import type { Decided, RecordingMode, Statement } from '@ntm-ledger/events';
import fc from 'fast-check';
import { scorecardOf, tallyOf } from '@ntm-ledger/scoring';
import type { History } from '@ntm-ledger/scoring/testing';
import { openSample, unitOn } from '@ntm-ledger/scoring/testing';
import { problemPaths, recorded, ruleViolated, scoringState, warningsOf } from '../testing/deciding.js';
import { decideRecordStatedScore } from './record-stated-score.js';

interface Case {
  readonly history?: History;
  readonly set?: string;
  readonly met: number;
  readonly size: number;
  readonly statement?: Statement;
  readonly missing?: readonly number[];
  readonly jointlyWith?: readonly string[];
  readonly mode?: RecordingMode;
}

const DAY = '2022-12-31';

function state({
  history = openSample(),
  set = 'xa-ntm-2021',
  met,
  size,
  statement = 'ACTUAL',
  missing = [],
  jointlyWith = [],
  mode,
}: Case): Decided {
  const command = {
    recording: recorded(DAY, mode),
    unit: unitOn(history, 'ha-vinh', DAY),
    criteriaSetId: set,
    met,
    size,
    statement,
    missing,
    jointlyWith: jointlyWith.map((id) => unitOn(history, id, DAY)),
  };
  return decideRecordStatedScore(command, scoringState(history, set, DAY));
}

describe('recording a stated score', () => {
  it.each(['LIVE', 'BACKFILL'] as const)('takes no size that no set can have (%s)', (mode) => {
    expect(problemPaths(state({ mode, set: 'xa-hiendai-2026', met: 1, size: 2_000_000_000 }))).toEqual(['input.size']);
  });

  it('keeps a total and the criteria that are named as missing', () => {
    expect(state({ met: 15, size: 19, missing: [17, 2, 5, 6] })).toMatchObject({
      outcome: 'accepted',
      stream: 'assessment-ha-vinh-xa-ntm-2021',
      events: [
        { type: 'ScoreStated', data: { met: 15, size: 19, certainty: 'STATED_TOTAL', missing: [2, 5, 6, 17], jointlyWith: [] } },
      ],
    });
  });

  it('keeps that a document says what is meant to be, not what is', () => {
    expect(state({ met: 15, size: 19, statement: 'PLAN' })).toMatchObject({ events: [{ data: { met: 15, statement: 'PLAN' } }] });
  });

  it('keeps that a figure was stated for several units together', () => {
    const decided = state({ met: 15, size: 19, jointlyWith: ['ha-ngoc', 'ha-giang'] });
    expect(decided).toMatchObject({
      events: [{ concerns: ['ha-vinh'], data: { certainty: 'STATED_JOINTLY', jointlyWith: ['ha-ngoc', 'ha-giang'] } }],
    });
    expect(problemPaths(state({ met: 15, size: 19, jointlyWith: ['ha-ngoc', 'ha-vinh', 'ha-ngoc'] }))).toEqual([
      'input.jointlyWith.1',
      'input.jointlyWith.2',
    ]);
  });

  it.each(['LIVE', 'BACKFILL'] as const)('never takes 11/15 for a score of a set of 19, also in mode %s', (mode) => {
    expect(problemPaths(state({ met: 11, size: 15, mode }))).toEqual(['input.size']);
    expect(problemPaths(state({ met: 11, size: 0, mode }))).toContain('input.size');
  });

  it.each(['LIVE', 'BACKFILL'] as const)('lets met and missing be no more than there are, also in mode %s', (mode) => {
    expect(problemPaths(state({ met: 20, size: 19, mode }))).toEqual(['input.met']);
    expect(problemPaths(state({ met: -1, size: 19, mode }))).toEqual(['input.met']);
    expect(problemPaths(state({ met: 16, size: 19, missing: [1, 2, 3, 4], mode }))).toEqual(['input.missing']);
    expect(problemPaths(state({ met: 10, size: 19, missing: [1, 20, 1, 0], mode }))).toEqual([
      'input.missing.1',
      'input.missing.2',
      'input.missing.3',
    ]);
  });

  it('cannot be checked against a set of unknown size: refused live, recorded with a warning', () => {
    const given = { set: 'xa-hiendai-2026', met: 11, size: 14, missing: [12] };
    expect(ruleViolated(state(given))).toBe('criteriaSetSizeKnown');
    expect(warningsOf(state({ ...given, mode: 'BACKFILL' })).map(({ rule }) => rule)).toEqual(['criteriaSetSizeKnown']);
    expect(problemPaths(state({ ...given, missing: [15] }))).toEqual(['input.missing.0']);
  });

  it('adds up whatever is stated: met, missing and unknown are the size of the set', () => {
    const stated = fc
      .nat(19)
      .chain((met) => fc.tuple(fc.constant(met), fc.uniqueArray(fc.integer({ min: 1, max: 19 }), { maxLength: 19 - met })));
    const history = openSample();
    fc.assert(
      fc.property(stated, ([met, missing]) => {
        const [event] = history.take(state({ history, met, size: 19, missing }));
        if (event?.type !== 'ScoreStated') throw new Error('no score was stated');
        expect(tallyOf(scorecardOf(event))).toEqual({
          met,
          basicallyMet: 0,
          notMet: missing.length,
          notApplicable: 0,
          unknown: 19 - met - missing.length,
        });
      }),
    );
  });
});

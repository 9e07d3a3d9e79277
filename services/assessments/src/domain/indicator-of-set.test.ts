import { describe, expect, it } from '@jest/globals';
import type { CriteriaSetPublished, Decided, RecordingMode } from '@ntm-ledger/events';
import { openValuedSample, unitOn, VALUED_SET } from '@ntm-ledger/scoring/testing';
import { recorded, ruleViolated, scoringState, warningsOf } from '../testing/deciding.js';
import { decideRecordAssessment } from './record-assessment.js';

const MODES = ['LIVE', 'BACKFILL'] as const;
/** The set with all its indicators: 1, 2.1 and 2.2. */
const WHOLE = { indicatorsTotal: 3, indicatorsTotalSourced: true };

interface Case {
  readonly number?: number;
  readonly code: string;
  readonly mode: RecordingMode;
  readonly known?: Partial<CriteriaSetPublished>;
}

/** xã Hà Vinh is said to meet a criterion and an indicator of it, under a set of which as much is known as a test says. */
function claim({ number = 2, code, mode, known = {} }: Case): Decided {
  const history = openValuedSample();
  const set = { ...VALUED_SET, criteriaSetId: 'xa-thu-2021', ...known };
  history.publish(set, '2022-03-08', 'country');
  const day = '2022-12-31';
  const command = {
    recording: recorded(day, mode),
    unit: unitOn(history, 'ha-vinh', day),
    criteriaSetId: set.criteriaSetId,
    round: null,
    statement: 'ACTUAL' as const,
    assessor: null,
    criteria: [
      { number, outcome: 'MET' as const, evidence: [], indicators: [{ code, value: null, outcome: 'MET' as const, year: null }] },
    ],
  };
  return decideRecordAssessment(command, scoringState(history, set.criteriaSetId, day));
}

const rulesOf = (decided: Decided): string[] => warningsOf(decided).map(({ rule }) => rule);

describe('an indicator that the set does not name', () => {
  it('is none where all indicators are known: refused where it is conducted here, flagged where it is an old fact', () => {
    expect(ruleViolated(claim({ mode: 'LIVE', code: '2.3', known: WHOLE }))).toBe('indicatorIsOfTheSet');
    expect(rulesOf(claim({ mode: 'BACKFILL', code: '2.3', known: WHOLE }))).toEqual(['indicatorIsOfTheSet']);
    expect(ruleViolated(claim({ mode: 'LIVE', code: '1', known: WHOLE }))).toBe('indicatorIsOfTheSet');
    expect(ruleViolated(claim({ mode: 'LIVE', number: 3, code: '3.1', known: WHOLE }))).toBe('indicatorIsOfTheSet');
    expect(rulesOf(claim({ mode: 'LIVE', code: '2.2', known: WHOLE }))).toEqual([]);
  });

  it.each(MODES)('may be one where not all are known: told beside the others of its criterion, refused never (%s)', (mode) => {
    const decided = claim({ mode, code: '2.3' });
    expect(warningsOf(decided)).toMatchObject([
      { rule: 'indicatorIsOfTheSet', basis: null, message: expect.stringContaining('not all its indicators are known') },
    ]);
    const unsourced = { ...WHOLE, indicatorsTotalSourced: false };
    expect(rulesOf(claim({ mode, code: '2.3', known: unsourced }))).toEqual(['indicatorIsOfTheSet']);
  });

  it.each(MODES)('is no matter where no indicator of its criterion is known (%s)', (mode) => {
    expect(rulesOf(claim({ mode, number: 3, code: '3.1' }))).toEqual([]);
  });
});

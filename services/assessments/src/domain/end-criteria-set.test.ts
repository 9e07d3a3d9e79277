import { describe, expect, it } from '@jest/globals';
import type { Decided } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import { openSample } from '@ntm-ledger/scoring/testing';
import { changingState, problemPaths, recorded, ruleViolated, warningsOf } from '../testing/deciding.js';
import { decideEndCriteriaSet } from './end-criteria-set.js';
import type { Recording } from './recording.js';

const ACT = { number: '51/2025/QĐ-TTg', authority: 'Thủ tướng Chính phủ', issuedOn: null, title: null, clause: null };

function end(
  lastDay: string,
  {
    criteriaSetId = 'xa-ntm-2021',
    day = '2025-12-29',
    history = openSample(),
    ...how
  }: Partial<Recording> & {
    criteriaSetId?: string;
    day?: string;
    history?: ReturnType<typeof openSample>;
  } = {},
): Decided {
  return decideEndCriteriaSet(
    { recording: { ...recorded(day), basis: ACT, ...how }, end: { criteriaSetId, lastDay: toIsoDate(lastDay) } },
    changingState(history, criteriaSetId),
  );
}

describe('ending a criteria set', () => {
  it('names its last day, of those whose set it is', () => {
    expect(end('2026-02-14')).toMatchObject({
      outcome: 'accepted',
      stream: 'criteria-sets',
      events: [
        { type: 'CriteriaSetEnded', concerns: ['country'], data: { criteriaSetId: 'xa-ntm-2021', lastDay: '2026-02-14' } },
      ],
    });
    expect(end('2021-12-31', { criteriaSetId: 'xa-nangcao-nghean-2018' })).toMatchObject({ events: [{ concerns: ['nghe-an'] }] });
  });

  it('is not before the set’s beginning', () => {
    expect(problemPaths(end('2022-03-07'))).toEqual(['input.lastDay']);
    expect(end('2022-03-08')).toMatchObject({ outcome: 'accepted' });
    expect(problemPaths(end('2026-02-14', { day: '2022-03-07' }))).toEqual(['input.effectiveOn']);
    expect(problemPaths(end('2026-02-14', { criteriaSetId: 'xa-ntm-1999' }))).toEqual(['input.criteriaSet']);
  });

  it('names the act where it is conducted here, and need not where it is an old fact', () => {
    expect(ruleViolated(end('2026-02-14', { basis: null }))).toBe('endNamesItsAct');
    const backfilled = end('2026-02-14', { basis: null, mode: 'BACKFILL' });
    expect(backfilled).toMatchObject({ outcome: 'accepted' });
    expect(warningsOf(backfilled)).toEqual([]);
  });

  it('comes once; another takes the withdrawal of the first', () => {
    const history = openSample();
    const first = history.end('xa-ntm-2021', '2026-02-14', '2025-12-29', 'country');
    expect(end('2026-02-13', { history })).toMatchObject({ refusal: { code: 'CONFLICT' } });
    history.withdraw(first);
    expect(end('2026-02-13', { history })).toMatchObject({ outcome: 'accepted' });
  });

  it('is refused with what is recorded of later days, and as an old fact bears a warning that counts it', () => {
    const history = openSample();
    const card = { unitId: 'ha-vinh', criteriaSetId: 'xa-ntm-2021', size: 19, criteria: [] };
    for (const day of ['2025-12-31', '2026-01-31', '2026-02-28']) history.assess(card, day);
    history.amend({ criteriaSetId: 'xa-ntm-2021', size: 19 }, '2026-01-15', 'country');
    expect(warningsOf(end('2026-02-28', { history }))).toEqual([]);
    expect(ruleViolated(end('2025-12-31', { history }))).toBe('recordedFactsFitTheEnd');
    expect(warningsOf(end('2025-12-31', { history, mode: 'BACKFILL' })).map(({ message }) => message)).toEqual([
      '"xa-ntm-2021" would have ended on 2025-12-31; already recorded of later days: 2 facts measured by it; 1 amendment.',
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { CriteriaSetAmended, Decided, PublishedCriterion } from '@ntm-ledger/events';
import { NOTHING_CHANGED } from '@ntm-ledger/events/testing';
import type { History } from '@ntm-ledger/scoring/testing';
import { draftOf, indicator, openSample, PROVINCIAL_SET, threshold } from '@ntm-ledger/scoring/testing';
import { changingState, problemPaths, recorded, ruleViolated, warningsOf } from '../testing/deciding.js';
import { decideAmendCriteriaSet } from './amend-criteria-set.js';
import type { Recording } from './recording.js';

const ACT = { number: '211/QĐ-TTg', authority: 'Thủ tướng Chính phủ', issuedOn: null, title: null, clause: null };
const ROADS: PublishedCriterion = {
  number: 2,
  name: 'Giao thông',
  sourced: true,
  indicators: [indicator('2.1', { comparator: 'AT_LEAST', thresholds: [threshold('90,0')] })],
};

/** An amendment of the national set of 2021-2025, unless another is named. */
function amend(
  change: Partial<CriteriaSetAmended>,
  { day = '2024-03-01', history = openSample(), ...how }: Partial<Recording> & { day?: string; history?: History } = {},
): Decided {
  const given = { ...NOTHING_CHANGED, criteriaSetId: 'xa-ntm-2021', ...change };
  return decideAmendCriteriaSet(
    { recording: { ...recorded(day), basis: ACT, ...how }, change: given },
    changingState(history, given.criteriaSetId),
  );
}

describe('amending a criteria set', () => {
  it('gives criteria anew, of those whose set it is', () => {
    expect(amend({ criteria: [ROADS] })).toMatchObject({
      outcome: 'accepted',
      stream: 'criteria-sets',
      events: [
        {
          type: 'CriteriaSetAmended',
          concerns: ['country'],
          warnings: [],
          data: { criteriaSetId: 'xa-ntm-2021', criteria: [{ number: 2, indicators: [{ thresholds: [{ value: '90' }] }] }] },
        },
      ],
    });
    expect(amend({ criteriaSetId: 'xa-nangcao-nghean-2018', annex: 'Phụ lục' })).toMatchObject({
      events: [{ concerns: ['nghe-an'] }],
    });
  });

  it('may name a criterion of which no more than the number was known', () => {
    expect(amend({ criteria: [{ ...ROADS, number: 19 }] })).toMatchObject({ outcome: 'accepted' });
    expect(problemPaths(amend({ criteria: [{ ...ROADS, number: 20 }] }))).toEqual(['input.criteria.0.number']);
    expect(problemPaths(amend({ criteriaSetId: 'xa-hiendai-2026', criteria: [ROADS] }))).toEqual(['input.criteria.0.number']);
  });

  it('changes something', () => {
    expect(problemPaths(amend({}))).toEqual(['input']);
  });

  it('leaves the set sound, with what stays as it was', () => {
    const five = { bands: [{ from: 5, to: 5 }, { from: 0, to: 4 }] }; // prettier-ignore
    expect(problemPaths(amend(five))).toEqual(['input.bands.0.to']);
    expect(amend({ ...five, size: 5 })).toMatchObject({ outcome: 'accepted' });
    expect(problemPaths(amend({ size: 3 }))).toEqual(['input.size']);
    expect(problemPaths(amend({ critical: [20] }))).toEqual(['input.critical.0']);
    const history = openSample();
    history.amend({ criteriaSetId: 'xa-ntm-2021', critical: [17], ...bands19() }, '2022-03-08', 'country');
    expect(problemPaths(amend({ size: 10 }, { history }))).toEqual(['input.bands.0.to', 'input.critical.0']);
  });

  it('rests on an act that is named', () => {
    expect(ruleViolated(amend({ criteria: [ROADS] }, { basis: null }))).toBe('amendmentNamesItsAct');
    const backfilled = amend({ criteria: [ROADS] }, { basis: null, mode: 'BACKFILL' });
    expect(warningsOf(backfilled)).toMatchObject([{ rule: 'amendmentNamesItsAct' }]);
  });

  it('comes after the publication, of a set that is published', () => {
    expect(problemPaths(amend({ criteria: [ROADS] }, { day: '2022-03-07' }))).toEqual(['input.effectiveOn']);
    expect(problemPaths(amend({ criteriaSetId: 'xa-ntm-1999', criteria: [ROADS] }))).toEqual(['input.criteriaSet']);
    const history = openSample();
    for (const event of history.events) {
      if (event.type === 'CriteriaSetPublished' && event.data.criteriaSetId === 'xa-ntm-2021') history.withdraw(event);
    }
    expect(problemPaths(amend({ criteria: [ROADS] }, { history }))).toEqual(['input.criteriaSet']);
  });

  it('is too late once the set has ended, by its own period or by an act', () => {
    expect(ruleViolated(amend({ criteria: [ROADS] }, { day: '2026-02-15' }))).toBe('endedSetIsNotAmended');
    const history = openSample();
    history.end('xa-ntm-2021', '2023-12-31', '2023-06-30', 'country');
    expect(ruleViolated(amend({ criteria: [ROADS] }, { history }))).toBe('endedSetIsNotAmended');
    expect(amend({ criteria: [ROADS] }, { history, day: '2023-12-31' })).toMatchObject({ outcome: 'accepted' });
    expect(warningsOf(amend({ criteria: [ROADS] }, { history, mode: 'BACKFILL' }))).toMatchObject([
      { rule: 'endedSetIsNotAmended' },
    ]);
  });
});

describe('an amendment that is recorded after facts of later days', () => {
  const RULE = 'recordedFactsFitTheAmendment';
  const card = { unitId: 'ha-vinh', criteriaSetId: 'xa-ntm-2021', size: 19, criteria: [] };

  it('is refused with what contradicts it, and as an old fact bears a warning that counts it', () => {
    const history = openSample();
    history.assess(card, '2023-12-31');
    for (const day of ['2024-06-30', '2024-12-31']) history.assess(card, day);
    history.amend({ criteriaSetId: 'xa-ntm-2021', ...bands19() }, '2024-09-01', 'country');
    expect(ruleViolated(amend({ size: 10 }, { history }))).toBe(RULE);
    const [warning, ...others] = warningsOf(amend({ size: 10 }, { history, mode: 'BACKFILL' }));
    expect(others).toEqual([]);
    expect(warning).toMatchObject({ rule: RULE, basis: null });
    expect(warning?.message).toBe(
      '"xa-ntm-2021" would have 10 criteria from 2024-03-01 on; already recorded: 2 facts measured by the number it had; ' +
        '1 amendment that would not go together with it.',
    );
  });

  it('is no matter where it changes nothing that these rest on, or another act says the size before them', () => {
    const history = openSample();
    history.assess(card, '2024-12-31');
    expect(warningsOf(amend({ criteria: [ROADS] }, { history }))).toEqual([]);
    expect(warningsOf(amend({ size: 19 }, { history }))).toEqual([]);
    history.amend({ criteriaSetId: 'xa-ntm-2021', size: 19 }, '2024-09-01', 'country');
    expect(warningsOf(amend({ size: 10 }, { history }))).toEqual([]);
  });

  it('asks nothing of facts that are withdrawn', () => {
    const history = openSample();
    history.withdraw(history.assess(card, '2024-12-31'));
    expect(warningsOf(amend({ size: 10 }, { history }))).toEqual([]);
  });
});

describe('an amendment of a set whose publication is not known to the day', () => {
  /** Published in 2018, nobody knows when: it counts from the last day of that year. */
  function publishedIn2018(): History {
    const history = openSample();
    const set = { ...PROVINCIAL_SET, criteriaSetId: 'xa-2018' };
    history.append('criteria-sets', draftOf('CriteriaSetPublished', set, ['nghe-an'], '2018-12-31', { precision: 'YEAR' }));
    return history;
  }
  const early = (day: string, history = publishedIn2018()): Decided =>
    amend({ criteriaSetId: 'xa-2018', annex: 'Phụ lục I' }, { day, history, mode: 'BACKFILL' });

  it('may be of any day on which the set may have been published', () => {
    expect(early('2018-01-01')).toMatchObject({ outcome: 'accepted', events: [{ effectiveOn: '2018-01-01', warnings: [] }] });
    expect(problemPaths(early('2017-12-31'))).toEqual(['input.effectiveOn']);
  });

  it('must go together with what completes the set on its last possible day', () => {
    const history = publishedIn2018();
    history.amend({ criteriaSetId: 'xa-2018', size: 10 }, '2018-12-31', 'nghe-an');
    const critical = amend({ criteriaSetId: 'xa-2018', critical: [15] }, { day: '2018-06-30', history });
    expect(problemPaths(critical)).toEqual(['input.critical.0']);
  });
});

function bands19(): Pick<CriteriaSetAmended, 'bands'> {
  return {
    bands: [
      { from: 19, to: 19 },
      { from: 0, to: 18 },
    ],
  };
}

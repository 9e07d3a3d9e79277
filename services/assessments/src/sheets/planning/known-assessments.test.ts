import { describe, expect, it } from '@jest/globals';
import type { LedgerEvent } from '@ntm-ledger/events';
import { NTM_SET, openSample } from '@ntm-ledger/scoring/testing';
import { contentOf } from './content-of.js';
import { KnownAssessments } from './known-assessments.js';

const MET = [{ number: 1, outcome: 'MET' }] as const;
const NOT_MET = [{ number: 1, outcome: 'NOT_MET' }] as const;
const OF = { unitId: 'ha-vinh', criteriaSetId: NTM_SET.criteriaSetId, size: 19 };

function assessed(event: LedgerEvent): LedgerEvent<'UnitAssessed'> {
  if (event.type !== 'UnitAssessed') throw new Error(event.type);
  return event;
}

describe('an assessment that the log holds', () => {
  it('is known for as long as nothing else is said of the same unit, day and round', () => {
    const history = openSample();
    const known = new KnownAssessments(NTM_SET.criteriaSetId);
    const first = assessed(history.assess({ ...OF, criteria: MET }, '2022-12-31'));
    expect(known.standOf(first)).toBe('NONE');
    known.apply(first);
    expect(known.standOf(first)).toBe('SAME');
    const corrected = assessed(history.assess({ ...OF, criteria: NOT_MET }, '2022-12-31'));
    expect(known.standOf(corrected)).toBe('OTHER');
    known.apply(corrected);
    expect(known.standOf(first)).toBe('OTHER');
    expect(known.timesSaid(first)).toBe(1);
    const nextYear = assessed(history.assess({ ...OF, criteria: MET }, '2023-12-31'));
    expect(known.standOf(nextYear)).toBe('NONE');
    const verified = assessed(history.assess({ ...OF, round: 'VERIFICATION', criteria: MET }, '2022-12-31'));
    expect(known.standOf(verified)).toBe('NONE');
  });

  it('may be said anew once it is withdrawn, and then has another id', () => {
    const history = openSample();
    const known = new KnownAssessments(NTM_SET.criteriaSetId);
    const first = assessed(history.assess({ ...OF, criteria: MET }, '2022-12-31'));
    const withdrawn = history.withdraw(first);
    for (const event of [first, withdrawn]) known.apply(event);
    expect(known.standOf(first)).toBe('NONE');
    expect(known.timesSaid(first)).toBe(1);
    expect(known.revisionOf(first.stream)).toBe(withdrawn.revision);
  });

  it('says the same whatever its file, and under a set that was completed since', () => {
    const history = openSample();
    const first = assessed(history.assess({ ...OF, criteria: MET }, '2022-12-31'));
    expect(contentOf({ ...first, data: { ...first.data, size: 20 } })).toBe(contentOf(first));
    expect(contentOf({ ...first, precision: 'YEAR' })).not.toBe(contentOf(first));
    expect(contentOf({ ...first, data: { ...first.data, assessor: 'UBND huyện' } })).not.toBe(contentOf(first));
  });
});

import { describe, expect, it } from '@jest/globals';
import { opened } from '../../testing/case-facts.js';
import { BEGIN, communeOf, conductedUpTo } from '../../testing/conducted.js';
import type { Fact } from '../../testing/facts.js';
import { absorbed, ended, granted, renamed, retyped, withdrawn } from '../../testing/facts.js';
import { History } from '../../testing/history.js';
import type { Case } from './case.js';
import { afterUnitChanges } from './unit-change.js';

const UNIT = 'ha-giang';
const PART = { unitId: UNIT, caseId: 'case' };
const UNDER_WAY = [...communeOf(UNIT), ...conductedUpTo('VERIFICATION', PART)];

function caseIn(history: History, day: string, position?: number): Case {
  const moment = history.moment(day, position);
  const file = history.recognition.cases.caseAt('case', moment);
  if (file === undefined) throw new Error(`there is no case on ${day}`);
  return afterUnitChanges(file, history.register.historyOf(UNIT, moment));
}

function caseAfter(day: string, ...facts: readonly Fact[]): Case {
  return caseIn(new History(...UNDER_WAY, ...facts), day);
}

describe('a case of a unit that changes', () => {
  it('ends with its unit, by the event that ended it, and is neither withdrawn nor refused', () => {
    const merged = ended('2024-12-01', UNIT);
    expect(caseAfter('2024-11-30', merged)).toMatchObject({ standing: 'OPEN', next: 'SATISFACTION_SURVEY', endedByUnit: null });
    expect(caseAfter('2024-12-01', merged)).toMatchObject({
      standing: 'UNIT_CHANGE',
      stage: 'VERIFICATION',
      next: null,
      holder: null,
      endedByUnit: { type: 'UnitEnded', effectiveOn: '2024-12-01' },
    });
  });

  it('ends where the unit goes over to the other scheme, and only from there on', () => {
    expect(caseAfter('2024-12-01', retyped('2024-12-01', UNIT, 'thị trấn'))).toMatchObject({
      standing: 'UNIT_CHANGE',
      endedByUnit: { type: 'UnitRetyped' },
    });
    const before = [retyped('2010-01-01', UNIT, 'thị trấn'), retyped('2015-01-01', UNIT, 'xã')];
    expect(caseAfter('2024-12-01', ...before)).toMatchObject({ standing: 'OPEN' });
  });

  it('goes on where the unit is renamed or takes in another', () => {
    expect(caseAfter('2024-12-01', renamed('2024-12-01', UNIT, 'Hà Long'), absorbed('2024-12-01', UNIT, 'other'))).toMatchObject({
      standing: 'OPEN',
    });
  });

  it('goes by the decision where one comes all the same', () => {
    const decided = granted('2025-01-10', { ...PART, awardYear: 2022 });
    expect(caseAfter('2025-01-10', ended('2024-12-01', UNIT), decided)).toMatchObject({
      standing: 'RECOGNISED',
      endedByUnit: null,
    });
  });

  it('is under way again once the unit’s end is withdrawn, and before that still shows as ended', () => {
    const history = new History(...UNDER_WAY);
    const end = history.record(ended('2024-12-01', UNIT));
    history.record(withdrawn('2024-12-01', end));
    expect(caseIn(history, '2025-01-01', end.position)).toMatchObject({ standing: 'UNIT_CHANGE' });
    expect(caseIn(history, '2025-01-01')).toMatchObject({ standing: 'OPEN', next: 'SATISFACTION_SURVEY' });
  });

  it('has ended from its beginning where it was opened for a unit that was no more', () => {
    const late = new History(...communeOf(UNIT), ended('2022-12-01', UNIT), opened(BEGIN, { ...PART, mode: 'BACKFILL' }));
    expect(caseIn(late, '2024-01-01')).toMatchObject({ standing: 'UNIT_CHANGE', endedByUnit: { effectiveOn: '2022-12-01' } });
  });
});

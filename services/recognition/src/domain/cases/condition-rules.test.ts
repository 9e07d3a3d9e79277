import { describe, expect, it } from '@jest/globals';
import type { StepDetails } from '@ntm-ledger/events';
import { stepped } from '../../testing/case-facts.js';
import { conductedUpTo, dayOf } from '../../testing/conducted.js';
import { ACT, before, CASE, decide, GROUND, PART, UNIT } from '../../testing/conducting-scene.js';
import { decideAfter, refusalOf } from '../../testing/deciding-cases.js';
import type { Fact } from '../../testing/facts.js';
import { assessed, granted } from '../../testing/facts.js';

describe('the conditions of a commune beside its criteria', () => {
  const card = (met: number): Fact => assessed('2023-06-01', UNIT, met);

  it('let the province appraise and the council vote once the whole set is met by the actual card', () => {
    expect(decide('APPRAISAL', {}, [card(18)])).toBe(`wholeSetMet (${ACT})`);
    expect(decide('APPRAISAL', { outcome: 'FAILED' }, [card(18)])).toBe('accepted');
    expect(decide('COUNCIL_VOTE', {}, [card(18)])).toBe(`wholeSetMet (${ACT})`);
    expect(decide('COUNCIL_VOTE', {}, [card(19)])).toBe('accepted');
  });

  it('are asked for where nothing is known of them', () => {
    const without = GROUND.filter((fact) => fact.draft.type !== 'UnitAssessed');
    const reached = [...without, ...before('COUNCIL_VOTE')];
    expect(refusalOf(decideAfter(reached, CASE, 'COUNCIL_VOTE'))).toBe(`wholeSetMet (${ACT})`);
    const silent = [...GROUND, ...conductedUpTo('APPRAISAL', PART).map(withoutDetails)];
    expect(refusalOf(decideAfter(silent, CASE, 'COUNCIL_VOTE'))).toBe(`noConstructionDebt (${ACT})`);
  });

  it.each<[string, StepDetails]>([
    ['noConstructionDebt', { kind: 'CONDITIONS', constructionDebt: 'OUTSTANDING', security: null }],
    ['notComplexInSecurity', { kind: 'CONDITIONS', constructionDebt: null, security: 'COMPLEX' }],
  ])('%s is what the case says last', (rule, details) => {
    const found = stepped(dayOf('APPRAISAL'), 'APPRAISAL', { ...PART, outcome: 'PASSED', details });
    expect(decide('COUNCIL_VOTE', {}, [found])).toBe(`${rule} (${ACT})`);
  });

  it('take the level below in force, by its own act', () => {
    const model = { ...PART, level: 'MODEL' } as const;
    const reached = [...GROUND, ...conductedUpTo('APPRAISAL', model)];
    expect(refusalOf(decideAfter(reached, CASE, 'COUNCIL_VOTE'))).toBe('lowerLevelInForce (Quyết định 319/QĐ-TTg)');
    const held = granted('2023-01-05', { unitId: UNIT, level: 'ADVANCED' });
    expect(refusalOf(decideAfter([...reached, held], CASE, 'COUNCIL_VOTE'))).toBe('accepted');
  });
});

function withoutDetails({ draft, ...fact }: Fact): Fact {
  return draft.type !== 'CaseStepRecorded'
    ? { ...fact, draft }
    : { ...fact, draft: { ...draft, data: { ...draft.data, details: null } } };
}

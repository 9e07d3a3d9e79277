import { describe, expect, it } from '@jest/globals';
import type { CaseStep } from '@ntm-ledger/events';
import { returned, stepped } from '../../testing/case-facts.js';
import { actorOf, conductedUpTo, dayOf, STEPS } from '../../testing/conducted.js';
import { ACT, before, CASE, decide, GROUND, PART, UNIT } from '../../testing/conducting-scene.js';
import { decideAfter, refusalOf } from '../../testing/deciding-cases.js';
import type { Fact } from '../../testing/facts.js';
import { assessed } from '../../testing/facts.js';

describe('who takes a step', () => {
  it('has no other part in the case, whatever the role', () => {
    const assessor = { ...actorOf('appraiser'), id: actorOf('assessor').id };
    expect(decide('VERIFICATION', { actor: assessor })).toBe('dutiesAreSeparate (own)');
    expect(decide('APPRAISAL', { actor: assessor })).toBe('dutiesAreSeparate (own)');
    expect(decide('COUNCIL_VOTE', { actor: { ...actorOf('council'), id: actorOf('appraiser').id } })).toBe(
      'dutiesAreSeparate (own)',
    );
    expect(decide('APPRAISAL', { actor: { ...actorOf('admin'), id: actorOf('council').id } })).toBe('dutiesAreSeparate (own)');
  });

  it('may examine twice and vote twice, and paper is nobody’s part', () => {
    expect(decide('APPRAISAL')).toBe('accepted');
    expect(decide('COUNCIL_VOTE')).toBe('accepted');
    expect(decide('DOSSIER_SUBMITTED', { actor: { ...actorOf('clerk'), id: actorOf('assessor').id } })).toBe('accepted');
  });

  it('is kept from another part by a step that was undone too, and not by one that they only entered into the register', () => {
    const undone = [
      stepped(dayOf('VERIFICATION'), 'VERIFICATION', { ...PART, actor: actorOf('council') }),
      returned(dayOf('VERIFICATION'), 'VERIFICATION', PART),
    ];
    const reached = [...GROUND, ...before('VERIFICATION'), ...undone];
    const assessor = { actor: actorOf('assessor') };
    expect(refusalOf(decideAfter(reached, CASE, 'VERIFICATION'))).toBe('accepted');
    const again = stepped(dayOf('VERIFICATION'), 'VERIFICATION', { ...PART, outcome: 'PASSED' });
    const onward = [...reached, again, ...conductedUpTo('DISTRICT_MEETING', PART).slice(STEPS.indexOf('VERIFICATION') + 2, -1)];
    expect(refusalOf(decideAfter(onward, CASE, 'DISTRICT_MEETING'))).toBe('dutiesAreSeparate (own)');
    const old = conductedUpTo('SELF_ASSESSMENT', { ...PART, mode: 'BACKFILL', ...assessor });
    expect(refusalOf(decideAfter([...GROUND, ...old], CASE, 'VERIFICATION', assessor))).toBe(`stagesInOrder (${ACT})`);
  });

  it('has not measured the unit for the case either, since whoever records its card assesses', () => {
    const card = (on: string, who = 'appraiser'): Fact => assessed(on, UNIT, 19, { actor: actorOf(who), mode: 'LIVE' });
    const reached = (fact: Fact): string => refusalOf(decideAfter([...GROUND, ...before('APPRAISAL'), fact], CASE, 'APPRAISAL'));
    expect(reached(card('2023-05-01'))).toBe('dutiesAreSeparate (own)');
    // Dated before the case began, but recorded for it.
    expect(reached(card('2022-12-31'))).toBe('dutiesAreSeparate (own)');
    expect(reached(card('2023-05-01', 'assessor'))).toBe('accepted');
    const earlier = [...GROUND, card('2022-12-30'), ...before('APPRAISAL')];
    expect(refusalOf(decideAfter(earlier, CASE, 'APPRAISAL'))).toBe('accepted');
  });

  it('examines by recording the card of a verification or an appraisal, and then neither assesses nor votes', () => {
    const card = (who: string): Fact =>
      assessed('2023-05-01', UNIT, 19, { actor: actorOf(who), mode: 'LIVE', round: 'APPRAISAL' });
    const reached = (step: CaseStep, who: string): string =>
      refusalOf(decideAfter([...GROUND, ...before(step), card(who)], CASE, step));
    expect(reached('COUNCIL_VOTE', 'council')).toBe('dutiesAreSeparate (own)');
    expect(reached('SELF_ASSESSMENT', 'assessor')).toBe('dutiesAreSeparate (own)');
    expect(reached('APPRAISAL', 'appraiser')).toBe('accepted');
  });

  it('does not judge the unit that they belong to', () => {
    expect(decide('VERIFICATION', { actor: actorOf('appraiser', '15292') })).toBe('nobodyJudgesTheirOwnUnit (own)');
    expect(decide('SELF_ASSESSMENT', { actor: actorOf('assessor', '15292') })).toBe('accepted');
    expect(decide('COMMUNE_MEETING', { actor: actorOf('clerk', '15292') })).toBe('accepted');
  });

  it('acts for the tier that the procedure names, or one above', () => {
    expect(decide('VERIFICATION', { actor: actorOf('appraiser', '392') })).toBe('accepted');
    expect(decide('VERIFICATION', { actor: actorOf('appraiser', '38') })).toBe('accepted');
    expect(decide('APPRAISAL', { actor: actorOf('appraiser', '392') })).toBe(`actsForTheStagesTier (${ACT})`);
    expect(decide('COUNCIL_VOTE', { actor: actorOf('council', '38') })).toBe('accepted');
  });
});

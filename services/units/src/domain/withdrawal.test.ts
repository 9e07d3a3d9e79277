import { describe, expect, it } from '@jest/globals';
import { withdrawersOf } from './withdrawal.js';

describe('who may take a fact back', () => {
  it("is who may record it: a decision that was taken here is a decider's", () => {
    expect(withdrawersOf([{ type: 'RecognitionGranted', mode: 'LIVE' }])).toEqual(['decider']);
    expect(withdrawersOf([{ type: 'TitleRevoked', mode: 'LIVE' }])).toEqual(['decider']);
    expect(withdrawersOf([{ type: 'RecognitionGranted', mode: 'BACKFILL' }])).toEqual(['clerk', 'decider']);
  });

  it('is a clerk for units, sets, plans and claims, and an assessor too for scores', () => {
    expect(withdrawersOf([{ type: 'UnitEstablished', mode: 'LIVE' }])).toEqual(['clerk']);
    expect(withdrawersOf([{ type: 'CriteriaSetPublished', mode: 'BACKFILL' }])).toEqual(['clerk']);
    expect(withdrawersOf([{ type: 'PlanAdopted', mode: 'LIVE' }])).toEqual(['clerk']);
    expect(withdrawersOf([{ type: 'ClaimRecorded', mode: 'BACKFILL' }])).toEqual(['clerk']);
    expect(withdrawersOf([{ type: 'ScoreStated', mode: 'LIVE' }])).toEqual(['clerk', 'assessor']);
    expect(withdrawersOf([{ type: 'IndicatorStated', mode: 'LIVE' }])).toEqual(['clerk', 'assessor']);
  });

  it('is, for a step of a case, who takes such steps, and a clerk too where it is an old one', () => {
    const vote = { type: 'CaseStepRecorded', data: { step: 'COUNCIL_VOTE' } } as const;
    expect(withdrawersOf([{ ...vote, mode: 'LIVE' }])).toEqual(['council']);
    expect(withdrawersOf([{ ...vote, mode: 'BACKFILL' }])).toEqual(['clerk', 'council']);
    expect(withdrawersOf([{ ...vote, mode: 'LIVE', data: { step: 'PUBLICATION' } }])).toEqual(['clerk']);
    expect(withdrawersOf([{ type: 'CaseReturned', mode: 'LIVE' }])).toEqual(['clerk', 'appraiser', 'council', 'decider']);
    expect(withdrawersOf([{ type: 'CaseOpened', mode: 'LIVE' }])).toEqual(['clerk']);
  });

  it('is, for facts that one request recorded, who may take back each of them', () => {
    const batch = [
      { type: 'RecognitionGranted', mode: 'LIVE' },
      { type: 'RecognitionAnnounced', mode: 'LIVE' },
    ] as const;
    expect(withdrawersOf(batch)).toEqual(['decider']);
  });
});

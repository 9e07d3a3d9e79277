import { describe, expect, it } from '@jest/globals';
import { opened } from '../../testing/case-facts.js';
import { BEGIN, conductedUpTo } from '../../testing/conducted.js';
import { CASE, decide, GROUND, PART, votes } from '../../testing/conducting-scene.js';
import { decideAfter, refusalOf } from '../../testing/deciding-cases.js';

describe('a vote', () => {
  it('passes with 90 of 100 by the register’s own setting, since no source gives the share', () => {
    expect(decide('COUNCIL_VOTE', votes(90, 100))).toBe('accepted');
    expect(decide('COUNCIL_VOTE', votes(89, 100))).toBe('votesReachTheShare (own)');
    expect(decide('COUNCIL_VOTE', votes(9, 10))).toBe('accepted');
    expect(decide('COUNCIL_VOTE', votes(17, 19))).toBe('votesReachTheShare (own)');
  });

  it('that fails is recorded as what it was, and the council does not pass it over', () => {
    expect(decide('COUNCIL_VOTE', { outcome: 'FAILED', ...votes(3, 10) })).toBe('accepted');
  });

  it('cannot have more votes than there are', () => {
    expect(decide('COUNCIL_VOTE', votes(11, 10))).toBe('input.votes.inFavour');
    expect(decide('COUNCIL_VOTE', votes(10, 10, 9))).toBe('input.votes.total');
  });

  it('takes the quorum that an office has set, and none otherwise', () => {
    expect(decide('COUNCIL_VOTE', votes(5, 5, 20))).toBe('accepted');
    const settings = { satisfiedOverall: null, satisfiedPerItem: null, householdsAsked: null, quorum: 66, workingDays: [] };
    const set = [...GROUND, opened(BEGIN, { ...PART, settings }), ...conductedUpTo('APPRAISAL', PART).slice(1)];
    expect(refusalOf(decideAfter(set, CASE, 'COUNCIL_VOTE', votes(13, 13, 20)))).toBe('quorumIsPresent (own)');
    expect(refusalOf(decideAfter(set, CASE, 'COUNCIL_VOTE', votes(14, 14, 20)))).toBe('accepted');
    expect(refusalOf(decideAfter(set, CASE, 'COUNCIL_VOTE', votes(14, 14, null)))).toBe('quorumIsPresent (own)');
  });
});

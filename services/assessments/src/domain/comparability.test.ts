import { describe, expect, it } from '@jest/globals';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { CriteriaSet, ScopeScores } from '@ntm-ledger/scoring';
import type { History } from '@ntm-ledger/scoring/testing';
import { NTM_SET, OLD_SET, openSample, PROVINCIAL_SET } from '@ntm-ledger/scoring/testing';
import { whyNoChange, whyNotComparable } from './comparability.js';

const THEN = '2021-12-31';
const NOW = '2022-12-31';

function setOf(history: History, id: string): CriteriaSet {
  const set = history.assessments.criteriaSets.knownAt(id, history.position);
  if (set === undefined) throw new Error(`no set ${id}`);
  return set;
}

function why(history: History): string | null {
  const set = setOf(history, NTM_SET.criteriaSetId);
  const scores = (day: string): ScopeScores => history.assessments.scoresIn('ha-trung', set, history.moment(day));
  const otherSets = history.assessments.otherSetsIn('ha-trung', set, history.moment(THEN));
  const then = { on: toIsoDate(THEN), scores: scores(THEN), otherSets };
  return whyNoChange({ set, then, now: { on: toIsoDate(NOW), scores: scores(NOW) } });
}

const score = { met: 15, size: 19, certainty: 'STATED_TOTAL', missing: [], jointlyWith: [] } as const;

describe('scores of different sets', () => {
  it('are compared where both ask the same question of the same units, and never across levels', () => {
    const history = openSample();
    const ntm = setOf(history, NTM_SET.criteriaSetId);
    expect(whyNotComparable(ntm, setOf(history, OLD_SET.criteriaSetId))).toBeNull();
    expect(whyNotComparable(ntm, setOf(history, PROVINCIAL_SET.criteriaSetId))).toContain('different questions');
  });

  it('give no change of an average, and say why', () => {
    const history = openSample();
    history.state({ ...score, unitId: 'ha-vinh', criteriaSetId: OLD_SET.criteriaSetId }, THEN);
    expect(why(history)).toContain('No unit of this scope has a score');
    history.state({ ...score, unitId: 'ha-vinh', criteriaSetId: NTM_SET.criteriaSetId }, NOW);
    expect(why(history)).toContain(`scored under "${OLD_SET.criteriaSetId}"; scores of different sets are not compared`);
  });

  it('are no matter where nothing was scored then, or not the same units', () => {
    const history = openSample();
    history.state({ ...score, unitId: 'ha-vinh', criteriaSetId: NTM_SET.criteriaSetId }, NOW);
    expect(why(history)).toContain('No unit of this scope had a score');
    history.state({ ...score, unitId: 'ha-ngoc', criteriaSetId: NTM_SET.criteriaSetId }, THEN);
    expect(why(history)).toBeNull();
    history.endUnit('ha-ngoc', '2022-06-30');
    expect(why(history)).toContain('on both days');
  });
});

import { describe, expect, it } from '@jest/globals';
import type { StepDetails } from '@ntm-ledger/events';
import { opened, stepped } from '../../testing/case-facts.js';
import { BEGIN, conductedUpTo, detailsOf } from '../../testing/conducted.js';
import { CASE, decide, GROUND, PART, UNIT } from '../../testing/conducting-scene.js';
import { decideAfter, refusalOf } from '../../testing/deciding-cases.js';

describe('the survey of a district', () => {
  const DISTRICT = { unitId: 'huyen', caseId: CASE };
  const act = 'Quyết định 18/2022/QĐ-TTg';
  const reached = [
    ...GROUND,
    opened('2023-01-02', { ...DISTRICT, procedureId: 'huyen-qd-18-2022', criteriaSetId: null }),
    stepped('2023-02-01', 'SELF_ASSESSMENT', DISTRICT),
  ];
  const survey = (first: number, second: number, overallPercent: string | null = null): string => {
    const item = (question: number, satisfied: number) => ({ question, unitId: UNIT, satisfied, answered: 100, percent: null });
    const details = {
      ...detailsOf('SATISFACTION_SURVEY'),
      kind: 'SURVEY',
      overallPercent,
      items: [item(1, first), item(2, second)],
    } as StepDetails;
    return refusalOf(decideAfter(reached, CASE, 'SATISFACTION_SURVEY', { details }));
  };

  it('takes 90 % over all and 80 % on each question in each commune, by the act', () => {
    expect(survey(100, 80)).toBe('accepted');
    expect(survey(100, 79)).toBe(`satisfiedOverall (${act})`);
    expect(survey(100, 79, '90')).toBe(`satisfiedOnEachItem (${act})`);
    expect(survey(95, 95, '89.99')).toBe(`satisfiedOverall (${act})`);
  });

  it('is not passed while its figures are not given', () => {
    const details = { ...detailsOf('SATISFACTION_SURVEY'), kind: 'SURVEY', items: [] } as StepDetails;
    expect(refusalOf(decideAfter(reached, CASE, 'SATISFACTION_SURVEY', { details }))).toBe(`satisfiedOverall (${act})`);
  });

  it('of a commune is held against what the office has set, which is no law', () => {
    const settings = { satisfiedOverall: 98, satisfiedPerItem: 90, householdsAsked: 75, quorum: null, workingDays: [] };
    const set = [...GROUND, opened(BEGIN, { ...PART, settings }), ...conductedUpTo('VERIFICATION', PART).slice(1)];
    expect(refusalOf(decideAfter(set, CASE, 'SATISFACTION_SURVEY'))).toBe('enoughHouseholdsAsked (own)');
  });

  it.each<[string, Partial<Extract<StepDetails, { kind: 'SURVEY' }>>]>([
    ['input.survey.householdsAsked', { householdsAsked: 1001 }],
    ['input.survey.overallPercent', { overallPercent: '100.01' }],
    [
      'input.survey.items.0.question',
      { questions: 1, items: [{ question: 2, unitId: null, satisfied: null, answered: null, percent: '97' }] },
    ],
    ['input.survey.items.0.satisfied', { items: [{ question: 1, unitId: null, satisfied: 5, answered: 4, percent: null }] }],
    [
      'input.survey.items.0.percent',
      { items: [{ question: 1, unitId: null, satisfied: null, answered: null, percent: 'nhiều' }] },
    ],
    ['input.survey.coverage.0.asked', { coverage: [{ part: 'thôn 1', households: 5, asked: 6 }] }],
  ])('with what cannot be is refused: %s', (path, change) => {
    const details = { ...detailsOf('SATISFACTION_SURVEY'), ...change } as StepDetails;
    expect(decide('SATISFACTION_SURVEY', { details })).toBe(path);
  });
});

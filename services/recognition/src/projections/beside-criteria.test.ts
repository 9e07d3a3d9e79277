import { describe, expect, it } from '@jest/globals';
import { opened, returned, stepped, withdrawnByUnit } from '../testing/case-facts.js';
import type { Fact } from '../testing/facts.js';
import { History } from '../testing/history.js';
import { READINESS_SCENE } from '../testing/readiness-scene.js';
import { assessed } from '../testing/score-facts.js';
import { viewReadiness } from './readiness-view.js';

const UNIT = { unitId: 'a' };
const FIGURES = { kind: 'SURVEY', from: null, to: null, questions: null, householdsInUnit: 500, householdsAsked: 400 } as const;

const survey = (on: string, satisfied: number, part = {}): Fact =>
  stepped(on, 'SATISFACTION_SURVEY', {
    ...UNIT,
    outcome: 'PASSED',
    details: {
      ...FIGURES,
      overallPercent: null,
      items: [{ question: 1, unitId: null, satisfied, answered: 400, percent: null }],
      coverage: [],
    },
    ...part,
  });
const found = (constructionDebt: 'NONE' | 'OUTSTANDING' | null, security: 'NOT_COMPLEX' | 'COMPLEX' | null) =>
  ({ kind: 'CONDITIONS', constructionDebt, security }) as const;

/** "wholeSetMet YES", condition by condition, of commune a for NTM. */
function verdicts(facts: readonly Fact[], day = '2023-12-31', known?: number): string[] {
  const history = new History(...READINESS_SCENE, ...facts);
  const moment = history.moment(day, known);
  const unit = history.register.unitAt('a', moment);
  if (unit === undefined) throw new Error('the commune is not known');
  const { ready, conditions } = viewReadiness(history.recognition, history.register, unit, 'NTM', moment);
  return [ready, ...conditions.map(({ name, met }) => `${name} ${met}`)];
}

const WHOLE = assessed('2023-06-30', { ...UNIT, criteriaSetId: 'xa-ntm-2021', size: 19 });

describe('what a case tells of the conditions beside the criteria', () => {
  it('makes a commune ready that meets its whole set', () => {
    const facts = [
      WHOLE,
      opened('2023-01-10', { ...UNIT, awardYear: 2023 }),
      stepped('2023-08-01', 'VERIFICATION', { ...UNIT, outcome: 'PASSED', details: found('NONE', null) }),
      survey('2023-09-01', 390),
      stepped('2023-11-01', 'APPRAISAL', { ...UNIT, outcome: 'PASSED', details: found(null, 'NOT_COMPLEX') }),
    ];
    expect(verdicts(facts)).toEqual([
      'YES',
      'wholeSetMet YES',
      'residentsSatisfied YES',
      'noConstructionDebt YES',
      'securityNotComplex YES',
    ]);
    // As of a day before the survey, and as known before it was recorded, it is not.
    expect(verdicts(facts, '2023-08-31')).toContain('residentsSatisfied UNKNOWN');
    expect(verdicts(facts, '2023-12-31', READINESS_SCENE.length + 3)).toContain('residentsSatisfied UNKNOWN');
  });

  it('takes the last word of the case, and a survey only while it stands', () => {
    const facts = [
      WHOLE,
      opened('2023-01-10', UNIT),
      stepped('2023-08-01', 'VERIFICATION', { ...UNIT, outcome: 'PASSED', details: found('OUTSTANDING', 'NOT_COMPLEX') }),
      survey('2023-09-01', 390),
    ];
    expect(verdicts(facts)).toContain('noConstructionDebt NO');
    const cleared = stepped('2023-10-01', 'APPRAISAL', { ...UNIT, outcome: 'PASSED', details: found('NONE', null) });
    expect(verdicts([...facts, cleared])).toContain('noConstructionDebt YES');
    expect(verdicts([...facts, returned('2023-10-01', 'VERIFICATION', UNIT)])).toContain('residentsSatisfied UNKNOWN');
  });

  it('is of its level, and of the case that was opened last and not taken back', () => {
    const first = { ...UNIT, caseId: 'first' };
    const second = { ...UNIT, caseId: 'second', awardYear: 2024 };
    const facts = [opened('2023-01-10', first), survey('2023-03-01', 390, first)];
    expect(verdicts(facts)).toContain('residentsSatisfied YES');
    expect(verdicts([...facts, opened('2023-05-01', second)])).toContain('residentsSatisfied UNKNOWN');
    expect(verdicts([...facts, opened('2023-05-01', second), withdrawnByUnit('2023-06-01', second)])).toContain(
      'residentsSatisfied YES',
    );
    const advanced = { ...UNIT, caseId: 'advanced', level: 'ADVANCED' } as const;
    expect(verdicts([opened('2023-01-10', advanced), survey('2023-03-01', 390, advanced)])).toContain(
      'residentsSatisfied UNKNOWN',
    );
  });
});

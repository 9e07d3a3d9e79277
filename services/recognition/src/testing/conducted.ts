import type { Actor, CaseStage, CaseStep, StepDetails } from '@ntm-ledger/events';
import { RECORDER_OF_STEP } from '@ntm-ledger/events';
import { addDays, toIsoDate } from '@ntm-ledger/temporal';
import { procedureOf, rankOf } from '../domain/procedures/index.js';
import type { CasePart } from './case-facts.js';
import { opened, stepped } from './case-facts.js';
import type { Fact } from './facts.js';
import { published, registered } from './facts.js';

/** The procedure of 2022 for communes, by which tests conduct cases. */
const PROCEDURE = 'xa-qd-18-2022';

/** The day on which the case of a test begins; each stage takes twenty days. */
export const BEGIN = toIsoDate('2023-01-02');

/** A commune (15292) of a district (392, id "huyen") of a province (38), with the set of its level. */
export function communeOf(unitId: string): readonly Fact[] {
  return [
    registered('2004-01-01', { unitId: 'vn', kind: 'COUNTRY', type: 'quốc gia', code: 'VN' }),
    registered('2004-01-01', { unitId: 'tinh', kind: 'PROVINCE', type: 'tỉnh', code: '38', parentId: 'vn' }),
    registered('2004-01-01', { unitId: 'huyen', kind: 'DISTRICT', type: 'huyện', code: '392', parentId: 'tinh' }),
    registered('2004-01-01', { unitId, name: 'Hà Giang', code: '15292', parentId: 'huyen' }),
    published('2022-03-08', 'xa-ntm-2021'),
  ];
}

/** Somebody of each role, who acts for the country. */
export function actorOf(role: string, scope = 'VN'): Actor {
  return { id: `the ${role}`, role, scope };
}

/** Every stage of a commune's case, in order. */
export const ORDER: readonly CaseStage[] = (procedureOf(PROCEDURE)?.stages ?? []).map(({ stage }) => stage);

/** The stages that a case of a commune has to take, in order, between registration and decision. */
export const STEPS: readonly CaseStep[] = (procedureOf(PROCEDURE)?.stages ?? []).flatMap(({ stage, required }) =>
  !required || stage === 'REGISTRATION' || stage === 'DECISION' || stage === 'ANNOUNCEMENT' ? [] : [stage],
);

/** The day on which a test takes a stage. */
export function dayOf(step: CaseStep): string {
  const procedure = procedureOf(PROCEDURE);
  return addDays(BEGIN, 20 * (procedure === null ? 0 : rankOf(procedure, step)));
}

/** What a stage says when it goes as it should. */
export function detailsOf(step: CaseStep): StepDetails | null {
  switch (step) {
    case 'PUBLICATION': {
      const to = toIsoDate(dayOf(step));
      return { kind: 'PUBLICATION', from: addDays(to, -14), to, broadcasts: 5, places: [] };
    }
    case 'COMMUNE_MEETING':
    case 'DISTRICT_MEETING':
    case 'COUNCIL_VOTE':
      return { kind: 'VOTES', inFavour: 37, total: 37, members: 40, batch: null };
    case 'VERIFICATION':
      return { kind: 'CONDITIONS', constructionDebt: 'NONE', security: 'NOT_COMPLEX' };
    case 'SATISFACTION_SURVEY':
      return {
        kind: 'SURVEY',
        from: null,
        to: null,
        questions: 2,
        householdsInUnit: 1000,
        householdsAsked: 740,
        overallPercent: null,
        items: [
          { question: 1, unitId: null, satisfied: 720, answered: 740, percent: null },
          { question: 2, unitId: null, satisfied: null, answered: null, percent: '97.5' },
        ],
        coverage: [],
      };
    default:
      return null;
  }
}

/** The facts of a case that was conducted here up to a stage, that stage taken too: each by the actor it is for. */
export function conductedUpTo(last: CaseStep | 'REGISTRATION', part: CasePart): Fact[] {
  const steps = STEPS.slice(0, last === 'REGISTRATION' ? 0 : STEPS.indexOf(last) + 1);
  return [
    opened(BEGIN, { actor: actorOf('clerk'), ...part, procedureId: PROCEDURE }),
    ...steps.map((step) =>
      stepped(dayOf(step), step, {
        actor: actorOf(RECORDER_OF_STEP[step]),
        outcome: 'PASSED',
        details: detailsOf(step),
        ...part,
      }),
    ),
  ];
}

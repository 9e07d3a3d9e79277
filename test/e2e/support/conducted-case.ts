import type { Input } from './facts.js';
import { live } from './facts.js';

/** Who acts in a case: each of them another person with a token of their own. */
export const PARTS = ['clerk', 'assessor', 'appraiser', 'council', 'decider'] as const;
export type Part = (typeof PARTS)[number];

/** A step of a case as whoever takes it sends it, and the same with one rule broken. */
export interface ConductedStep {
  readonly by: Part;
  readonly mutation: string;
  readonly input: Input;
  /** Of each rule that can be broken here: what is changed to break it, who sends it if somebody else does, and the act that is named. */
  readonly broken: readonly BrokenRule[];
}

export interface BrokenRule {
  readonly rule: string;
  /** Null where the rule is the register's own. */
  readonly basis: string | null;
  /** All of the input where another mutation breaks it. */
  readonly change?: Input;
  readonly mutation?: string;
  /** The name of another token. */
  readonly token?: string;
}

/** The acts of the second half of 2025, as refusals name them. */
export const ACT_2025 = 'Quyết định 18/2022/QĐ-TTg, Nghị định 131/2025/NĐ-CP';

/** The registration of a xã of 2025 for the level NTM. */
export function registration(code: string, change: Input = {}): Input {
  return live({ unit: { code }, level: 'NTM', awardYear: 2025, effectiveOn: '2025-07-10', entry: 'REGISTRATION', ...change });
}

/** Its scorecard: all criteria met, but for those named. */
export function scorecard(code: string, missing: readonly number[] = []): Input {
  const criteria = Array.from({ length: 19 }, (_, index) => ({
    number: index + 1,
    outcome: missing.includes(index + 1) ? 'NOT_MET' : 'MET',
  }));
  return live({ unit: { code }, criteriaSet: 'xa-ntm-2021', effectiveOn: '2025-07-31', round: 'SELF_ASSESSMENT', criteria });
}

/** The case of a xã of 2025 from its registration to the announcement, after the case is opened and the unit assessed. */
export function stepsOfACase(code: string, caseId: string): ConductedStep[] {
  const step = (
    by: Part,
    name: string,
    effectiveOn: string,
    more: Input = {},
    broken: readonly BrokenRule[] = [],
  ): ConductedStep => ({
    by,
    mutation: 'recordCaseStep',
    input: live({ case: caseId, step: name, effectiveOn, ...more }),
    broken,
  });
  const passed = { outcome: 'PASSED' };
  const votes = (inFavour: number, total: number): Input => ({ votes: { inFavour, total } });
  const publication = (to: string, broadcasts: number): Input => ({ publication: { from: '2025-08-15', to, broadcasts } });
  const conditions = (constructionDebt: string, security: string): Input => ({ conditions: { constructionDebt, security } });
  const survey = { from: '2025-09-21', to: '2025-09-30', questions: 2, householdsInUnit: 1000, householdsAsked: 700 };
  const items = [
    { question: 1, satisfied: 680, answered: 700 },
    { question: 2, satisfied: 690, answered: 700 },
  ];
  const decision = {
    kind: 'RECOGNITION',
    unit: { code },
    level: 'NTM',
    awardYear: 2025,
    number: '77/QĐ-UBND',
    authority: 'Chủ tịch UBND tỉnh Thanh Hóa',
    signedOn: '2025-12-20',
  };
  const decided = live({ ...decision, case: caseId });
  return [
    step('assessor', 'SELF_ASSESSMENT', '2025-08-01', {}, [
      { rule: 'daysInOrder', basis: null, change: { effectiveOn: '2025-07-01' } },
      { rule: 'takenByToday', basis: null, change: { effectiveOn: '2999-01-01' } },
      {
        rule: 'stageIsOfTheProcedure',
        basis: ACT_2025,
        change: { step: 'DISTRICT_MEETING', ...passed, ...votes(9, 9) },
        token: 'council',
      },
    ]),
    step('clerk', 'OPINIONS', '2025-08-10', { opinions: [{ body: 'Mặt trận Tổ quốc Việt Nam xã', agrees: true }] }, [
      { rule: 'stagesInOrder', basis: ACT_2025, change: { step: 'COMMUNE_MEETING', ...passed, ...votes(9, 9), opinions: null } },
    ]),
    step('clerk', 'PUBLICATION', '2025-08-29', publication('2025-08-29', 5), [
      { rule: 'publishedLongEnough', basis: ACT_2025, change: publication('2025-08-28', 5) },
      { rule: 'broadcastOftenEnough', basis: ACT_2025, change: publication('2025-08-29', 4) },
    ]),
    step('clerk', 'COMMUNE_MEETING', '2025-09-05', { ...passed, ...votes(37, 37) }, [
      { rule: 'votesReachTheShare', basis: null, change: votes(33, 37) },
    ]),
    step('appraiser', 'VERIFICATION', '2025-09-20', { ...passed, ...conditions('NONE', 'COMPLEX') }, [
      { rule: 'nobodyJudgesTheirOwnUnit', basis: null, token: 'appraiser of the unit' },
      { rule: 'dutiesAreSeparate', basis: null, token: 'assessor as appraiser' },
    ]),
    step('clerk', 'SATISFACTION_SURVEY', '2025-10-05', {
      ...passed,
      survey: { ...survey, items },
      conductedBy: 'Mặt trận Tổ quốc',
    }),
    step('clerk', 'DOSSIER_TO_PROVINCE', '2025-10-10'),
    step('appraiser', 'APPRAISAL', '2025-11-01', { ...passed }),
    step('council', 'COUNCIL_VOTE', '2025-12-01', { ...passed, ...votes(20, 20) }, [
      { rule: 'notComplexInSecurity', basis: ACT_2025 },
      { rule: 'votesReachTheShare', basis: null, change: votes(17, 20) },
      { rule: 'dutiesAreSeparate', basis: null, token: 'appraiser as council' },
      { rule: 'caseIsVoted', basis: ACT_2025, mutation: 'recordDecision', change: decided, token: 'decider' },
    ]),
    {
      by: 'decider',
      mutation: 'recordDecision',
      input: decided,
      broken: [
        { rule: 'dutiesAreSeparate', basis: null, token: 'council as decider' },
        { rule: 'nobodyJudgesTheirOwnUnit', basis: null, token: 'decider of the unit' },
        { rule: 'recognitionHasItsCase', basis: ACT_2025, change: { case: null, awardYear: 2024 } },
      ],
    },
    {
      by: 'clerk',
      mutation: 'recordAnnouncement',
      input: live({ unit: { code }, level: 'NTM', awardYear: 2025, announcedOn: '2026-01-10' }),
      broken: [],
    },
  ];
}

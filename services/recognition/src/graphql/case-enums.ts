import { CASE_ENTRIES, CASE_STAGES, DOCUMENT_KINDS, STEP_OUTCOMES } from '@ntm-ledger/events';
import { enumOf } from '@ntm-ledger/service-host';
import { CASE_STANDINGS } from '../domain/cases/case.js';
import { CASE_CONDITIONS, CASE_HOLDERS } from '../domain/procedures/index.js';

export const CaseStageEnum = enumOf(
  CASE_STAGES,
  'CaseStage',
  'Stages of a case, from the registration (đăng ký) over its steps to the decision (quyết định công nhận) and its announcement (công bố).',
);

export const CaseStepEnum = enumOf(
  [...CASE_STAGES, 'RETURNED', 'WITHDRAWN'],
  'CaseStep',
  'A stage that is taken, or what takes a case off its way. REGISTRATION is recorded by openCase, DECISION by recordDecision, ANNOUNCEMENT by recordAnnouncement.',
);

export const StepOutcomeEnum = enumOf(STEP_OUTCOMES, 'StepOutcome', 'How a step ended that can end either way.');

export const CaseEntryEnum = enumOf(
  CASE_ENTRIES,
  'CaseEntry',
  'How a unit came to its case: registered in a plan (đăng ký), or by a pledge of its own (cam kết).',
);

export const DocumentKindEnum = enumOf(DOCUMENT_KINDS, 'DocumentKind', 'The pieces of a dossier.');

export const CaseHolderEnum = enumOf(CASE_HOLDERS, 'CaseHolder', 'Who has a case at a stage.');

export const CaseStandingEnum = enumOf(
  CASE_STANDINGS,
  'CaseStanding',
  'Whether a case is on its way or at an end. UNIT_CHANGE: its unit ended, or went over to the other scheme, before anybody decided; see `unitChange`.',
);

export const CaseConditionEnum = enumOf(
  CASE_CONDITIONS,
  'CaseCondition',
  'What must hold of a unit beside what its stages ask: the whole set met, satisfaction as prescribed, no construction debt, not complex in security.',
);

export const ConstructionDebtEnum = enumOf(
  ['NONE', 'OUTSTANDING'],
  'ConstructionDebt',
  'Nợ đọng xây dựng cơ bản under the programme.',
);

export const SecurityEnum = enumOf(
  ['NOT_COMPLEX', 'COMPLEX'],
  'SecurityStanding',
  '"Phức tạp về an ninh, trật tự" in the sense of the Ministry of Public Security.',
);

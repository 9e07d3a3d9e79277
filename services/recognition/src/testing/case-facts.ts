import type {
  Actor,
  CaseOpened,
  CaseReturned,
  CaseStepRecorded,
  CaseSubject,
  CaseWithdrawn,
  LedgerDraft,
  Level,
} from '@ntm-ledger/events';
import { caseStream } from '@ntm-ledger/events';
import type { DatePrecision } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import { NOTHING_SET } from '../domain/cases/case-settings.js';
import { procedureOf } from '../domain/procedures/index.js';
import type { Fact } from './facts.js';

/** What a test cares about in a fact of a case: which case it is of, and what it says. */
export interface CasePart {
  readonly unitId: string;
  readonly caseId?: string;
  readonly level?: Level;
  readonly awardYear?: number | null;
  readonly mode?: 'LIVE' | 'BACKFILL';
  readonly precision?: DatePrecision;
  /** Who records it; by default a clerk of the country. */
  readonly actor?: Actor;
}

type Content =
  | Pick<LedgerDraft<'CaseOpened'>, 'type' | 'data'>
  | Pick<LedgerDraft<'CaseStepRecorded'>, 'type' | 'data'>
  | Pick<LedgerDraft<'CaseReturned'>, 'type' | 'data'>
  | Pick<LedgerDraft<'CaseWithdrawn'>, 'type' | 'data'>;

function subjectOf({ unitId, caseId, level = 'NTM', awardYear = 2022 }: CasePart): CaseSubject {
  return { caseId: caseId ?? `case of ${unitId} for ${level}`, unitId, level, awardYear };
}

function caseFact(on: string, { unitId, mode = 'LIVE', precision = 'DAY', actor }: CasePart, content: Content): Fact {
  const envelope = {
    effectiveOn: toIsoDate(on),
    precision,
    concerns: [unitId],
    mode,
    basis: null,
    source: null,
    warnings: [],
    causationId: null,
  };
  return {
    stream: caseStream(content.data.caseId),
    draft: { ...envelope, ...content },
    ...(actor === undefined ? {} : { actor }),
  };
}

/** A case that was opened, by default under the procedure of 2022 for communes and with the set xa-ntm-2021. */
export function opened(on: string, part: CasePart & Partial<Omit<CaseOpened, keyof CaseSubject>>): Fact {
  const procedureId = part.procedureId === undefined ? 'xa-qd-18-2022' : part.procedureId;
  const procedure = procedureOf(procedureId);
  const data: CaseOpened = {
    ...subjectOf(part),
    criteriaSetId: part.criteriaSetId === undefined ? 'xa-ntm-2021' : part.criteriaSetId,
    procedureId,
    procedureVersion: procedure?.version ?? null,
    procedureAct: procedure?.act ?? null,
    entry: part.entry ?? 'REGISTRATION',
    plan: part.plan ?? null,
    settings: part.settings ?? NOTHING_SET,
  };
  return caseFact(on, part, { type: 'CaseOpened', data });
}

/** A step that was taken; what judges has passed, unless told otherwise. */
export function stepped(
  on: string,
  step: CaseStepRecorded['step'],
  part: CasePart & Partial<Omit<CaseStepRecorded, keyof CaseSubject | 'step'>>,
): Fact {
  const { outcome = null, conductedBy = null, documents = [], details = null } = part;
  return caseFact(on, part, {
    type: 'CaseStepRecorded',
    data: { ...subjectOf(part), step, outcome, conductedBy, documents, details },
  });
}

export function returned(on: string, to: CaseReturned['to'], part: CasePart): Fact {
  const data: CaseReturned = { ...subjectOf(part), to, reason: null, conductedBy: null, documents: [] };
  return caseFact(on, part, { type: 'CaseReturned', data });
}

export function withdrawnByUnit(on: string, part: CasePart): Fact {
  const data: CaseWithdrawn = { ...subjectOf(part), reason: null, conductedBy: null };
  return caseFact(on, part, { type: 'CaseWithdrawn', data });
}

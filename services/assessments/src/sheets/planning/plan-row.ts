import type { Position } from '@ntm-ledger/event-store';
import type { Decided, LedgerDraft, RecordingMode, SourceDocument } from '@ntm-ledger/events';
import type { RegisterView, UnitState } from '@ntm-ledger/register';
import { fullName, isWithinScope } from '@ntm-ledger/register';
import type { IsoDate } from '@ntm-ledger/temporal';
import type { CriteriaSet, CriteriaSets } from '@ntm-ledger/scoring';
import { decideRecordAssessment } from '../../domain/index.js';
import type { AssessmentRow } from '../reading/index.js';
import { unitOfRow } from './unit-of-row.js';

/** What rows are decided on. */
export interface PlanningGround {
  /** The set as far as it is known. */
  readonly set: CriteriaSet;
  readonly sets: CriteriaSets;
  readonly register: RegisterView;
  /** The position up to which both are folded. */
  readonly position: Position;
  readonly mode: RecordingMode;
  /** The code of the unit whose office fills in the sheet; its units alone may be in it. */
  readonly scope: string;
  /** The day it is in Vietnam: who lies in a scope is asked of today as well. */
  readonly today: IsoDate;
  /** The document that a row was read in. @param title as the sheet names it; null: it does not */
  readonly sourceOf: (title: string | null) => SourceDocument;
}

/** An objection to a row: of a part of the command, by its path. */
export interface Objection {
  readonly path: string;
  readonly message: string;
}

/** What deciding a row came to. */
export type RowDecided =
  | {
      readonly draft: Extract<LedgerDraft, { type: 'UnitAssessed' }>;
      readonly stream: string;
      readonly unit: UnitState;
      readonly doubt: string | null;
    }
  | { readonly objections: readonly Objection[] };

/** Has the domain decide a row, as it decides what a clerk sends with `recordAssessment`. */
export function decideRow({ unit: named, facts, criteria }: AssessmentRow, ground: PlanningGround): RowDecided {
  const { set, sets, register, position, mode } = ground;
  const { day } = facts;
  if (day === null)
    return objection('', 'names no day: write it in a column "Ngày", above the header, or give the command --day');
  const at = { effectiveOn: day.on, position };
  const found = unitOfRow(named, set.unitKind, register, at);
  if ('problem' in found) return objection('input.unit', found.problem);
  const { unit, doubt } = found;
  if (!isWithinScope(register, ground.scope, unit.id, at, { effectiveOn: ground.today, position }))
    return objection('input.unit', `${fullName(unit)} does not lie in the scope ${ground.scope}`);
  const decided = decideRecordAssessment(
    {
      recording: { effectiveOn: day.on, precision: day.precision, mode, basis: null, source: ground.sourceOf(facts.source) },
      unit,
      criteriaSetId: set.id,
      round: facts.round,
      statement: facts.statement ?? 'ACTUAL',
      assessor: facts.assessor,
      criteria,
    },
    { set: sets.readBy(set.id, at), register, at },
  );
  if (decided.outcome === 'refused') return { objections: objectionsOf(decided) };
  const [draft] = decided.events;
  if (draft.type !== 'UnitAssessed') throw new Error(`An assessment came to ${draft.type}.`);
  return { draft, stream: decided.stream, unit, doubt };
}

function objection(path: string, message: string): RowDecided {
  return { objections: [{ path, message }] };
}

function objectionsOf({ refusal }: Extract<Decided, { outcome: 'refused' }>): readonly Objection[] {
  if (refusal.code === 'BAD_USER_INPUT') return refusal.problems;
  const rule = refusal.code === 'RULE_VIOLATED' ? ` (${refusal.rule})` : '';
  return [{ path: '', message: `${refusal.message}${rule}` }];
}

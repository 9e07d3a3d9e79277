import type { Position } from '@ntm-ledger/event-store';
import type { Actor, Level, RecordingMode } from '@ntm-ledger/events';
import { assessmentStream } from '@ntm-ledger/events';
import type { RegisterView, UnitState } from '@ntm-ledger/register';
import { provinceOf } from '@ntm-ledger/register';
import type { Scorecard } from '@ntm-ledger/scoring';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import type { Acting } from '../domain/cases/acting.js';
import type { CaseState, OpeningState } from '../domain/cases/case-commands.js';
import type { CaseOfDecision } from '../domain/cases/case-of-decision.js';
import type { Case } from '../domain/cases/case.js';
import { isOpen } from '../domain/cases/case.js';
import { afterUnitChanges } from '../domain/cases/unit-change.js';
import type { Procedure } from '../domain/procedures/index.js';
import { proposedProcedure } from '../domain/procedures/index.js';
import { isSetFor } from '../domain/reference-set.js';
import { isInForce } from '../domain/title.js';
import { provincesOf } from './level-measure.js';
import type { Measurers } from './measurers.js';
import type { RecognitionModel } from './recognition-model.js';
import { unitAsKnown } from './unit-as-known.js';

/** What is asked what deciders of cases must know. */
export interface CaseSources {
  readonly model: RecognitionModel;
  readonly register: RegisterView;
}

/** Where a fact of a case stands: its day, what is known, the day it is today, and who acts. */
export interface CasePlace {
  readonly day: IsoDate;
  readonly position: Position;
  readonly today: IsoDate;
  readonly actor: Actor;
}

/** Who acts in a case, for which unit (the bearer, today, of the code that they act for), and whether they have measured the unit for it. */
export function actingAt(
  { model, register }: CaseSources,
  file: Case | undefined,
  { actor, today, position }: CasePlace,
): Acting {
  return {
    actor,
    unit: register.bearerOf(actor.scope, { effectiveOn: today, position }) ?? null,
    byMeasuring: (file === undefined ? undefined : measurersFor(model, file, position).get(actor.id)) ?? new Set(),
  };
}

function measurersFor({ measurers }: RecognitionModel, file: Case, position: Position): ReturnType<Measurers['of']> {
  const { unitId, criteriaSetId, openedOn } = file;
  const opening = file.steps.find(({ step }) => step === 'REGISTRATION');
  if (criteriaSetId === null || opening === undefined) return new Map();
  return measurers.of(assessmentStream(unitId, criteriaSetId), { day: openedOn, position: opening.position }, position);
}

/** The unit's actual card of a set at a moment; null where it has none, or no set is named. */
export function actualCard(
  { model }: CaseSources,
  unitId: string,
  criteriaSetId: string | null,
  moment: Moment,
): Scorecard | null {
  if (criteriaSetId === null) return null;
  return model.assessments.cardBy(criteriaSetId, unitId, moment)?.card ?? null;
}

/** The official code of the province that a unit lies in, or is; null where there is none. */
export function provinceCodeOf(register: RegisterView, unit: UnitState, moment: Moment): string | null {
  return provinceOf(register, unit, moment)?.code ?? null;
}

/** The procedure to propose for a unit's case that begins on a day. */
export function procedureProposedFor({ register }: CaseSources, unit: UnitState, level: Level, moment: Moment): Procedure | null {
  return proposedProcedure(unit, level, moment.effectiveOn, provinceCodeOf(register, unit, moment));
}

/** The one national set for a unit's type and a level that is in force on a day; null where there is none, or several. */
export function criteriaSetProposedFor({ model }: CaseSources, unit: UnitState, level: Level, moment: Moment): string | null {
  const sets = model.assessments.criteriaSets
    .allAt(moment, { unitKind: unit.kind, inForceOn: moment.effectiveOn })
    .filter((set) => isSetFor(set, { unit, level, provinceIds: new Set() }));
  const [only, ...others] = sets;
  return only === undefined || others.length > 0 ? null : only.id;
}

/** What is known of a set that a fact names: whether it is published, and whether a unit can be judged by it for a level. True where none is named. */
export function namedSetOf(
  { model, register }: CaseSources,
  unit: UnitState,
  { level, criteriaSetId }: { readonly level: Level; readonly criteriaSetId: string | null },
  { day, position }: Pick<CasePlace, 'day' | 'position'>,
): Pick<OpeningState, 'criteriaSetKnown' | 'criteriaSetFits'> {
  const set = criteriaSetId === null ? undefined : model.assessments.criteriaSets.knownAt(criteriaSetId, position);
  const provinceIds = provincesOf(register, unit, { effectiveOn: day, position });
  return {
    criteriaSetKnown: criteriaSetId === null || set !== undefined,
    criteriaSetFits: set === undefined || isSetFor(set, { unit, level, provinceIds }),
  };
}

/** What must be known to open a case for a unit. */
export function openingStateOf(
  sources: CaseSources,
  unit: UnitState,
  named: { readonly level: Level; readonly criteriaSetId: string | null },
  { day, position, today }: CasePlace,
): OpeningState {
  const { model, register } = sources;
  const changes = register.historyOf(unit.id, { effectiveOn: day, position });
  return {
    unit,
    provinceCode: provinceCodeOf(register, unit, { effectiveOn: day, position }),
    today,
    everKnown: model.titles.titlesKnownOf(unit.id, position),
    inForce: model.titles.titlesOf(unit.id, { effectiveOn: day, position }).filter(isInForce),
    cases: model.cases.casesKnownOf(unit.id, position).map((file) => afterUnitChanges(file, changes)),
    ...namedSetOf(sources, unit, named, { day, position }),
  };
}

/**
 * What must be known to take a case on; undefined where there is no such case. A step that is conducted here meets the case as all that is known makes it;
 * an old one meets it as it was on its own day.
 */
export function caseStateOf(sources: CaseSources, caseId: string, mode: RecordingMode, place: CasePlace): CaseState | undefined {
  const { model } = sources;
  const { day, position, today } = place;
  const file = mode === 'LIVE' ? model.cases.caseKnown(caseId, position) : model.cases.caseOn(caseId, day, position);
  const moment = { effectiveOn: day, position };
  const unit = file === undefined ? undefined : unitAsKnown(sources.register, file.unitId, moment);
  if (file === undefined || unit === undefined) return undefined;
  return {
    file,
    unit,
    today,
    acting: actingAt(sources, file, place),
    card: actualCard(sources, unit.id, file.criteriaSetId, moment),
    inForce: model.titles.titlesOf(unit.id, moment).filter(isInForce),
  };
}

/** What a decision gives or refuses, as far as that tells which case it decides. */
interface DecidedOn {
  /** As somebody names it. */
  readonly caseId: string | null;
  readonly level: Level;
  readonly awardYear: number | null;
  /** Whether decisions of this kind decide cases at all. */
  readonly decidesACase: boolean;
}

/**
 * The case that a decision decides, with what must be known of it. Where the decision names none, it is the one that is under way for the unit, the
 * level and the very year; it is then recorded with the decision.
 */
export function caseOfDecisionAt(sources: CaseSources, unit: UnitState, decided: DecidedOn, place: CasePlace): CaseOfDecision {
  const { model } = sources;
  const { day, position } = place;
  const moment = { effectiveOn: day, position };
  const open = decided.decidesACase ? underWay(model, unit, decided.level, position) : [];
  const file =
    decided.caseId === null
      ? open.find(({ awardYear }) => awardYear !== null && awardYear === decided.awardYear)
      : model.cases.caseKnown(decided.caseId, position);
  return {
    acting: actingAt(sources, file, place),
    file: file ?? null,
    underWay: open,
    card: file === undefined ? null : actualCard(sources, unit.id, file.criteriaSetId, moment),
    procedure: procedureProposedFor(sources, unit, decided.level, moment),
  };
}

function underWay({ cases }: RecognitionModel, unit: UnitState, level: Level, position: Position): Case[] {
  return cases.casesKnownOf(unit.id, position).filter((file) => isOpen(file) && file.level === level);
}

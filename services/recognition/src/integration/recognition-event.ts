import type { Position } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import type { RegisterView } from '@ntm-ledger/register';
import { ancestorsOf, COUNTRY_CODE } from '@ntm-ledger/register';
import type { DatePrecision, IsoDate, Moment } from '@ntm-ledger/temporal';
import type { DecisionView } from '../projections/decision-view.js';
import { viewDecision } from '../projections/decision-view.js';
import type { TitleModel } from '../projections/title-model.js';

/** An event of the titles as integrations are told of it. */
export interface RecognitionEvent {
  readonly id: string;
  readonly position: Position;
  readonly type: LedgerEvent['type'];
  readonly effectiveOn: IsoDate;
  readonly precision: DatePrecision;
  readonly recordedAt: number;
  /** At the event's own moment. */
  readonly unit: { readonly id: string; readonly moment: Moment };
  /** For a withdrawal, the decision that was withdrawn or whose announcement was. */
  readonly decision: DecisionView | null;
}

/** What events are read with. */
export interface EventReading {
  readonly model: TitleModel;
  readonly register: RegisterView;
  /** The code of the unit below which events are wanted; null for all. */
  readonly under: string | null;
}

/**
 * Reads an event, which must have been folded, at its own moment: the day it comes into force, known up to itself. Null where it is about
 * no unit within the scope: the scope is the unit that bears the code at that very moment, since codes pass from unit to unit.
 */
export function readRecognitionEvent(event: LedgerEvent, { model, register, under }: EventReading): RecognitionEvent | null {
  const { id, position, type, effectiveOn, precision, recordedAt } = event;
  const [unitId] = event.concerns;
  const moment: Moment = { effectiveOn: unitId === undefined ? effectiveOn : dayOfUnit(register, unitId, event), position };
  if (unitId === undefined || !liesUnder(register, unitId, under, moment)) return null;
  const decision = model.decisionBehind(event);
  return {
    id,
    position,
    type,
    effectiveOn,
    precision,
    recordedAt,
    unit: { id: unitId, moment },
    decision: decision === undefined ? null : viewDecision(model, decision, moment),
  };
}

/** The event's day, or the first on which its unit is known to stand: an old title may be dated before the register reaches back. */
function dayOfUnit(register: RegisterView, unitId: string, { effectiveOn, position }: LedgerEvent): IsoDate {
  if (register.unitAt(unitId, { effectiveOn, position }) !== undefined) return effectiveOn;
  return register.factsOf(unitId, position)[0]?.effectiveOn ?? effectiveOn;
}

function liesUnder(register: RegisterView, unitId: string, under: string | null, moment: Moment): boolean {
  if (under === null || under === COUNTRY_CODE) return true;
  const scope = register.bearerOf(under, moment);
  if (scope === undefined) return false;
  return scope.id === unitId || ancestorsOf(register, unitId, moment).some(({ id }) => id === scope.id);
}

import { toPosition } from '@ntm-ledger/event-store';
import type { Act, Decided, EventCatalogue, LedgerEvent, SourceDocument, UnitEvents, UnitIdentity } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import { Register } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import { WorkingRegister } from '../domain/working-register.js';

export const SOURCE: SourceDocument = {
  title: 'Danh mục hành chính',
  number: null,
  issuer: null,
  issuedOn: null,
  url: null,
  digest: null,
};
export const ACT: Act = { number: '786/NQ-UBTVQH14', authority: null, issuedOn: null, title: null, clause: null };

/** A fact of the register, told as briefly as can be: its type, its day and what it says. */
export type UnitFact = {
  [T in keyof UnitEvents]: readonly [type: T, effectiveOn: string, data: EventCatalogue[T], basis?: Act];
}[keyof UnitEvents];

/** The day by which all units of these tests stood. */
export const STOOD_BY = '2004-08-31';

/** A unit that stood before the register began. */
export const stood = (unit: UnitIdentity): UnitFact => ['UnitRegistered', STOOD_BY, unit];

/** A register of some facts, recorded in the order given, and where its log has come to. */
export interface GivenRegister {
  readonly register: Register;
  readonly events: readonly LedgerEvent[];
  /** Everything that is known, as it is in force on a day. */
  on(day: string): Moment;
  /** The register on a day, for a decider. */
  workingOn(day: string): WorkingRegister;
}

/** Folds facts. Those that name no act rest on none. */
export function givenRegister(facts: readonly UnitFact[]): GivenRegister {
  const register = new Register();
  const events = facts.map(([type, effectiveOn, data, basis = null], index) =>
    givenEvent({ type, data, effectiveOn, basis, stream: UNITS_STREAM, position: index + 1 }),
  );
  for (const event of events) register.apply(event);
  const position = toPosition(events.length);
  const on = (day: string): Moment => ({ effectiveOn: toIsoDate(day), position });
  return { register, events, on, workingOn: (day) => new WorkingRegister(register, toIsoDate(day), position) };
}

/** What a decider said: the types of the events and whom they are about, with the rules they are noted to break; or why it refused. */
export function told(decided: Decided): string[] {
  if (decided.outcome === 'accepted') {
    return decided.events.map(({ type, concerns, warnings }) =>
      [type, ...concerns, ...warnings.map(({ rule }) => `(${rule})`)].join(' '),
    );
  }
  const { refusal } = decided;
  if (refusal.code === 'BAD_USER_INPUT') return refusal.problems.map(({ path, message }) => `${path}: ${message}`);
  return [`${refusal.code === 'RULE_VIOLATED' ? refusal.rule : refusal.code}: ${refusal.message}`];
}

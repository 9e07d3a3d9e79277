import { toPosition } from '@ntm-ledger/event-store';
import type { Act, EventCatalogue, UnitEvents } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import type { Moment } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import { Register } from '../register.js';

/** A fact of the register, told as briefly as can be: its type, its day, what it says, and the number of the act it rests on. */
export type UnitFact = {
  [T in keyof UnitEvents]: readonly [type: T, effectiveOn: string, data: EventCatalogue[T], act?: string];
}[keyof UnitEvents];

/** A register of some facts, recorded in the order given, and every moment at which all of them are known. */
export function givenRegister(facts: readonly UnitFact[]): { readonly register: Register; readonly on: (day: string) => Moment } {
  const register = new Register();
  for (const [index, [type, effectiveOn, data, act]] of facts.entries()) {
    const basis: Act | null =
      act === undefined ? null : { number: act, authority: null, issuedOn: null, title: null, clause: null };
    register.apply(givenEvent({ type, data, effectiveOn, basis, stream: UNITS_STREAM, position: index + 1 }));
  }
  const position = toPosition(facts.length);
  return { register, on: (day) => ({ effectiveOn: toIsoDate(day), position }) };
}

import type { UnitAttribute } from '@ntm-ledger/events';
import type { RegisterView, UnitEvent } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';

/** Something of a unit that a fact settles; what the last such fact says is in force. */
export type Settled = 'beginning' | 'end' | 'name' | 'type' | 'code' | 'parent' | UnitAttribute;

/** Where to look for the fact behind something: whom it is about, and what of it that fact settles. */
export interface Ground {
  readonly unitId: string;
  readonly settled: Settled;
}

/** The fact by which something of a unit is as it is at a moment; undefined where no fact that counts says anything of it. */
export function factBehind(register: RegisterView, { unitId, settled }: Ground, moment: Moment): UnitEvent | undefined {
  return register.historyOf(unitId, moment).findLast((fact) => settles(fact, settled));
}

function settles(fact: UnitEvent, settled: Settled): boolean {
  const begins = fact.type === 'UnitRegistered' || fact.type === 'UnitEstablished';
  switch (settled) {
    case 'beginning':
      return begins;
    case 'end':
      return fact.type === 'UnitEnded';
    case 'name':
      return begins || fact.type === 'UnitRenamed';
    case 'type':
      return begins || fact.type === 'UnitRetyped';
    case 'code':
      return begins || fact.type === 'UnitRecoded';
    case 'parent':
      return begins || fact.type === 'UnitReparented';
    default:
      return fact.type === 'UnitClassified' && fact.data.attribute === settled;
  }
}

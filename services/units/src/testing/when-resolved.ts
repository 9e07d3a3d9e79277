import { toIsoDate } from '@ntm-ledger/temporal';
import type { RecordReorganisation, UnitChange } from '../domain/reorganisation.js';
import { decideReorganisation } from '../domain/reorganisation.js';
import type { Transfer } from '../domain/territory.js';
import type { GivenRegister } from './given-units.js';
import { ACT, SOURCE, told } from './given-units.js';

/** What a resolution says, and what of it is not as usual: LIVE, on 1 December 2019. */
export interface Resolution extends Partial<Pick<RecordReorganisation, 'mode' | 'certainty'>> {
  readonly on?: string;
  readonly changes?: readonly UnitChange[];
  readonly transfers?: readonly (Pick<Transfer, 'giverId' | 'receiverId'> & Partial<Transfer>)[];
}

/** What becomes of a resolution in a register, in sentences. Its changes are `changes.0` and so on, its transfers `from.0`. */
export function whenResolved(
  given: GivenRegister,
  { on = '2019-12-01', changes = [], transfers = [], ...said }: Resolution,
): string[] {
  const whole = { extent: 'WHOLE', remainder: false, receiverGoesOn: true, clause: null } as const;
  const command: RecordReorganisation = {
    mode: 'LIVE',
    effectiveOn: toIsoDate(on),
    precision: 'DAY',
    basis: ACT,
    source: SOURCE,
    certainty: 'STATED',
    changes: changes.map((change, index) => ({ ...change, clause: null, path: `changes.${String(index)}` })),
    transfers: transfers.map((transfer, index) => ({ ...whole, path: `from.${String(index)}`, ...transfer })),
    ...said,
  };
  return told(decideReorganisation(command, given.workingOn(on)));
}

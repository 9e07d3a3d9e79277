import type { UnitState } from '@ntm-ledger/register';
import type { IsoDate } from '@ntm-ledger/temporal';
import type { FoldedLog } from './fold-log.js';

/** No living unit bears that code on the day. */
export class NoSuchUnit extends Error {
  override readonly name = 'NoSuchUnit';
}

/** The living unit that bears a code on a day. @throws NoSuchUnit */
export function requireUnit({ register, position }: FoldedLog, code: string, on: IsoDate): UnitState {
  const unit = register.bearerOf(code, { effectiveOn: on, position });
  if (unit === undefined)
    throw new NoSuchUnit(`No unit bears the code ${code} on ${on}; import the register first (ntm import).`);
  return unit;
}

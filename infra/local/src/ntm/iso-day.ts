import type { IsoDate } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import { InvalidArgumentError } from 'commander';

/** Reads the argument of an option that is a day. @throws InvalidArgumentError */
export function isoDay(text: string): IsoDate {
  try {
    return toIsoDate(text);
  } catch {
    throw new InvalidArgumentError('Expected a day, e.g. 2022-12-31.');
  }
}

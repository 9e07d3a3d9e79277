import type { EventType } from '@ntm-ledger/events';
import { SCHEMA_VERSIONS } from '@ntm-ledger/events';

const CODES: ReadonlyMap<string, number> = new Map(Object.keys(SCHEMA_VERSIONS).map((type, code) => [type, code]));

/** An event type as a number of one byte. It holds within one run of the program only, so it may not be stored. */
export function typeCode(type: EventType): number {
  const code = CODES.get(type);
  if (code === undefined) throw new RangeError(`"${type}" is no event type of the catalogue`);
  return code;
}

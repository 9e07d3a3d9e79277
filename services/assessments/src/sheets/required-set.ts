import { LAST_DAY } from '@ntm-ledger/temporal';
import type { CriteriaSet } from '@ntm-ledger/scoring';
import type { FoldedLog } from './fold-log.js';

/** No set of that id is published in the log. */
export class NoSuchCriteriaSet extends Error {
  override readonly name = 'NoSuchCriteriaSet';
}

/** The set that an id means, with all that is known of it. @throws NoSuchCriteriaSet, naming those there are */
export function requireSet({ sets, position }: FoldedLog, id: string): CriteriaSet {
  const set = sets.knownAt(id, position);
  if (set !== undefined) return set;
  const ids = sets.allAt({ effectiveOn: LAST_DAY, position }).map((one) => one.id);
  const known = ids.length === 0 ? 'the log holds none' : `the log holds: ${ids.join(', ')}`;
  throw new NoSuchCriteriaSet(`No criteria set "${id}" is published; ${known}.`);
}

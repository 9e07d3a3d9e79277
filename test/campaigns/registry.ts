import type { Registry } from '../support/registry.js';
import type { Campaign } from './campaign.js';
import { kill } from './kill.js';
import { redis } from './redis.js';
import { replicas } from './replicas.js';
import { kurrentdb, kurrentdbCluster } from './kurrentdb.js';
import { separationOfDuties } from './separation-of-duties.js';
import { titleConservation } from './title-conservation.js';
import { snapshots } from './snapshots.js';
import { unitHistories } from './unit-histories.js';

/** The campaigns by name. */
export const campaigns: Registry<Campaign> = {
  kill,
  redis,
  replicas,
  kurrentdb,
  'kurrentdb-cluster': kurrentdbCluster,
  'separation-of-duties': separationOfDuties,
  'unit-histories': unitHistories,
  'title-conservation': titleConservation,
  snapshots,
};

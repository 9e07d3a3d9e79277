/** What the ledger measures. Each is exported by every process; those that do not concern a process stay without a value there. */
import { counter, gauge, histogram } from './instruments.js';

/**
 * Requests by outcome: `answered` (below 400), `refused` (below 500), `failed`, and how long they took. `process` is `gateway` or a service's name. Of several
 * questions that come in one request each counts, from when they were read until its answer was worked out.
 */
export const requestDuration = histogram({
  name: 'ntm_request_duration_seconds',
  help: 'Time from a GraphQL request over HTTP to the end of its answer (of one of several in a request, to its answer), by process and outcome.',
  labels: ['process', 'outcome'],
});

/** Appends by outcome: `recorded`, `conflict` (another writer was first), `unknown` (the store could not say) or `failed`. */
export const appendDuration = histogram({
  name: 'ntm_append_duration_seconds',
  help: 'Time that the log took for an append, by outcome.',
  labels: ['outcome'],
});

/** How far read models are behind the log, in its positions: events on the embedded log, bytes on a cluster's. */
export const lagPositions = gauge({
  name: 'ntm_projection_lag_positions',
  help: 'Positions of the log that read models have not folded (events on the embedded log, bytes on a cluster).',
  labels: ['process'],
});

/** How long the oldest event that was seen and is not folded has waited, in seconds; 0 when all is folded. */
export const lagSeconds = gauge({
  name: 'ntm_projection_lag_seconds',
  help: 'How long read models have been behind the log.',
  labels: ['process'],
});

/** The position of the log up to which read models are folded. */
export const foldedPosition = gauge({
  name: 'ntm_projection_position',
  help: 'Position of the log up to which read models are folded.',
  labels: ['process'],
});

/** Whether the process would say at `/readyz` that it is ready: 1 or 0. */
export const readiness = gauge({ name: 'ntm_ready', help: 'Whether the process is ready to serve.', labels: ['process'] });

/** Looks into caches: `cache` is the cache's name, `outcome` is `hit` or `miss`. */
export const cacheLookups = counter({
  name: 'ntm_cache_lookups_total',
  help: 'Looks into a cache, by cache and outcome.',
  labels: ['cache', 'outcome'],
});

/** Calls to Redis by outcome: `answered`, `failed`, or `late` (given up at the limit). Calls that were skipped are not among them. */
export const redisDuration = histogram({
  name: 'ntm_redis_call_duration_seconds',
  help: 'Time from a call to Redis to its answer or until it was given up, by outcome.',
  labels: ['outcome'],
});

/** Calls that were not made, since Redis was lost or slow shortly before. */
export const redisSkipped = counter({
  name: 'ntm_redis_skipped_calls_total',
  help: 'Calls to Redis that were not made because it was lost or slow.',
  labels: ['process'],
});

/** Whether Redis is used now, 1 or 0; without a value where none is configured. */
export const redisUp = gauge({ name: 'ntm_redis_up', help: 'Whether Redis answers in time and is used.', labels: ['process'] });

/** The outcome of a request by the status of its answer. */
export function outcomeOfStatus(status: number): string {
  if (status < 400) return 'answered';
  return status < 500 ? 'refused' : 'failed';
}

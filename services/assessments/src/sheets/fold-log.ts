import type { EventStore, Position } from '@ntm-ledger/event-store';
import { ASSESSMENT_STREAMS, CRITERIA_SETS_STREAM, decodeEvent, UNITS_STREAM } from '@ntm-ledger/events';
import { Register } from '@ntm-ledger/register';
import { CriteriaSets } from '@ntm-ledger/scoring';
import { KnownAssessments } from './planning/known-assessments.js';

/** What sheets are made and read by, as the log holds it. */
export interface FoldedLog {
  readonly register: Register;
  readonly sets: CriteriaSets;
  readonly position: Position;
}

/** Folds units and criteria sets. */
export async function foldLog(store: EventStore): Promise<FoldedLog> {
  const register = new Register();
  const sets = new CriteriaSets();
  for (const stream of [UNITS_STREAM, CRITERIA_SETS_STREAM]) {
    for await (const batch of store.readStream(stream)) {
      for (const recorded of batch) {
        const event = decodeEvent(recorded);
        register.apply(event);
        sets.apply(event);
      }
    }
  }
  return { register, sets, position: await store.head() };
}

/** Folds what the log holds of assessments under a set. */
export async function foldAssessments(store: EventStore, criteriaSetId: string): Promise<KnownAssessments> {
  const known = new KnownAssessments(criteriaSetId);
  const filter = { streamPrefixes: [ASSESSMENT_STREAMS] as const };
  for await (const batch of store.readAll({ filter })) for (const recorded of batch) known.apply(decodeEvent(recorded));
  return known;
}

import type { EventStore } from '@ntm-ledger/event-store';
import type { KnownAssessments } from '../planning/known-assessments.js';
import type { PlannedEvent } from '../planning/sheet-plan.js';

/** Streams that are appended to at the same time: the embedded log writes what is waiting in one go. */
const AT_ONCE = 64;

/**
 * Appends what is planned, each event to its unit's stream with the revision that the plan was made on. What is appended stays whatever becomes
 * of the rest: the next import of the same sheet finds it and goes on.
 * @param onAppended told how many events are recorded
 * @throws WrongExpectedRevision when another writer was first
 */
export async function appendAssessments(
  store: EventStore,
  events: readonly PlannedEvent[],
  known: KnownAssessments,
  onAppended: (events: number) => void,
): Promise<void> {
  const streams = [...Map.groupBy(events, ({ stream }) => stream)];
  let count = 0;
  for (let from = 0; from < streams.length; from += AT_ONCE) {
    const outcomes = await Promise.allSettled(
      streams.slice(from, from + AT_ONCE).map(async ([stream, planned]) => {
        await store.append(
          stream,
          planned.map(({ event }) => event),
          known.revisionOf(stream),
        );
        count += planned.length;
      }),
    );
    onAppended(count);
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }
}

import type { EventStore, ExpectedRevision, Position } from '@ntm-ledger/event-store';
import { encodeEvent, UNITS_STREAM } from '@ntm-ledger/events';
import { eventId } from '@ntm-ledger/service-host';
import type { PlannedAppend } from '../planning/planned-append.js';

/** The end of the log and of the register's stream in it, before an import. */
export interface LogEnd {
  readonly position: Position;
  readonly revision: ExpectedRevision;
}

/** Who records an import: whoever runs the command on the log's own machine. */
const IMPORTER = { id: 'import', role: 'admin', scope: 'VN' } as const;

/**
 * Appends what is planned, one resolution after the other. What is appended stays whatever becomes of the rest: the next import of the
 * same files finds it and goes on behind it.
 * @param onAppended told after every append how many events are recorded
 */
export async function appendPlan(
  store: EventStore,
  appends: readonly PlannedAppend[],
  end: LogEnd,
  onAppended: (events: number) => void,
): Promise<void> {
  let { position, revision } = end;
  let count = 0;
  for (const { events, correlationId, requestDigest } of appends) {
    const request = { actor: IMPORTER, basedOn: position, correlationId, requestDigest };
    const encoded = events.map((draft, index) => encodeEvent(eventId(correlationId, index), draft, request));
    const result = await store.append(UNITS_STREAM, encoded, revision);
    position = result.position;
    revision = result.revision;
    onAppended((count += events.length));
  }
}

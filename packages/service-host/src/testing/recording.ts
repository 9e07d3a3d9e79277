import { expect } from '@jest/globals';
import type { EventStore, RecordedEvent } from '@ntm-ledger/event-store';
import type { Decided, LedgerDraft } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { Refused } from '../errors.js';
import type { FollowedLog } from './open-logs.js';
import { renaming } from './sample-facts.js';
import type { Recorded, RecordingRequest } from '../log/recorder.js';
import { Recorder } from '../log/recorder.js';

/** How long a request waits for the log here, in milliseconds. */
export const WAIT_MS = 5_000;
/** The request of most tests. */
export const REQUEST_ID = '9a7f6c1e-6a53-4a2c-8a3e-0f4b8b9b2c01';

/** What a decider decides that lets facts into the register. */
export function accepted(...events: readonly [LedgerDraft, ...LedgerDraft[]]): Decided {
  return { outcome: 'accepted', stream: UNITS_STREAM, events };
}

/** A request to give a unit a name. */
export function request(given: Partial<RecordingRequest> = {}): RecordingRequest {
  const input = { requestId: REQUEST_ID, name: 'Hoạt Giang' };
  return {
    requestId: REQUEST_ID,
    input,
    actor: { id: 'clerk-1', role: 'clerk', scope: 'VN' },
    decide: () => accepted(renaming('Hoạt Giang')),
    ...given,
  };
}

/** As every request has a recorder of its own. */
export function record({ store, follower }: FollowedLog, given: RecordingRequest): Promise<Recorded> {
  return new Recorder(store, follower, WAIT_MS).record(given);
}

/** All that a log holds. */
export async function eventsOf(store: EventStore): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const batch of store.readAll()) events.push(...batch);
  return events;
}

/** The refusal that a recording ends with. */
export async function refusalOf(recording: Promise<Recorded>): Promise<unknown> {
  const error: unknown = await recording.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refused)) throw new Error(`not refused: ${String(error)}`);
  return error.refusal;
}

/** The refusal of a request id that was used for something else. */
export const USED_BEFORE: Readonly<Record<'code' | 'message', unknown>> = {
  code: 'CONFLICT',
  message: expect.stringContaining(`${REQUEST_ID} was used before, for another input`),
};

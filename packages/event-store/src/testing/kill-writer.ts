/**
 * The process that writes while others are killed, or is killed itself: opens the log that its first argument names (a file, or the address of a server), lets
 * all writers of the life that the second names append as fast as they can, and prints a line for each acknowledgement (see `Acknowledgement`). An append whose
 * outcome is not known is sent again until it is. It never ends by itself.
 */
import { writeSync } from 'node:fs';
import { AppendOutcomeUnknown } from '../errors.js';
import type { AppendResult } from '../event-store.js';
import { openEventStore } from '../open-event-store.js';
import type { Acknowledgement } from './kill-check.js';
import type { PlannedAppend } from './kill-plan.js';
import { plannedAppends, WRITERS } from './kill-plan.js';

const [place, life] = process.argv.slice(2);
if (place === undefined || life === undefined) throw new Error('expected the place of the log and the name of this life');

/** By its number: `process.stdout` would make the pipe non-blocking, and a write to it could then be refused. */
const STDOUT = 1;

const store = await openEventStore(place.includes('://') ? { url: place, path: '' } : { url: '', path: place });

/** What a pipe that is full for a moment does not take is offered again. */
function say(line: string): void {
  let rest = Buffer.from(line);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(STDOUT, rest));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

async function write(life: string, writer: number): Promise<never> {
  let append = 0;
  for (const planned of plannedAppends(life, writer)) {
    const { position, revision } = await appendSurely(planned);
    const ids = planned.events.map(({ id }) => id);
    const line: Acknowledgement = { life, writer, append, stream: planned.stream, position, revision, ids };
    // Written in one call before anything else happens: what is acknowledged must be known outside when the process dies.
    say(`${JSON.stringify(line)}\n`);
    append += 1;
  }
  throw new Error('a plan has no end');
}

async function appendSurely({ stream, events, expected }: PlannedAppend): Promise<AppendResult> {
  for (;;) {
    try {
      return await store.append(stream, events, expected);
    } catch (error) {
      if (!(error instanceof AppendOutcomeUnknown)) throw error;
    }
  }
}

await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(life, writer)));

/**
 * The process that is killed: opens the log that its first argument names, lets all writers of the life that the second names append as
 * fast as they can, and prints a line for each acknowledgement (see `Acknowledgement`). It never ends by itself.
 */
import { writeSync } from 'node:fs';
import { openSqliteEventStore } from '../sqlite/index.js';
import type { Acknowledgement } from './kill-check.js';
import { plannedAppends, WRITERS } from './kill-plan.js';

const [path, life] = process.argv.slice(2);
if (path === undefined || life === undefined) throw new Error('expected the path of the log and the name of this life');

/** By its number: `process.stdout` would make the pipe non-blocking, and a write to it could then be refused. */
const STDOUT = 1;

const store = openSqliteEventStore({ path });

async function write(life: string, writer: number): Promise<never> {
  let append = 0;
  for (const { stream, events, expected } of plannedAppends(life, writer)) {
    const { position, revision } = await store.append(stream, events, expected);
    const line: Acknowledgement = { life, writer, append, stream, position, revision, ids: events.map(({ id }) => id) };
    // Written in one call before anything else happens: what is acknowledged must be known outside when the process dies.
    writeSync(STDOUT, `${JSON.stringify(line)}\n`);
    append += 1;
  }
  throw new Error('a plan has no end');
}

await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(life, writer)));

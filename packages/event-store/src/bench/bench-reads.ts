import { openSqliteEventStore } from '../sqlite/index.js';
import { openForReading, openForWriting } from '../sqlite/log-file.js';
import { insertRows } from './bare-sqlite.js';
import { withFreshFile } from './bench-folder.js';
import type { Figure } from './figure.js';
import { figure } from './figure.js';

const ROUNDS = 7;
const EVENTS = 100_000;
const PAGE = 1_000;

/** Events a second that the store reads from the start of the log to its end. */
async function readStore(path: string): Promise<number> {
  const store = openSqliteEventStore({ path });
  try {
    const started = performance.now();
    let events = 0;
    for await (const batch of store.readAll({ batchSize: PAGE })) events += batch.length;
    return events / ((performance.now() - started) / 1_000);
  } finally {
    await store.close();
  }
}

/** The same columns page by page and nothing else, with the rows in the form (arrays or objects) that is asked for. */
function readRaw(path: string, asArrays: boolean): number {
  const database = openForReading(path);
  try {
    const page = database.prepare(
      `SELECT position, id, stream, revision, type, recorded_at, body FROM events WHERE position > ? ORDER BY position LIMIT ${String(PAGE)}`,
    );
    page.setReturnArrays(asArrays);
    const started = performance.now();
    let events = 0;
    // Positions have no gaps, so the number of events read is the position to go on from.
    for (let rows = page.all(0); rows.length > 0; rows = page.all(events)) events += rows.length;
    return events / ((performance.now() - started) / 1_000);
  } finally {
    database.close();
  }
}

/** Reading the whole log through the store beside reading pages of the same columns from SQLite. */
export async function benchReads(): Promise<Figure[]> {
  return withFreshFile(async (path) => {
    const database = openForWriting(path);
    insertRows(database, EVENTS, PAGE);
    database.close();

    const store: number[] = [];
    const arrays: number[] = [];
    const objects: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      if (round === 1) for (const rates of [store, arrays, objects]) rates.length = 0;
      store.push(await readStore(path));
      arrays.push(readRaw(path, true));
      objects.push(readRaw(path, false));
    }
    return [
      figure('read all', 'events/s', store, { baselineName: 'raw pages, rows as arrays', baselines: arrays }),
      figure('read all', 'events/s', store, { baselineName: 'raw pages, rows as objects', baselines: objects }),
    ];
  });
}

import type { EventStore, NewEvent } from '@ntm-ledger/event-store';
import { NO_STREAM, openSqliteEventStore, toPosition, toRevision } from '@ntm-ledger/event-store';
import { decodeEvent, UNITS_STREAM } from '@ntm-ledger/events';
import { countsUnder, Register, walkTree } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import { addDays, toIsoDate } from '@ntm-ledger/temporal';
import { NameSearch } from '@ntm-ledger/units/search';
import { importRegister } from '@ntm-ledger/units/importing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generator } from '../load/generator.js';
import type { Figure } from './figure.js';
import { toFigure } from './figure.js';
import { percentile, timeOf } from './measure.js';
import type { NationalData } from './national-data.js';
import { nationalData } from './national-data.js';
import { openRegisterTables } from './register-tables.js';
import { startFigures } from './start-of-a-ledger.js';

const IMPORT_ROUNDS = 3;

/** The register of the country with its reform: importing it, asking it, searching it, starting with it. */
export async function benchNationalRegister(): Promise<readonly Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'ntm-bench-'));
  try {
    const data = await nationalData();
    const imported = await benchImport(data, dir);
    return [...imported.figures, ...(await benchReads(imported.store)), ...(await startFigures(imported.path, dir))];
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** Importing beside appending the very same events in the very same batches, with nothing read, planned or decided. */
async function benchImport(
  { what, toImport }: NationalData,
  dir: string,
): Promise<{ figures: Figure[]; store: EventStore; path: string }> {
  const [values, baselines]: [number[], number[]] = [[], []];
  let [last, path]: [EventStore | undefined, string] = [undefined, ''];
  for (let round = 0; round < IMPORT_ROUNDS; round += 1) {
    await last?.close();
    path = join(dir, `round-${String(round)}`, 'ledger.db');
    const store = await openIn(path);
    const took = await timeOf(() => importRegister(store, toImport, { rows: 'ALL_OR_NONE' }));
    const batches = await batchesOf(store);
    const events = batches.reduce((sum, { length }) => sum + length, 0);
    const bare = await openIn(join(dir, `bare-${String(round)}`, 'ledger.db'));
    const raw = await timeOf(() => appendAll(bare, batches));
    await bare.close();
    values.push((events * 1_000) / took);
    baselines.push((events * 1_000) / raw);
    last = store;
  }
  if (last === undefined) throw new RangeError('an import is measured at least once');
  const baselineName = 'bare appends of the same events';
  const figures = [toFigure({ name: `import of ${what}`, unit: 'events/s', values, baselines, baselineName })];
  return { figures, store: last, path };
}

async function openIn(path: string): Promise<EventStore> {
  const { mkdir } = await import('node:fs/promises');
  await mkdir(join(path, '..'), { recursive: true });
  return openSqliteEventStore({ path });
}

/** The events of the register as they were appended, a request a batch. */
async function batchesOf(store: EventStore): Promise<NewEvent[][]> {
  const batches = new Map<string, NewEvent[]>();
  for await (const page of store.readStream(UNITS_STREAM)) {
    for (const { id, type, body, ...recorded } of page) {
      const { correlationId } = decodeEvent({ id, type, body, ...recorded });
      const batch = batches.get(correlationId) ?? [];
      batch.push({ id, type, body });
      batches.set(correlationId, batch);
    }
  }
  return [...batches.values()];
}

async function appendAll(store: EventStore, batches: readonly NewEvent[][]): Promise<void> {
  let revision: Parameters<EventStore['append']>[2] = NO_STREAM;
  for (const batch of batches) revision = toRevision((await store.append(UNITS_STREAM, batch, revision)).revision);
}

/** Questions at random past moments: days of twenty years, and half of them as they were known while the register was being recorded. */
async function benchReads(store: EventStore): Promise<Figure[]> {
  const register = new Register();
  const names = new NameSearch(register);
  const [codes, provinces, spoken]: [string[], string[], string[]] = [[], [], []];
  for await (const page of store.readStream(UNITS_STREAM)) {
    for (const recorded of page) {
      const event = decodeEvent(recorded);
      register.apply(event);
      if (event.type !== 'UnitRegistered' && event.type !== 'UnitEstablished' && event.type !== 'UnitRenamed') continue;
      names.note(event);
      spoken.push(event.data.name);
      if (event.type === 'UnitRenamed') continue;
      if (event.data.code !== null) codes.push(event.data.code);
      if (event.data.kind === 'PROVINCE') provinces.push(event.data.unitId);
    }
  }
  const head = await store.head();
  await store.close();
  const tables = openRegisterTables(register);
  const random = generator(7);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const moment = (): Moment => ({
    effectiveOn: addDays(toIsoDate('2005-01-01'), Math.floor(random() * 7_900)),
    position: random() < 0.5 ? head : toPosition(Math.ceil(head * (0.4 + 0.6 * random()))),
  });
  const vn = register.bearerOf('VN', { effectiveOn: toIsoDate('2024-01-01'), position: head })?.id ?? '';
  const questions: readonly Question[] = [
    {
      name: 'unit by code',
      runs: 20_000,
      given: () => pick(codes),
      subject: (c, at) => register.bearerOf(c, at),
      baseline: tables.byCode,
    },
    {
      name: 'tree of a province',
      runs: 1_000,
      given: () => pick(provinces),
      subject: (id, at) => walkTree(register, id, at),
      baseline: tables.treeUnder,
    },
    {
      name: 'units of the country by kind and type',
      runs: 200,
      given: () => vn,
      subject: (id, at) => countsUnder(register, id, at),
      baseline: (_, at) => tables.counts(at),
    },
    {
      name: 'search',
      runs: 2_000,
      given: () => typed(pick(spoken), random),
      subject: (text, at) => names.search(text, at),
      baseline: tables.search,
    },
  ];
  const baselineName = 'indexed SQLite tables in memory';
  const figures = questions.flatMap((question) => ask(question, moment, baselineName));
  tables.close();
  return figures;
}

interface Question {
  readonly name: string;
  readonly runs: number;
  readonly given: () => string;
  readonly subject: (given: string, moment: Moment) => unknown;
  readonly baseline: (given: string, moment: Moment) => unknown;
}

function ask({ name, runs, given, subject, baseline }: Question, moment: () => Moment, baselineName: string): Figure[] {
  const [ours, theirs]: [number[], number[]] = [[], []];
  const time = (work: Question['subject'], what: string, at: Moment): number => {
    const start = performance.now();
    work(what, at);
    return performance.now() - start;
  };
  for (let run = -runs / 10; run < runs; run += 1) {
    const [what, at] = [given(), moment()];
    const [a, b] = [time(subject, what, at), time(baseline, what, at)];
    if (run < 0) continue; // not yet warm
    ours.push(a);
    theirs.push(b);
  }
  return ([0.5, 0.99] as const).map((share) => {
    const [value, base] = [percentile(ours, share), percentile(theirs, share)];
    return { name: `${name}, p${String(share * 100)}`, value, unit: 'ms', baseline: base, ratio: value / base, baselineName };
  });
}

/** What a person types for a name: the name, without marks, its beginning, one letter, or with a slip. */
function typed(name: string, random: () => number): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();
  const at = Math.floor(random() * plain.length);
  switch (Math.floor(random() * 6)) {
    case 0:
      return name;
    case 1:
      return plain;
    case 2:
      return `xã ${plain}`;
    case 3:
      return plain.slice(0, 1 + Math.floor(random() * 3));
    case 4:
      return plain.slice(0, at) + plain.slice(at + 1);
    default:
      return name.toUpperCase();
  }
}

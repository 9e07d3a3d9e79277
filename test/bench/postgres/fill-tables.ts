import type { Position } from '@ntm-ledger/event-store';
import { toPosition } from '@ntm-ledger/event-store';
import { LAST_DAY } from '@ntm-ledger/temporal';
import { once } from 'node:events';
import type postgres from 'postgres';
import type { Progress, ShownTitle } from '../progress.js';
import { indexesOf, partitionOf, TABLES } from './national-tables.js';
import type { Rectangle } from './rectangles.js';
import { rectanglesOf } from './rectangles.js';
import type { RecordedFacts, ScoreFact } from './recorded-facts.js';
import { unitVersions } from './unit-versions.js';

/** What tables are filled from: the facts of a log up to its end, and the titles that follow from them by the rules of the programme. */
export interface FillingSource {
  readonly facts: RecordedFacts;
  readonly head: Position;
  readonly titlesOf: Progress['titlesOf'];
}

type Cell = string | number | boolean | null;

/** Creates the tables, fills them, and makes them ready to be asked. */
export async function fillTables(sql: postgres.Sql, { facts, head, titlesOf }: FillingSource): Promise<void> {
  const { register, sets, scores, titlePositions } = facts;
  const numbers = new Map([...register.ids()].map((id, number) => [id, number]));
  const numberOf = (id: string): number => numbers.get(id) ?? -1;
  await sql.unsafe(TABLES);
  const series = new Set([...sets.values()].map((set) => set.series));
  for (const one of series) await sql.unsafe(partitionOf(one));
  await copy(
    sql,
    'unit',
    numbers.entries().map(([id, number]) => [number, id]),
  );
  await copy(sql, 'unit_version', communeRows(facts, head, numberOf));
  await copy(sql, 'scorecard_period', scoreRows(scores, sets, numberOf));
  const titles: Cell[][] = [];
  for (const [unitId, positions] of titlePositions)
    titles.push(...(await titleRows(unitId, positions, { facts, head, titlesOf }, numberOf)));
  await copy(sql, 'title', titles);
  for (const index of indexesOf([...series])) await sql.unsafe(index);
  await sql.unsafe('VACUUM ANALYZE');
}

function* communeRows({ register }: RecordedFacts, head: Position, numberOf: (id: string) => number): Generator<Cell[]> {
  for (const id of register.ids()) {
    if (register.unitAt(id, { effectiveOn: LAST_DAY, position: head })?.kind !== 'COMMUNE') continue;
    for (const version of unitVersions(register, id, head)) {
      const { provinceId, code, name, type, isRural } = version.value;
      yield [numberOf(id), numberOf(provinceId), code, name, type, isRural, ...rangesOf(version)];
    }
  }
}

function* scoreRows(
  scores: RecordedFacts['scores'],
  sets: RecordedFacts['sets'],
  numberOf: (id: string) => number,
): Generator<Cell[]> {
  for (const [unitId, bySeries] of scores) {
    for (const [series, facts] of bySeries) {
      for (const period of rectanglesOf(
        positionsOf(facts),
        (position) => stepsOf(facts, position),
        ({ position }) => String(position),
      )) {
        const { criteriaSetId, met, size, missing } = period.value;
        const counts = (sets.get(criteriaSetId)?.size ?? size) === size;
        yield [series, numberOf(unitId), criteriaSetId, met, size, missing, counts, ...rangesOf(period)];
      }
    }
  }
}

function positionsOf(facts: readonly ScoreFact[]): number[] {
  const known = facts.flatMap(({ position, withdrawnAt }) => (withdrawnAt === Infinity ? [position] : [position, withdrawnAt]));
  return known.sort((a, b) => a - b);
}

/** The scores that are known at a position, the last of each day. */
function stepsOf(facts: readonly ScoreFact[], at: number): { from: ScoreFact['effectiveOn']; value: ScoreFact }[] {
  const known = facts.filter(({ position, withdrawnAt }) => position <= at && at < withdrawnAt);
  const byDay = Map.groupBy(known, ({ effectiveOn }) => effectiveOn);
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([from, ofDay]) => {
      const value = ofDay.reduce((last, fact) => (fact.position > last.position ? fact : last));
      return [{ from, value }];
    });
}

interface PlacedTitle extends ShownTitle {
  readonly place: number;
  readonly reviewOn: string | null;
}

/** The titles of a unit as readers of every position know them. What is known of the unit itself can end a title, too. */
async function titleRows(
  unitId: string,
  positions: readonly number[],
  { facts: { register }, head, titlesOf }: FillingSource,
  numberOf: (id: string) => number,
): Promise<Cell[][]> {
  const changes = register.factsOf(unitId, head);
  const all = [...positions, ...changes.map(({ position }) => position)].sort((a, b) => a - b);
  const states = new Map<string, Map<number, PlacedTitle>>();
  for (const position of all) {
    const known = toPosition(position);
    for (const [place, title] of (await titlesOf(unitId, { effectiveOn: LAST_DAY, position: known })).entries()) {
      const reviewOn = title.toReview
        ? await reviewDayOf(
            title,
            changes.map(({ effectiveOn }) => effectiveOn),
            known,
            unitId,
            titlesOf,
          )
        : null;
      let ofTitle = states.get(title.id);
      if (ofTitle === undefined) states.set(title.id, (ofTitle = new Map<number, PlacedTitle>()));
      ofTitle.set(position, { ...title, place, reviewOn });
    }
  }
  return [...states.values()].flatMap((ofTitle) => {
    const stepsAt = (position: number) => {
      const title = ofTitle.get(position);
      return title === undefined ? [] : [{ from: title.from, value: title }];
    };
    return rectanglesOf(all, stepsAt, (title) => JSON.stringify(title)).map((known): Cell[] => {
      const { id, level, awardYear, from, until, endedBy, reviewOn, place } = known.value;
      const [, recorded] = rangesOf(known);
      return [numberOf(unitId), id, level, awardYear, from, until, endedBy, reviewOn, place, rangeOf(from, until), recorded];
    });
  });
}

/** The day on which a title came to be looked at again. */
async function reviewDayOf(
  { id }: ShownTitle,
  days: readonly ShownTitle['from'][],
  position: Position,
  unitId: string,
  titlesOf: Progress['titlesOf'],
): Promise<string | null> {
  for (const effectiveOn of days.toSorted()) {
    const title = (await titlesOf(unitId, { effectiveOn, position })).find((one) => one.id === id);
    if (title?.toReview === true) return effectiveOn;
  }
  return null;
}

function rangesOf({ from, until, knownFrom, knownUntil }: Rectangle<unknown>): [valid: string, recorded: string] {
  return [rangeOf(from, until), rangeOf(knownFrom, knownUntil)];
}

function rangeOf(from: string | number, until: string | number | null): string {
  return `[${String(from)},${until === null ? '' : String(until)})`;
}

/** Sends rows as PostgreSQL takes them fastest. */
async function copy(sql: postgres.Sql, table: string, rows: Iterable<readonly Cell[]>): Promise<void> {
  const stream = await sql.unsafe(`COPY ${table} FROM STDIN`).writable();
  let chunk = '';
  for (const row of rows) {
    chunk += `${row.map(cellText).join('\t')}\n`;
    if (chunk.length < 65_536) continue;
    if (!stream.write(chunk)) await once(stream, 'drain');
    chunk = '';
  }
  stream.end(chunk);
  await once(stream, 'finish');
}

function cellText(cell: Cell): string {
  if (cell === null) return '\\N';
  return String(cell).replace(/[\\\t\n\r]/gu, (found) => `\\${found}`);
}

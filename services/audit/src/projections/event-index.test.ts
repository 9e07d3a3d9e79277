import { describe, expect, it } from '@jest/globals';
import type { Position } from '@ntm-ledger/event-store';
import { toPosition } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { pageOf } from '@ntm-ledger/service-host';
import type { Moment } from '@ntm-ledger/temporal';
import { formatPosition, toIsoDate } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import type { Given } from '../testing/given-log.js';
import { idOf, logOf } from '../testing/given-log.js';
import { EventIndex } from './event-index.js';

const UNITS = ['A', 'B', 'C', 'D'].map(idOf);
const DAYS = ['1999-12-31', '2019-12-01', '2020-01-01', '2020-02-29', '2025-07-01'];

const units = fc.subarray(UNITS);
const day = fc.constantFrom(...DAYS);

/** A log in which events share units, days and requests, and some withdraw an earlier one, be it withdrawn already or a withdrawal. */
const anyLog = fc
  .record({
    step: fc.constantFrom(1, 7, 5_000_000_000),
    events: fc.array(
      fc.record({
        on: day,
        concerns: units,
        request: fc.integer({ min: 0, max: 3 }),
        withdraws: fc.option(fc.nat(), { freq: 3 }),
      }),
      {
        maxLength: 60,
      },
    ),
  })
  .map(({ step, events }) =>
    logOf(
      events.map(({ on, concerns, request, withdraws }, index): Given => {
        const common = { on, concerns, request: `request ${String(request)}` };
        if (withdraws === null || index === 0)
          return { ...common, type: 'UnitRenamed', data: { unitId: idOf('A'), name: 'Hà Hải' } };
        const target = withdraws % index;
        const data = {
          eventId: idOf(String(target)),
          position: toPosition(step * (target + 1)),
          type: 'UnitRenamed',
          reason: 'ghi nhầm',
        };
        return { ...common, type: 'FactWithdrawn', data };
      }),
      step,
    ),
  );

function indexOf(log: readonly LedgerEvent[]): EventIndex {
  const index = new EventIndex();
  for (const event of log) index.apply(event);
  return index;
}

/** The position of some event of a log, or one beside it. */
function someWhere(log: readonly LedgerEvent[], pick: number): Position {
  const event = log[pick % (log.length + 1)];
  return toPosition(Math.max(0, (event?.position ?? 0) + (pick % 3) - 1));
}

function plainHistory(log: readonly LedgerEvent[], ids: readonly string[], moment: Moment): Position[] {
  return log
    .filter((event) => event.concerns.some((id) => ids.includes(id)))
    .filter((event) => event.position <= moment.position && event.effectiveOn <= moment.effectiveOn)
    .sort((a, b) => (a.effectiveOn === b.effectiveOn ? a.position - b.position : a.effectiveOn < b.effectiveOn ? -1 : 1))
    .map((event) => event.position);
}

describe('the index of events', () => {
  it('gives at any moment what a plain filter and sort of the log gives', () => {
    fc.assert(
      fc.property(anyLog, units, day, fc.nat(), (log, ids, on, pick) => {
        const moment = { effectiveOn: toIsoDate(on), position: someWhere(log, pick) };
        expect(indexOf(log).about(ids, moment)).toEqual(plainHistory(log, ids, moment));
      }),
    );
  });

  it('gives the same however much is recorded later', () => {
    fc.assert(
      fc.property(anyLog, units, day, fc.nat(), (log, ids, on, pick) => {
        const position = someWhere(log, pick);
        const moment = { effectiveOn: toIsoDate(on), position };
        const then = indexOf(log.filter((event) => event.position <= position));
        const now = indexOf(log);
        expect(now.about(ids, moment)).toEqual(then.about(ids, moment));
        for (const place of now.about(ids, moment))
          expect(now.withdrawalOf(place, position)).toBe(then.withdrawalOf(place, position));
      }),
    );
  });

  it('marks a fact as withdrawn from its first withdrawal on, and keeps it', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), (log, pick) => {
        const known = someWhere(log, pick);
        const index = indexOf(log);
        for (const { position } of log) {
          const first = log.find((event) => event.type === 'FactWithdrawn' && event.data.position === position);
          expect(index.withdrawalOf(position, known)).toBe(first === undefined || first.position > known ? null : first.position);
        }
      }),
    );
  });

  it('gives every entry once, in order, through pages of any sizes', () => {
    fc.assert(
      fc.property(anyLog, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (log, sizes) => {
        const moment = { effectiveOn: toIsoDate('2025-07-01'), position: log.at(-1)?.position ?? toPosition(0) };
        const history = indexOf(log).about(UNITS, moment);
        const seen: Position[] = [];
        let after: string | null = null;
        for (let turn = 0; ; turn += 1) {
          const page: ReturnType<typeof pageOf<Position>> = pageOf(history, formatPosition, {
            first: sizes[turn % sizes.length] ?? 1,
            after,
          });
          seen.push(...page.nodes);
          after = page.pageInfo.endCursor;
          if (!page.pageInfo.hasNextPage) break;
        }
        expect(seen).toEqual(history);
      }),
    );
  });

  it('walks the log from any position, by type or whole', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), fc.nat(), fc.integer({ min: 0, max: 5 }), fc.boolean(), (log, from, to, limit, whole) => {
        const types = whole ? null : (['FactWithdrawn'] as const);
        const [after, upTo] = [someWhere(log, from), someWhere(log, to)];
        const plain = log.filter(
          (event) => event.position > after && event.position <= upTo && (whole || event.type === 'FactWithdrawn'),
        );
        expect(indexOf(log).after(after, upTo, limit, types)).toEqual({
          positions: plain.slice(0, limit).map((event) => event.position),
          more: plain.length > limit,
        });
      }),
    );
  });

  it('finds the events of a type about a unit before a position, the newest first', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), (log, pick) => {
        const position = someWhere(log, pick);
        const plain = log.filter(
          (event) => event.type === 'UnitRenamed' && event.position < position && event.concerns.includes(idOf('B')),
        );
        expect([...indexOf(log).before(position, idOf('B'), ['UnitRenamed'])]).toEqual(
          plain.map((event) => event.position).reverse(),
        );
      }),
    );
  });

  it('knows where a request ends, as far as it is known', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), (log, pick) => {
        const known = someWhere(log, pick);
        const index = indexOf(log);
        log.forEach((event, at) => {
          if (event.position > known) return;
          const next = log.findIndex((other, place) => place > at && other.correlationId !== event.correlationId);
          const end = log[(next === -1 ? log.length : next) - 1]?.position ?? known;
          expect(index.endOfRequest(event.position, known)).toBe(Math.min(end, known));
        });
      }),
    );
  });

  it('knows whether an event stands at a position', () => {
    const index = indexOf(logOf([{ on: '2020-01-01', type: 'UnitRenamed', data: { unitId: idOf('A'), name: 'Hà Hải' } }], 7));
    expect([0, 6, 7, 8].map((position) => index.has(toPosition(position)))).toEqual([false, false, true, false]);
  });

  it('grows with the log', () => {
    const names = Array.from({ length: 600 }, (_, unit) => `unit ${String(unit)}`);
    const log = logOf(
      Array.from({ length: 3_000 }, (_, at): Given => ({
        on: '2020-01-01',
        type: 'UnitRenamed',
        data: { unitId: idOf(names[at % names.length] ?? ''), name: 'Hà Hải' },
      })),
    );
    const index = indexOf(log);
    const moment = { effectiveOn: toIsoDate('2020-01-01'), position: toPosition(3_000) };
    expect(index.about([idOf('unit 7')], moment)).toEqual([8, 608, 1208, 1808, 2408]);
    expect(index.after(toPosition(2_998), moment.position, 10, null)).toEqual({ positions: [2_999, 3_000], more: false });
  });
});

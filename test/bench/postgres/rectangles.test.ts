import { expect, test } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import { addDays, Timeline, toIsoDate } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import { rectanglesOf } from './rectangles.js';

const FIRST = toIsoDate('2020-01-01');
const facts = fc.array(fc.record({ day: fc.nat(8), withdrawnAfter: fc.option(fc.nat(6)) }), { maxLength: 8 });

test('rows of two ranges say at every moment what a timeline of the same facts says, and one row at most', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const timeline = new Timeline<{ readonly effectiveOn: typeof FIRST; readonly position: ReturnType<typeof toPosition> }>();
      const positions = new Set<number>();
      for (const [index, { day, withdrawnAfter }] of given.entries()) {
        const position = toPosition(10 * (index + 1));
        timeline.add({ effectiveOn: addDays(FIRST, day), position });
        positions.add(position);
        if (withdrawnAfter === null) continue;
        const at = toPosition(position + 10 * withdrawnAfter + 5);
        timeline.withdraw(position, at);
        positions.add(at);
      }
      const stepsAt = (position: number) => {
        const known = timeline.knownAt(toPosition(position));
        return [...new Set(known.map(({ effectiveOn }) => effectiveOn))].map((from) => ({
          from,
          value: timeline.latestAt({ effectiveOn: from, position: toPosition(position) }) ?? null,
        }));
      };
      const rows = rectanglesOf(
        [...positions].sort((a, b) => a - b),
        stepsAt,
        ({ position }) => String(position),
      );
      for (let day = 0; day <= 9; day += 1) {
        for (let position = 0; position <= 160; position += 5) {
          const moment = { effectiveOn: addDays(FIRST, day), position: toPosition(position) };
          const found = rows.filter(
            ({ from, until, knownFrom, knownUntil }) =>
              from <= moment.effectiveOn &&
              (until === null || moment.effectiveOn < until) &&
              knownFrom <= position &&
              (knownUntil === null || position < knownUntil),
          );
          expect(found.map(({ value }) => value)).toEqual([timeline.latestAt(moment)].filter((fact) => fact !== undefined));
        }
      }
    }),
  );
});

test('what goes on being known is one row, whatever becomes known beside it', () => {
  const steps = [
    [{ from: FIRST, value: 'a' }],
    [
      { from: FIRST, value: 'a' },
      { from: addDays(FIRST, 10), value: 'a' },
    ],
    [
      { from: FIRST, value: 'a' },
      { from: addDays(FIRST, 10), value: 'b' },
    ],
  ];
  expect(
    rectanglesOf(
      [0, 1, 2],
      (position) => steps[position] ?? [],
      (value) => value,
    ),
  ).toEqual([
    { value: 'a', from: FIRST, until: null, knownFrom: 0, knownUntil: 2 },
    { value: 'a', from: FIRST, until: addDays(FIRST, 10), knownFrom: 2, knownUntil: null },
    { value: 'b', from: addDays(FIRST, 10), until: null, knownFrom: 2, knownUntil: null },
  ]);
});

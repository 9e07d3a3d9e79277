import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import fc from 'fast-check';
import { dayNumber } from './day-number.js';
import { addDays, toIsoDate } from './iso-date.js';
import type { Dated } from './timeline.js';
import { Timeline } from './timeline.js';
import { NO_ROW, TimelineColumns } from './timeline-columns.js';

const FIRST_DAY = toIsoDate('2020-01-01');
const SUBJECTS = 3;

interface Fact extends Dated {
  readonly value: number;
}

const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        subject: fc.nat({ max: SUBJECTS - 1 }),
        day: fc.nat({ max: 12 }),
        value: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ subject: fc.nat({ max: SUBJECTS - 1 }), withdraw: fc.integer({ min: 1, max: 60 }) }) },
  ),
  { maxLength: 60 },
);

describe('timelines in columns', () => {
  it('hold at every moment the latest fact that a timeline of each subject holds, whatever is recorded and withdrawn', () => {
    fc.assert(
      fc.property(steps, fc.nat({ max: 14 }), fc.nat({ max: 61 }), (given, offset, at) => {
        const columns = new TimelineColumns(2);
        const timelines = Array.from({ length: SUBJECTS }, () => new Timeline<Fact>());
        for (const [index, one] of given.entries()) {
          const position = toPosition(index + 1);
          if ('withdraw' in one) {
            const known = timelines[one.subject]?.withdraw(toPosition(one.withdraw), position);
            expect(columns.withdraw(one.subject, toPosition(one.withdraw), position)).toBe(known);
            continue;
          }
          const effectiveOn = addDays(FIRST_DAY, one.day);
          timelines[one.subject]?.add({ effectiveOn, position, value: one.value });
          columns.add(one.subject, dayNumber(effectiveOn), position, [one.value, -one.value]);
          if (index === 12) columns.widen(3);
          if (index % 7 === 6) columns.tidy();
        }
        columns.widen(3);
        const effectiveOn = addDays(FIRST_DAY, offset);
        const later = addDays(effectiveOn, at % 4);
        for (const [subject, timeline] of timelines.entries()) {
          expect(columns.hasBetween(subject, dayNumber(effectiveOn), dayNumber(later))).toBe(
            timeline.all().some((fact) => fact.effectiveOn > effectiveOn && fact.effectiveOn <= later),
          );
          const expected = at === 0 ? undefined : timeline.latestAt({ effectiveOn, position: toPosition(at) });
          const row = columns.latest(subject, dayNumber(effectiveOn), columns.knownBy(at));
          expect(row === NO_ROW).toBe(expected === undefined);
          if (expected === undefined) continue;
          expect([columns.valueOf(row, 0), columns.valueOf(row, 1), columns.valueOf(row, 2)]).toEqual([
            expected.value,
            -expected.value,
            0,
          ]);
          expect([columns.dayOf(row), columns.positionOf(row)]).toEqual([dayNumber(expected.effectiveOn), expected.position]);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('give none of a subject that nothing was ever said of', () => {
    expect(new TimelineColumns(1).latest(5_000, 0, 1)).toBe(NO_ROW);
  });
});

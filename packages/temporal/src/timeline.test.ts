import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import fc from 'fast-check';
import type { IsoDate } from './iso-date.js';
import { addDays, toIsoDate } from './iso-date.js';
import type { Dated } from './timeline.js';
import { Timeline } from './timeline.js';

interface Fact extends Dated {
  readonly withdrawnAt: number | null;
}

const FIRST_DAY = toIsoDate('2020-01-01');
const day = (offset: number): IsoDate => addDays(FIRST_DAY, offset);

/** Facts at positions 1, 2, 3 …, on days in any order, some withdrawn at a later position. */
const histories = fc
  .array(fc.record({ day: fc.nat({ max: 20 }), withdrawnAfter: fc.option(fc.integer({ min: 1, max: 30 })) }), { maxLength: 30 })
  .map((given) =>
    given.map(({ day: offset, withdrawnAfter }, index): Fact => ({
      effectiveOn: day(offset),
      position: toPosition(index + 1),
      withdrawnAt: withdrawnAfter === null ? null : index + 1 + withdrawnAfter,
    })),
  );

/** A timeline that was told everything in log order. */
function timelineOf(facts: readonly Fact[]): Timeline<Fact> {
  const timeline = new Timeline<Fact>();
  for (const fact of facts) timeline.add(fact);
  for (const { position, withdrawnAt } of facts) if (withdrawnAt !== null) timeline.withdraw(position, toPosition(withdrawnAt));
  return timeline;
}

describe('a timeline', () => {
  it('holds at any moment what a plain fold of the facts known and effective by then holds', () => {
    fc.assert(
      fc.property(histories, fc.nat({ max: 21 }), fc.nat({ max: 61 }), (facts, offset, at) => {
        const moment = { effectiveOn: day(offset), position: toPosition(at) };
        const plain = facts
          .filter(({ effectiveOn, position }) => effectiveOn <= moment.effectiveOn && position <= moment.position)
          .filter(({ withdrawnAt }) => withdrawnAt === null || withdrawnAt > moment.position)
          .sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : a.position - b.position));
        const timeline = timelineOf(facts);
        expect(timeline.at(moment)).toEqual(plain);
        expect(timeline.latestAt(moment)).toEqual(plain.at(-1));
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives the same answer at a moment however much is recorded later', () => {
    fc.assert(
      fc.property(histories, histories, fc.nat({ max: 21 }), (before, after, offset) => {
        const moment = { effectiveOn: day(offset), position: toPosition(before.length) };
        const known = before.map((fact) => ({ ...fact, withdrawnAt: null }));
        const timeline = timelineOf(known);
        const answer = timeline.at(moment);
        for (const [index, fact] of after.entries()) timeline.add({ ...fact, position: toPosition(before.length + index + 1) });
        for (const { position } of known) timeline.withdraw(position, toPosition(before.length + after.length + position));
        expect(timeline.at(moment)).toEqual(answer);
      }),
    );
  });

  it('says so when it is asked to withdraw a fact that it does not have', () => {
    expect(new Timeline<Fact>().withdraw(toPosition(1), toPosition(2))).toBe(false);
  });

  it('counts a withdrawal from the first time it is withdrawn', () => {
    const timeline = timelineOf([{ effectiveOn: FIRST_DAY, position: toPosition(1), withdrawnAt: 3 }]);
    timeline.withdraw(toPosition(1), toPosition(5));
    expect(timeline.at({ effectiveOn: FIRST_DAY, position: toPosition(4) })).toEqual([]);
  });
});

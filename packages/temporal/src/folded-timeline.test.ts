import { describe, expect, it } from '@jest/globals';
import { START, toPosition } from '@ntm-ledger/event-store';
import fc from 'fast-check';
import { FoldedTimeline } from './folded-timeline.js';
import type { IsoDate } from './iso-date.js';
import { addDays, toIsoDate } from './iso-date.js';
import type { Dated } from './timeline.js';

const FIRST_DAY = toIsoDate('2020-01-01');
const day = (offset: number): IsoDate => addDays(FIRST_DAY, offset);

/** What is done to a timeline at positions 1, 2, 3 …: a fact is added on a day, or an earlier one withdrawn. */
type Step = { readonly add: number } | { readonly withdraw: number };

const inAnyOrder = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ add: fc.nat({ max: 12 }) }) },
    { weight: 1, arbitrary: fc.record({ withdraw: fc.integer({ min: 1, max: 20 }) }) },
  ),
  { maxLength: 20 },
);
const inOrder = fc
  .array(fc.nat({ max: 3 }), { maxLength: 20 })
  .map((gaps): Step[] => gaps.map((_, index) => ({ add: gaps.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0) })));

/** The positions of the facts that count, in folding order: enough to tell any two states apart. */
function opened(steps: readonly Step[]): FoldedTimeline<Dated, readonly number[]> {
  const timeline = new FoldedTimeline<Dated, readonly number[]>([], (state, fact) => [...state, fact.position]);
  for (const [index, step] of steps.entries()) {
    const position = toPosition(index + 1);
    if ('add' in step) timeline.add({ effectiveOn: day(step.add), position });
    else timeline.withdraw(toPosition(step.withdraw), position);
    // Asking in between must leave nothing behind that a later step makes wrong.
    timeline.stateAt({ effectiveOn: day(6), position });
  }
  return timeline;
}

describe('a folded timeline', () => {
  it.each([
    ['in any order, some of it withdrawn', inAnyOrder],
    ['in order', inOrder],
  ])('has at every moment the state that a fold comes to, whatever is recorded %s', (_, histories) => {
    fc.assert(
      fc.property(histories, fc.nat({ max: 70 }), fc.nat({ max: 21 }), (steps, offset, at) => {
        const timeline = opened(steps);
        const moment = { effectiveOn: day(offset), position: at === 0 ? START : toPosition(at) };
        const folded = timeline.foldAt<readonly number[]>(moment, [], (state, fact) => [...state, fact.position]);
        expect(timeline.stateAt(moment)).toEqual(folded);
      }),
      { numRuns: 2_000 },
    );
  });

  it('hands out the same states to whoever keeps them in another form', () => {
    fc.assert(
      fc.property(inAnyOrder, fc.nat({ max: 13 }), fc.nat({ max: 21 }), (steps, offset, at) => {
        const timeline = opened(steps);
        const { steps: states, knownFrom } = timeline.history();
        if (at < knownFrom) return;
        const step = states.findLast(({ effectiveOn, position }) => effectiveOn <= day(offset) && position <= at);
        expect(step?.state ?? []).toEqual(
          timeline.stateAt({ effectiveOn: day(offset), position: at === 0 ? START : toPosition(at) }),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives one and the same state to all who ask, so that asking costs no fold', () => {
    const timeline = opened([{ add: 1 }, { add: 2 }]);
    const moment = { effectiveOn: day(5), position: toPosition(2) };
    expect(timeline.stateAt(moment)).toBe(timeline.stateAt({ ...moment, effectiveOn: day(9) }));
  });
});

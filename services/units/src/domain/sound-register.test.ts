import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { flawsOf } from '../testing/history-flaws.js';
import { randomHistories } from '../testing/random-history.js';

describe('the register, whatever is recorded, in whatever order, and whatever of it is taken back', () => {
  it('is sound on every day, finds every successor, replays to the same and forgets what was withdrawn', () => {
    let takenBack = 0;
    let ended = 0;
    fc.assert(
      fc.property(randomHistories, (history) => {
        const { flaws, recorded } = flawsOf(history);
        takenBack += recorded.takenBack;
        ended += recorded.events.filter(({ type }) => type === 'UnitEnded').length;
        expect(flaws).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
    // The histories are such that all of this really happens.
    expect(takenBack).toBeGreaterThan(1_000);
    expect(ended).toBeGreaterThan(2_000);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { flawsOfConduct } from '../../testing/conduct-flaws.js';
import { attempts } from '../../testing/random-conduct.js';

describe('however a few people try to conduct cases', () => {
  it('duties stay apart, stages keep their order, and nothing is recognised that was not voted', () => {
    let [accepted, recognised] = [0, 0];
    fc.assert(
      fc.property(attempts, (given) => {
        const { flaws, conducted } = flawsOfConduct(given);
        accepted += conducted.accepted;
        recognised += conducted.history.events.filter(({ type }) => type === 'RecognitionGranted').length;
        expect(flaws).toEqual([]);
      }),
      { numRuns: 300, seed: 7 },
    );
    // The attempts do get somewhere, or nothing is shown by them.
    expect(accepted).toBeGreaterThan(300);
    expect(recognised).toBeGreaterThanOrEqual(1);
  });
});

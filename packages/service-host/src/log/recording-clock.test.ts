import { describe, expect, it } from '@jest/globals';
import { START, toPosition } from '@ntm-ledger/event-store';
import fc from 'fast-check';
import { RecordingClock } from './recording-clock.js';

describe('the clock of the log', () => {
  it('says for any instant which event was the last recorded by then', () => {
    const steps = fc.array(fc.record({ later: fc.nat({ max: 3 }), gap: fc.integer({ min: 1, max: 5 }) }), { maxLength: 50 });
    fc.assert(
      fc.property(steps, fc.integer({ min: -1, max: 160 }), (given, instant) => {
        const clock = new RecordingClock();
        let recordedAt = 0;
        let position = 0;
        let expected: number = START;
        for (const { later, gap } of given) {
          recordedAt += later;
          position += gap;
          clock.note(recordedAt, toPosition(position));
          if (recordedAt <= instant) expected = position;
        }
        expect(clock.positionAt(instant)).toBe(expected);
      }),
      { numRuns: 1_000 },
    );
  });
});

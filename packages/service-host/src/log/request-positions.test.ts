import { describe, expect, it } from '@jest/globals';
import type { Position } from '@ntm-ledger/event-store';
import { toPosition } from '@ntm-ledger/event-store';
import fc from 'fast-check';
import { RequestPositions } from './request-positions.js';

const ids = fc.oneof(
  fc.uuid(),
  // Ids that differ in one place alone, and what other programs may have called a request.
  fc.nat({ max: 5_000 }).map((number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`),
  fc.nat({ max: 5_000 }).map((number) => `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`),
  fc.string({ maxLength: 3 }),
);

describe('where requests begin', () => {
  it('is what a map of them would say, whatever their ids look like', () => {
    fc.assert(
      fc.property(fc.array(ids, { maxLength: 300 }), fc.array(ids, { maxLength: 20 }), (noted, others) => {
        const positions = new RequestPositions();
        const expected = new Map<string, Position>();
        for (const [index, id] of noted.entries()) {
          positions.note(id, toPosition(index + 1));
          if (!expected.has(id)) expected.set(id, toPosition(index + 1));
        }
        for (const id of [...noted, ...others]) expect(positions.of(id)).toBe(expected.get(id));
      }),
    );
  });

  it('is found among thousands, at positions beyond four bytes', () => {
    const positions = new RequestPositions();
    const idOf = (number: number): string => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
    const beyond = 2 ** 40;
    for (let number = 0; number < 5_000; number += 1) positions.note(idOf(number), toPosition(beyond + number));
    for (let number = 0; number < 5_000; number += 1) expect(positions.of(idOf(number))).toBe(beyond + number);
    expect(positions.of(idOf(5_000))).toBeUndefined();
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bandsOf } from './bands.js';

/** How many units meet so many criteria. */
function byMet(...scores: readonly number[]): Int32Array {
  const counts = new Int32Array(101);
  for (const score of scores) counts[score] = (counts[score] ?? 0) + 1;
  return counts;
}

function ranges(size: number): string[] {
  return bandsOf(size, byMet()).map(({ from, to }) => (from === to ? String(from) : `${String(from)}-${String(to)}`));
}

describe('bands of criteria met', () => {
  it('are those of the reports for sets of 19 and of 10', () => {
    expect(ranges(19)).toEqual(['19', '15-18', '10-14', '5-9', '0-4']);
    expect(ranges(10)).toEqual(['10', '5-9', '0-4']);
  });

  it('cut a set of another size in the same way', () => {
    expect(ranges(15)).toEqual(['15', '10-14', '5-9', '0-4']);
    expect(ranges(9)).toEqual(['9', '5-8', '0-4']);
    expect(ranges(4)).toEqual(['4', '0-3']);
    expect(ranges(1)).toEqual(['1', '0']);
  });

  it('are those that the set gives, where it gives some', () => {
    const given = [
      { from: 15, to: 15 },
      { from: 8, to: 14 },
      { from: 0, to: 7 },
    ];
    expect(bandsOf(15, byMet(15, 14, 8, 0), given).map(({ units }) => units)).toEqual([1, 2, 1]);
  });

  it('are cut anew where an act changed the size and not the bands, so that no unit falls between them', () => {
    const given = [
      { from: 3, to: 3 },
      { from: 0, to: 2 },
    ];
    expect(bandsOf(4, byMet(4, 3), given)).toEqual([
      { from: 4, to: 4, units: 1 },
      { from: 0, to: 3, units: 1 },
    ]);
  });

  it('are none for a size that no set can have', () => {
    expect(ranges(2_000_000_000)).toEqual([]);
  });

  it('count every unit once, whatever the size', () => {
    const scores = fc.integer({ min: 1, max: 60 }).chain((size) => fc.tuple(fc.constant(size), fc.array(fc.nat(size))));
    fc.assert(
      fc.property(scores, ([size, met]) => {
        const bands = bandsOf(size, byMet(...met));
        expect(bands.reduce((sum, { units }) => sum + units, 0)).toBe(met.length);
        expect(bands[0]).toEqual({ from: size, to: size, units: met.filter((score) => score === size).length });
      }),
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import { DRAWN, drawnBodies } from './drawn-operations.js';

const drawn = (count: number, next: () => string): string[] => Array.from({ length: count }, () => next());

describe.each(DRAWN)('bodies of %s', (operation) => {
  test('are the same for the same seed, so that all contenders of a round are asked alike', () => {
    expect(drawn(50, drawnBodies(operation, 400, 3))).toEqual(drawn(50, drawnBodies(operation, 400, 3)));
  });

  test('hardly ever ask what was asked before, in a round or in another', () => {
    const bodies = [1, 2, 3].flatMap((seed) => drawn(3_000, drawnBodies(operation, 400, seed)));
    expect(new Set(bodies).size).toBeGreaterThan(8_900);
  });

  test('ask at exact moments, none of them beyond the end of the log', () => {
    for (const body of drawn(500, drawnBodies(operation, 400, 1))) {
      const [, position] = /"moment":"20\d\d-\d\d-\d\d@(\d+)"/.exec(body) ?? [];
      expect(Number(position)).toBeLessThanOrEqual(400);
      expect(Number(position)).toBeGreaterThan(300);
    }
  });
});

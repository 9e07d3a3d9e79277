import { beforeAll, describe, expect, it } from '@jest/globals';
import { withPositions } from './positions-inside.js';
import type { StoredSample } from './testing/index.js';
import { readStoredSamples } from './testing/index.js';

/** Names of fields that would hold a place in the log. */
const OF_A_PLACE = /position|basedOn|moment/i;

/** Every path of a value at which such a field stands. */
function placesIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    const here = path === '' ? name : `${path}.${name}`;
    return [...(OF_A_PLACE.test(name) ? [here] : []), ...placesIn(inner, here)];
  });
}

describe('the positions inside events', () => {
  let samples: readonly StoredSample[];
  beforeAll(async () => {
    samples = await readStoredSamples();
  });

  it('stand where an event says what was known and what it withdraws, and nowhere else', () => {
    for (const { recorded, file } of samples) {
      const expected = recorded.type === 'FactWithdrawn' ? ['basedOn', 'data.position'] : ['basedOn'];
      expect([file, placesIn(JSON.parse(recorded.body))]).toEqual([file, expected]);
    }
  });

  it('are put in another way without a change of anything else', () => {
    for (const { recorded } of samples) {
      expect(withPositions(recorded, (position) => position)).toBe(recorded.body);
      const turned = withPositions(recorded, (position) => position + 1_000_000);
      expect(turned).not.toBe(recorded.body);
      expect(withPositions({ ...recorded, body: turned }, (position) => position - 1_000_000)).toBe(recorded.body);
    }
  });
});

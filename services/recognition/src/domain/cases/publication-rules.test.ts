import { describe, expect, it } from '@jest/globals';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { StepDetails } from '@ntm-ledger/events';
import { ACT, decide } from '../../testing/conducting-scene.js';

describe('publication', () => {
  const published15 = (from: string, to: string, broadcasts: number | null): { readonly details: StepDetails } => ({
    details: { kind: 'PUBLICATION', from: toIsoDate(from), to: toIsoDate(to), broadcasts, places: [] },
  });
  const on = toIsoDate('2023-03-23');

  it('takes 15 days and 5 broadcasts, by the act', () => {
    expect(decide('PUBLICATION', { effectiveOn: on, ...published15('2023-03-01', '2023-03-15', 5) })).toBe('accepted');
    expect(decide('PUBLICATION', { effectiveOn: on, ...published15('2023-03-01', '2023-03-14', 5) })).toBe(
      `publishedLongEnough (${ACT})`,
    );
    expect(decide('PUBLICATION', { effectiveOn: on, ...published15('2023-03-01', '2023-03-15', 4) })).toBe(
      `broadcastOftenEnough (${ACT})`,
    );
    expect(decide('PUBLICATION', { effectiveOn: on, ...published15('2023-03-01', '2023-03-15', null) })).toBe(
      `broadcastOftenEnough (${ACT})`,
    );
  });

  it('counts the days until it is said to be done', () => {
    expect(decide('PUBLICATION', { effectiveOn: on, ...published15('2023-03-10', '2023-03-24', 5) })).toBe(
      `publishedLongEnough (${ACT})`,
    );
    expect(decide('PUBLICATION', { effectiveOn: on, ...published15('2023-03-15', '2023-03-01', 5) })).toBe(
      'input.publication.to',
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import { OUTCOMES, ROUNDS } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import { PackedCard } from './packed-card.js';
import type { Scorecard } from './scorecard.js';

const criterion = fc.record({
  number: fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: 1, max: 40 }) },
    { weight: 1, arbitrary: fc.constant(1_999_999_999) },
  ),
  outcome: fc.constantFrom(...OUTCOMES),
  indicators: fc.oneof(
    { weight: 9, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constant([{ code: '10', value: '52.5', outcome: null, year: 2021 }]) },
  ),
  evidence: fc.oneof(
    { weight: 9, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constant([{ digest: null, reference: 'Biên bản số 3' }]) },
  ),
});

describe('a card that is kept', () => {
  it('gives back every criterion it was made of, with gaps between them, with indicator values and with evidence', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(criterion, { selector: ({ number }) => number }),
        fc.constantFrom(null, ...ROUNDS),
        (criteria, round) => {
          const card: Scorecard = {
            unitId: 'u',
            criteriaSetId: 's',
            effectiveOn: toIsoDate('2022-12-31'),
            precision: 'DAY',
            position: toPosition(1),
            met: 1,
            size: 40,
            certainty: 'PER_CRITERION',
            statement: 'ACTUAL',
            round,
            assessor: 'u-17',
            criteria: criteria.toSorted((a, b) => a.number - b.number),
            jointlyWith: [],
            source: null,
          };
          const look = {
            statement: card.statement,
            round,
            assessor: 'u-17',
            certainty: card.certainty,
            precision: card.precision,
          };
          const kept = new PackedCard('u', 's', look, card, null);
          expect(kept.criteria).toEqual(card.criteria);
          expect(kept).toMatchObject(card);
        },
      ),
    );
  });
});

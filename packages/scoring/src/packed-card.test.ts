import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import type { AssessedCriterion } from '@ntm-ledger/events';
import { OUTCOMES, ROUNDS } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import { PackedCard } from './packed-card.js';
import type { Scorecard } from './scorecard.js';
import { tallyOf } from './scorecard.js';

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

/** A card of 40 criteria, and the same as it is kept. */
function kept({ criteria, round }: Pick<Scorecard, 'criteria' | 'round'>): {
  readonly card: Scorecard;
  readonly packed: PackedCard;
} {
  const look = { statement: 'ACTUAL', round, assessor: 'u-17', certainty: 'PER_CRITERION', precision: 'DAY' } as const;
  const card: Scorecard = {
    ...look,
    unitId: 'u',
    criteriaSetId: 's',
    effectiveOn: toIsoDate('2022-12-31'),
    position: toPosition(1),
    met: 1,
    size: 40,
    criteria,
    jointlyWith: [],
    source: null,
  };
  return { card, packed: new PackedCard('u', 's', look, card, null) };
}

describe('a card that is kept', () => {
  it('gives back every criterion it was made of, with gaps between them, with indicator values and with evidence', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(criterion, { selector: ({ number }) => number }),
        fc.constantFrom(null, ...ROUNDS),
        (criteria, round) => {
          const { card, packed } = kept({ criteria: criteria.toSorted((a, b) => a.number - b.number), round });
          expect(packed.criteria).toEqual(card.criteria);
          expect(packed).toMatchObject(card);
        },
      ),
    );
  });

  it('does not know a criterion whose outcome this program does not know', () => {
    const told = (number: number, outcome: string): string =>
      `{"number":${String(number)},"outcome":"${outcome}","indicators":[],"evidence":[]}`;
    const [met, odd, notMet] = [told(1, 'MET'), told(2, 'MAYBE'), told(3, 'NOT_MET')];
    const { packed } = kept({ criteria: criteriaIn(`[${met},${odd},${notMet}]`), round: null });
    expect(packed.criteria).toEqual(criteriaIn(`[${met},${notMet}]`));
    expect(tallyOf(packed)).toMatchObject({ met: 1, notMet: 1, unknown: 38 });
  });
});

/** What a log says, whatever it is: nothing has looked at it. */
function criteriaIn(text: string): AssessedCriterion[] {
  return JSON.parse(text) as AssessedCriterion[];
}

import type { LedgerEvent, Statement } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import type { Scorecard } from '../scorecard.js';
import { hasResult, scorecardOf } from '../scorecard.js';
import { FAR } from './random-history.js';

/** The facts that count at a moment, the plain way: known by then, in force by then, not withdrawn by then, in folding order. */
export function plainly(events: readonly LedgerEvent[], { effectiveOn, position }: Moment): LedgerEvent[] {
  const known = events.filter((event) => event.position <= position);
  const withdrawn = new Set(known.flatMap((event) => (event.type === 'FactWithdrawn' ? [event.data.position] : [])));
  return known
    .filter((event) => event.effectiveOn <= effectiveOn && !withdrawn.has(event.position) && event.type !== 'FactWithdrawn')
    .sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : a.position - b.position));
}

/** The latest card of a statement of each unit and set at a moment, of sets whose publication counts as far as is known. */
export function plainCards(events: readonly LedgerEvent[], moment: Moment, said: Statement = 'ACTUAL'): Map<string, Scorecard> {
  const published = new Set(
    plainly(events, { ...moment, effectiveOn: FAR }).flatMap((event) =>
      event.type === 'CriteriaSetPublished' ? [event.data.criteriaSetId] : [],
    ),
  );
  const cards = new Map<string, Scorecard>();
  for (const event of plainly(events, moment)) {
    if (event.type !== 'UnitAssessed' && event.type !== 'ScoreStated') continue;
    const { unitId, criteriaSetId } = event.data;
    if (event.data.statement !== said || !hasResult(event)) continue;
    if (published.has(criteriaSetId)) cards.set(`${unitId} ${criteriaSetId}`, scorecardOf(event));
  }
  return cards;
}

/** A card as it was recorded, however it is kept. */
export function contentOf(card: Scorecard): Scorecard {
  const { unitId, criteriaSetId, effectiveOn, precision, position, met, size, certainty, criteria, jointlyWith, source } = card;
  const { statement, round, assessor } = card;
  const place = { unitId, criteriaSetId, effectiveOn, precision, position, source };
  return { ...place, met, size, certainty, statement, round, assessor, criteria, jointlyWith };
}

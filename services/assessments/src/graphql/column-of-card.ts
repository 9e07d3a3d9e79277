import type { RegisterView } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import type { Column, Scorecard } from '@ntm-ledger/scoring';
import { columnOf } from '@ntm-ledger/scoring';
import { yearOf } from '../domain/index.js';

/** The column that a card's values are judged by: the unit's on the day of the card, as far as is known at a moment. */
export function columnOfCard(register: RegisterView, card: Scorecard, { position }: Moment): Column {
  const at = { effectiveOn: card.effectiveOn, position };
  const unit = register.unitAt(card.unitId, at);
  const year = yearOf(card);
  return unit === undefined ? { region: null, communeGroup: null, year } : columnOf(register, unit, at, year);
}

import type { Level, UnitType } from '@ntm-ledger/events';
import { LEVELS } from '@ntm-ledger/events';
import type { OrderedPage, PageWindow, Register, UnitState } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import { dayNumber } from '@ntm-ledger/temporal';
import type { LevelBits } from './held-levels.js';
import { bitOf } from './held-levels.js';
import type { TitleModel } from './title-model.js';

/** Which communes are asked for: of a scope at a moment, of a type, that hold a level; null asks for all. */
export interface AskedCommunes {
  readonly scopeId: string;
  readonly moment: Moment;
  readonly type: UnitType | null;
  readonly level: Level | null;
}

/** A commune and every level that it holds. */
export interface CommuneLevels {
  readonly unit: UnitState;
  readonly levels: readonly Level[];
}

/** The levels that a set of bits names, lowest first: one list for each set, since lists of a country name few. */
const LEVELS_OF: readonly (readonly Level[])[] = Array.from({ length: 1 << LEVELS.length }, (_, bits) =>
  LEVELS.filter((level) => (bits & bitOf(level)) !== 0),
);

/**
 * A page of the communes that stand in a scope, itself among them, by code, each with the levels it holds.
 * @returns null where the page is to begin after a unit that is none of them
 */
export function communeLevels(
  { held }: TitleModel,
  register: Register,
  asked: AskedCommunes,
  window: PageWindow,
): OrderedPage<CommuneLevels> | null {
  const { scopeId, moment, type, level } = asked;
  const columns = register.inColumns();
  const [day, known] = [dayNumber(moment.effectiveOn), held.knownBy(moment.position)];
  const levelsOf = (unit: number): LevelBits => held.heldBy(unit, day, known);
  const communes = columns.within(scopeId, moment, 'COMMUNE').ofKind('COMMUNE', (of) => type === null || of === type);
  const asking = level === null ? communes : communes.filter((unit) => (levelsOf(unit) & bitOf(level)) !== 0);
  const page = columns.page(asking, window);
  if (page === null) return null;
  const items: CommuneLevels[] = [];
  for (const number of page.items) {
    const unit = columns.unitAt(number, moment);
    if (unit !== undefined) items.push({ unit, levels: LEVELS_OF[levelsOf(number)] ?? [] });
  }
  return { ...page, items };
}

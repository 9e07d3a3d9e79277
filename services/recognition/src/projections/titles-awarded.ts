import type { Level } from '@ntm-ledger/events';
import type { Register } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import { liesWithin } from '../domain/title-counts.js';
import type { Title } from '../domain/title.js';
import type { TitleModel } from './title-model.js';

/** Which titles are asked for: of a year that they are for, in a scope, as known and in force or ended at a moment. */
export interface AskedAwards {
  readonly scopeId: string;
  readonly moment: Moment;
  readonly year: number;
  readonly level: Level | null;
}

/**
 * The titles that were awarded for a year to units of a scope, itself among them, in the order in which they came into force: "13 xã in 2019". A unit
 * counts where it stood on the day its title came into force, whatever became of either since; the year is that of the award, which is
 * neither that of the vote nor that of the signature.
 */
export function titlesAwarded(model: TitleModel, register: Register, { scopeId, moment, year, level }: AskedAwards): Title[] {
  return model
    .everAwardedFor(year)
    .flatMap((unitId) => model.titlesOf(unitId, moment))
    .filter((title) => title.awardYear === year && (level === null || title.level === level))
    .filter(({ unitId, from }) => liesWithin(register, unitId, scopeId, { ...moment, effectiveOn: from }))
    .sort((a, b) => (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from < b.from ? -1 : 1));
}

import type { Level, Refused } from '@ntm-ledger/events';
import { badInput, refuse } from '@ntm-ledger/events';
import type { DecisionBasis, UnitRefInput } from '@ntm-ledger/service-host';
import type { IsoDate } from '@ntm-ledger/temporal';
import type { Case } from '../domain/cases/case.js';
import type { RecognitionContext } from './context.js';
import { unitOfTheDay } from './unit-of-the-day.js';

/** How an input names a case. */
export interface CaseReference {
  readonly case?: string | null;
  /** As of the day of the fact. */
  readonly unit?: UnitRefInput | null;
  readonly level?: Level | null;
  readonly awardYear?: number | null;
}

/**
 * The case that an input names: by its id, or as the one of a unit for a level and an award year (without the year, as the only one for that level); or
 * the refusal that says why it names none. Whoever may not record about the unit is told so first.
 */
export function findCase(
  { case: id, unit, level, awardYear }: CaseReference,
  { model, register }: RecognitionContext,
  basis: DecisionBasis,
  day: IsoDate,
): { readonly file: Case } | { readonly refused: Refused } {
  const { position } = basis;
  if (isGiven(id) && !isGiven(unit) && !isGiven(level) && !isGiven(awardYear)) {
    const file = model.cases.caseKnown(id, position);
    return file === undefined
      ? { refused: refuse({ code: 'NOT_FOUND', message: `There is no case ${id}; open it first.` }) }
      : inScope(file, basis, day);
  }
  if (isGiven(id) || !isGiven(unit) || !isGiven(level)) {
    const message = 'give either the id of the case, or unit and level, with awardYear where it is known';
    return { refused: badInput({ path: 'input.case', message }) };
  }
  const found = unitOfTheDay(register, unit, { effectiveOn: day, position }, 'input.unit');
  if ('refused' in found) return found;
  const refused = basis.outsideScope([found.unit.id], day);
  if (refused !== null) return { refused };
  const meant = model.cases
    .casesKnownOf(found.unit.id, position)
    .filter((file) => file.level === level && (!isGiven(awardYear) || file.awardYear === awardYear));
  const [only, ...others] = meant;
  const title = isGiven(awardYear) ? `${level} of ${String(awardYear)}` : level;
  if (only === undefined)
    return { refused: refuse({ code: 'NOT_FOUND', message: `The unit has no case for ${title}; open it first.` }) };
  if (others.length === 0) return { file: only };
  const list = meant.map((file) => `${file.id} (opened on ${file.openedOn}, ${file.standing})`).join('; ');
  return {
    refused: badInput({ path: 'input.case', message: `${meant.length} cases are for ${title}; name one by its id: ${list}` }),
  };
}

function inScope(file: Case, basis: DecisionBasis, day: IsoDate): ReturnType<typeof findCase> {
  const refused = basis.outsideScope([file.unitId], day);
  return refused === null ? { file } : { refused };
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== undefined && value !== null;
}

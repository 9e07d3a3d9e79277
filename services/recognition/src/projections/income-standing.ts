import type { PublishedIndicator } from '@ntm-ledger/events';
import type { RegisterView, UnitState } from '@ntm-ledger/register';
import type { Assessments, CriteriaSet } from '@ntm-ledger/scoring';
import { columnOf, thresholdFor } from '@ntm-ledger/scoring';
import type { Moment } from '@ntm-ledger/temporal';
import type { IncomeStanding } from '../domain/readiness/index.js';

/** How criteria sets name the measure of income a head and year. */
const INCOME_UNIT = 'million_vnd_per_head_year';

/** Income a head of a year, as a document states it or an assessment holds it. */
interface YearlyIncome {
  readonly value: string;
  readonly year: number;
}

/**
 * A unit's income a head of the latest year that is known, with the threshold that an advanced commune of its region must come to in that year. A
 * plan or an estimate is no income.
 */
export function incomeStanding(
  assessments: Assessments,
  register: RegisterView,
  unit: UnitState,
  advanced: readonly CriteriaSet[],
  moment: Moment,
): IncomeStanding | null {
  const [income] = incomesOf(assessments, unit.id, moment);
  if (income === undefined) return null;
  const indicator = advanced.flatMap(incomeIndicatorsOf).at(-1);
  const threshold = indicator === undefined ? null : thresholdFor(indicator, columnOf(register, unit, moment, income.year));
  return {
    ...income,
    advancedThreshold: threshold?.value ?? null,
    thresholdSourced: threshold !== null && indicator?.thresholdsSourced === true,
  };
}

/** Every income known, the latest year first; of one year what a document states before what an assessment holds. */
function incomesOf(assessments: Assessments, unitId: string, moment: Moment): YearlyIncome[] {
  const stated = assessments
    .factsOf(unitId, moment, 'INCOME_PER_HEAD')
    .flatMap(({ statement, year, value }) => (statement === 'ACTUAL' && year !== null ? [{ value, year }] : []));
  const assessed = assessments.cardsOf(unitId, moment).flatMap(({ card, set }) => {
    const codes = new Set(incomeIndicatorsOf(set).map(({ code }) => code));
    const yearOfCard = Number(card.effectiveOn.slice(0, 4));
    return card.criteria
      .flatMap(({ indicators }) => indicators)
      .flatMap(({ code, value, year }) => (codes.has(code) && value !== null ? [{ value, year: year ?? yearOfCard }] : []));
  });
  return [...stated, ...assessed].sort((a, b) => b.year - a.year);
}

function incomeIndicatorsOf({ criteria }: Pick<CriteriaSet, 'criteria'>): PublishedIndicator[] {
  return criteria.flatMap(({ indicators }) => indicators).filter(({ unit }) => unit === INCOME_UNIT);
}

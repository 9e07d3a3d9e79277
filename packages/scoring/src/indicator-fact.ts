import type { Position } from '@ntm-ledger/event-store';
import type { IndicatorStated, LedgerEvent, Measure, SourceDocument } from '@ntm-ledger/events';
import { MEASURES, STATEMENTS } from '@ntm-ledger/events';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';

/** What each measure is counted in. */
export const MEASURE_UNITS = ['MILLION_VND_PER_YEAR', 'PERCENT', 'PRODUCTS'] as const;
export type MeasureUnit = (typeof MEASURE_UNITS)[number];

export const UNIT_OF_MEASURE: Readonly<Record<Measure, MeasureUnit>> = {
  INCOME_PER_HEAD: 'MILLION_VND_PER_YEAR',
  POOR_HOUSEHOLDS: 'PERCENT',
  MULTIDIMENSIONAL_POVERTY: 'PERCENT',
  OCOP_PRODUCTS: 'PRODUCTS',
};

/** A figure that a document states of a unit, beside all criteria. */
export interface IndicatorFact extends IndicatorStated {
  readonly effectiveOn: IsoDate;
  readonly precision: DatePrecision;
  readonly position: Position;
  readonly source: SourceDocument | null;
}

/** The figure that an event states. */
export function indicatorFactOf({
  data,
  effectiveOn,
  precision,
  position,
  source,
}: LedgerEvent<'IndicatorStated'>): IndicatorFact {
  return { ...data, effectiveOn, precision, position, source };
}

/**
 * What a figure is the figure of. A later one replaces those with the same subject alone: neither last year's, nor that of other stars, nor a
 * plan, nor the measure that sounds like it.
 */
export function subjectOf({
  measure,
  year,
  stars,
  statement,
}: Pick<IndicatorStated, 'measure' | 'year' | 'stars' | 'statement'>): string {
  return [measure, year ?? '', stars ?? '', statement].join(' ');
}

/** By measure, then the latest year first (where none is given, last), all products before those of some stars, what is before what is meant. */
export function compareFacts(a: IndicatorFact, b: IndicatorFact): number {
  return (
    MEASURES.indexOf(a.measure) - MEASURES.indexOf(b.measure) ||
    (b.year ?? 0) - (a.year ?? 0) ||
    (a.stars ?? 0) - (b.stars ?? 0) ||
    STATEMENTS.indexOf(a.statement) - STATEMENTS.indexOf(b.statement)
  );
}

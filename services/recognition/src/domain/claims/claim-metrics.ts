import type { ClaimMetric, ClaimRecorded, Problem } from '@ntm-ledger/events';
import type { ValueForm } from '../given-values.js';

/** What says of which total a metric is. */
type Parameter = keyof Pick<ClaimRecorded, 'level' | 'unitKind' | 'year' | 'criteriaSetId' | 'since' | 'outOf'>;

interface MetricForm {
  readonly value: ValueForm;
  /** Without these nobody knows which total is meant. */
  readonly needs: readonly Parameter[];
  /** A document may leave these open. */
  readonly may: readonly Parameter[];
}

/** The closed vocabulary of totals: the form of each one's number, and what it is said of. */
const FORMS: Readonly<Record<ClaimMetric, MetricForm>> = {
  UNITS: { value: 'COUNT', needs: ['unitKind'], may: [] },
  TITLES_IN_FORCE: { value: 'COUNT', needs: ['level', 'unitKind'], may: ['outOf'] },
  TITLES_GRANTED: { value: 'COUNT', needs: ['level', 'unitKind', 'year'], may: ['outOf'] },
  PLAN_EXCEEDED_BY: { value: 'DIFFERENCE_OF_COUNTS', needs: ['level', 'unitKind', 'year'], may: [] },
  AVERAGE_MET: { value: 'AMOUNT', needs: ['level', 'unitKind'], may: ['criteriaSetId', 'outOf'] },
  AVERAGE_CHANGE: { value: 'DIFFERENCE', needs: ['level', 'unitKind', 'since'], may: ['criteriaSetId'] },
  CRITERIA_MET: { value: 'COUNT', needs: ['level'], may: ['criteriaSetId', 'outOf'] },
};

/** What the parameters are called in an input, where that differs. */
const NAMES: Readonly<Partial<Record<Parameter, string>>> = { criteriaSetId: 'criteriaSet' };

export function valueFormOf(metric: ClaimMetric): ValueForm {
  return FORMS[metric].value;
}

/** What a claim says too little, or says beside the point. */
export function problemsOfParameters(claim: Pick<ClaimRecorded, 'metric' | Parameter>): Problem[] {
  const { metric } = claim;
  const { needs, may } = FORMS[metric];
  const all: readonly Parameter[] = ['level', 'unitKind', 'year', 'criteriaSetId', 'since', 'outOf'];
  return all.flatMap((parameter) => {
    const path = `input.${NAMES[parameter] ?? parameter}`;
    const isGiven = claim[parameter] !== null;
    if (!isGiven && needs.includes(parameter)) return [{ path, message: `${metric} needs it, to say of which total it is` }];
    if (isGiven && !needs.includes(parameter) && !may.includes(parameter))
      return [{ path, message: `${metric} has none; leave it out` }];
    return [];
  });
}

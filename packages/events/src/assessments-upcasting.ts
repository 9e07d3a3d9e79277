/** Older versions of assessments, each brought to the next: what the log holds is read for ever. */

/** What the log holds, of whatever shape that is, as an object. */
function fieldsOf(of: unknown): object {
  return typeof of === 'object' && of !== null ? of : {};
}

function field(of: unknown, name: string): unknown {
  return Reflect.get(fieldsOf(of), name);
}

/** The items of a list; none where it is no list. */
function itemsOf(of: unknown, name: string): unknown[] {
  const items = field(of, name);
  return Array.isArray(items) ? items : [];
}

/**
 * Version 1 printed thresholds as text, and knew neither bands nor critical criteria nor the number of indicators. Its `sourced` meant both
 * halves of an indicator.
 */
export function setWithStructuredThresholds(data: unknown): unknown {
  return {
    ...fieldsOf(data),
    annex: null,
    indicatorsTotal: null,
    indicatorsTotalSourced: false,
    bands: [],
    critical: [],
    criticalSourced: false,
    criteria: itemsOf(data, 'criteria').map((criterion) => ({
      ...fieldsOf(criterion),
      indicators: itemsOf(criterion, 'indicators').map((indicator) => ({
        code: field(indicator, 'code'),
        name: field(indicator, 'name'),
        unit: null,
        comparator: null,
        thresholds: [],
        printed: field(indicator, 'threshold'),
        textSourced: field(indicator, 'sourced'),
        thresholdsSourced: field(indicator, 'sourced'),
      })),
    })),
  };
}

/** Version 1 knew no rounds, no plans and no evidence. */
export function actualAssessment(data: unknown): unknown {
  return {
    ...fieldsOf(data),
    round: null,
    statement: 'ACTUAL',
    assessor: null,
    criteria: itemsOf(data, 'criteria').map((criterion) => ({ ...fieldsOf(criterion), evidence: [] })),
  };
}

/** Version 2 held every value for one of the year in which the unit was assessed. */
export function assessmentOfItsYear(data: unknown): unknown {
  return {
    ...fieldsOf(data),
    criteria: itemsOf(data, 'criteria').map((criterion) => ({
      ...fieldsOf(criterion),
      indicators: itemsOf(criterion, 'indicators').map((indicator) => ({ ...fieldsOf(indicator), year: null })),
    })),
  };
}

/** Version 1 stated what is. */
export function actualScore(data: unknown): unknown {
  return { ...fieldsOf(data), statement: 'ACTUAL' };
}

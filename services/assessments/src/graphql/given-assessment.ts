import type { RecordAssessment } from '../domain/index.js';
import type { RecordAssessmentInput } from './scoring-inputs.js';

/** The assessment that an input describes, what it leaves out being not known; what is not said to be thought or planned is. */
export function givenAssessment(input: RecordAssessmentInput): Omit<RecordAssessment, 'recording' | 'unit'> {
  return {
    criteriaSetId: input.criteriaSet,
    round: input.round ?? null,
    statement: input.statement ?? 'ACTUAL',
    assessor: input.assessor ?? null,
    criteria: input.criteria.map(({ number, outcome: result, indicators, evidence }) => ({
      number,
      outcome: result,
      indicators: indicators.map(({ code, value, outcome, year }) => ({
        code,
        value: value ?? null,
        outcome: outcome ?? null,
        year: year ?? null,
      })),
      evidence: (evidence ?? []).map(({ digest, reference }) => ({ digest: digest ?? null, reference })),
    })),
  };
}

import type { CriteriaSetAmended } from '../assessments.js';

/** An amendment that leaves everything as it was. */
export const NOTHING_CHANGED: Omit<CriteriaSetAmended, 'criteriaSetId'> = {
  criteria: [],
  size: null,
  sizeSourced: false,
  indicatorsTotal: null,
  indicatorsTotalSourced: false,
  annex: null,
  bands: null,
  critical: null,
  criticalSourced: false,
};

import type { PublishCriteriaSet } from '../domain/index.js';
import type { PublishCriteriaSetInput } from './publish-criteria-set-input.js';

/** The set that an input describes, what it leaves out being not known. */
export function publicationOf(input: PublishCriteriaSetInput): PublishCriteriaSet['set'] {
  return {
    criteriaSetId: input.id,
    name: input.name,
    unitKind: input.unitKind,
    unitTypes: input.unitTypes,
    level: input.level ?? null,
    period: input.period ?? null,
    size: input.size ?? null,
    sizeSourced: input.sizeSourced,
    effectiveFrom: input.effectiveFrom ?? null,
    effectiveTo: input.effectiveTo ?? null,
    provinceCode: input.provinceCode ?? null,
    criteria: input.criteria.map(({ number, name, sourced, indicators }) => ({
      number,
      name,
      sourced,
      indicators: indicators.map((indicator) => ({
        code: indicator.code,
        name: indicator.name,
        threshold: indicator.threshold ?? null,
        sourced: indicator.sourced,
      })),
    })),
  };
}

import type { CriteriaSetAmended, PublishedCriterion } from '@ntm-ledger/events';
import type { PublishCriteriaSet } from '../domain/index.js';
import type { AmendCriteriaSetInput } from './amend-criteria-set-input.js';
import type { CriterionInput, IndicatorInput, ThresholdInput } from './criterion-input.js';
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
    annex: input.annex ?? null,
    size: input.size ?? null,
    sizeSourced: input.sizeSourced,
    indicatorsTotal: input.indicatorsTotal ?? null,
    indicatorsTotalSourced: input.indicatorsTotalSourced ?? false,
    effectiveFrom: input.effectiveFrom ?? null,
    effectiveTo: input.effectiveTo ?? null,
    provinceCode: input.provinceCode ?? null,
    bands: bandsOf(input) ?? [],
    critical: input.critical ?? [],
    criticalSourced: input.criticalSourced ?? false,
    criteria: input.criteria.map(criterionOf),
  };
}

/** The change of a set that an input describes; what it leaves out stays as it was. */
export function amendmentOf(input: AmendCriteriaSetInput): CriteriaSetAmended {
  return {
    criteriaSetId: input.criteriaSet,
    criteria: input.criteria.map(criterionOf),
    size: input.size ?? null,
    sizeSourced: input.sizeSourced,
    indicatorsTotal: input.indicatorsTotal ?? null,
    indicatorsTotalSourced: input.indicatorsTotalSourced,
    annex: input.annex ?? null,
    bands: bandsOf(input),
    critical: input.critical ?? null,
    criticalSourced: input.criticalSourced,
  };
}

function bandsOf({ bands }: Pick<AmendCriteriaSetInput, 'bands'>): CriteriaSetAmended['bands'] {
  return bands?.map(({ from, to }) => ({ from, to })) ?? null;
}

function criterionOf({ number, name, sourced, indicators }: CriterionInput): PublishedCriterion {
  return { number, name, sourced, indicators: indicators.map(indicatorOf) };
}

/** Clients that know of one half only say `sourced`, which is both halves, and print the threshold. */
function indicatorOf(input: IndicatorInput): PublishedCriterion['indicators'][number] {
  const { code, name, threshold, sourced } = input;
  return {
    code,
    name,
    unit: input.unit ?? null,
    comparator: input.comparator ?? null,
    thresholds: input.thresholds?.map(thresholdOf) ?? [],
    printed: threshold ?? null,
    textSourced: input.textSourced ?? sourced,
    thresholdsSourced: input.thresholdsSourced ?? sourced,
  };
}

function thresholdOf({
  value,
  region,
  year,
  communeGroup,
}: ThresholdInput): PublishedCriterion['indicators'][number]['thresholds'][number] {
  return { value, region: region ?? null, year: year ?? null, communeGroup: communeGroup ?? null };
}

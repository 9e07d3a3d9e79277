import type { AssessedCriterion, Warning } from '@ntm-ledger/events';
import type { CriteriaSet } from '@ntm-ledger/scoring';
import { criterionOf } from '@ntm-ledger/scoring';

/** Whether a set is known with every one of its indicators, so that no criterion has another than those it names. */
export function namesAllIndicators({
  criteria,
  indicatorsTotal,
  indicatorsTotalSourced,
}: Pick<CriteriaSet, 'criteria' | 'indicatorsTotal' | 'indicatorsTotalSourced'>): boolean {
  const named = criteria.reduce((sum, { indicators }) => sum + indicators.length, 0);
  return indicatorsTotalSourced && named === indicatorsTotal;
}

/** A contradiction between a claim and a set, and whether it rests on more than what is thought. */
export interface Contradiction {
  readonly warning: Warning;
  readonly isVerified: boolean;
}

/**
 * What is assessed are indicators that the criterion has. Where a source says how many the set has and all of them are known, another code is
 * a slip of the pen; where not all are, it is told beside those that the criterion names, since it may be a slip; and where the criterion
 * names none, nothing can be said. The register's own rule.
 */
export function indicatorIsOfTheSet(
  { number, indicators }: Pick<AssessedCriterion, 'number' | 'indicators'>,
  set: Pick<CriteriaSet, 'id' | 'criteria' | 'indicatorsTotal' | 'indicatorsTotalSourced'>,
): Contradiction[] {
  const codes = criterionOf(set, number).indicators.map(({ code }) => code);
  const isVerified = namesAllIndicators(set);
  if (codes.length === 0 && !isVerified) return [];
  const unknown = indicators.filter(({ code }) => !codes.includes(code)).map(({ code }) => code);
  if (unknown.length === 0) return [];
  const known = codes.length === 0 ? 'none' : codes.join(', ');
  const doubt = isVerified ? '' : ', and not all its indicators are known';
  const message = `Criterion ${number} of "${set.id}" names no indicator ${unknown.join(', ')}; it names ${known}${doubt}.`;
  return [{ warning: { rule: 'indicatorIsOfTheSet', message, basis: null }, isVerified }];
}

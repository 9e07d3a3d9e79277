import type { CriteriaSetPublished } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { Given } from './given-log.js';

/** The national set of 2009, without its criteria. */
export const XA_NTM_2009: CriteriaSetPublished = {
  criteriaSetId: 'xa-ntm-2009',
  name: 'Bộ tiêu chí quốc gia về nông thôn mới',
  unitKind: 'COMMUNE',
  unitTypes: ['xã'],
  level: 'NTM',
  period: '2010-2015',
  annex: null,
  size: 19,
  sizeSourced: true,
  indicatorsTotal: null,
  indicatorsTotalSourced: false,
  effectiveFrom: toIsoDate('2009-04-16'),
  effectiveTo: toIsoDate('2016-11-30'),
  provinceCode: null,
  bands: [],
  critical: [],
  criticalSourced: false,
  criteria: [],
};

/** Its publication, with what a test changes. */
export function published(changes: Partial<CriteriaSetPublished> = {}): Given {
  return { type: 'CriteriaSetPublished', on: '2009-04-16', data: { ...XA_NTM_2009, ...changes } };
}

import { toIsoDate } from '@ntm-ledger/temporal';
import { DOSSIER_OF_A_HAMLET } from './documents.js';
import type { Procedure } from './procedure.js';
import { AS_PRESCRIBED, assumed, carriedOver, sourced, stage } from './stating.js';

const HAMLETS = {
  version: 1,
  unitKind: 'HAMLET',
  unitTypes: [],
  levels: ['NTM', 'MODEL'],
  satisfaction: AS_PRESCRIBED,
  conditions: [{ name: 'WHOLE_SET', sourced: false }],
} as const;

/**
 * Hamlets of Thanh Hóa, as the province's public service 1.007200 tells it: the board of the hamlet assesses, the hamlet meets, a team of the commune
 * verifies, the result is broadcast for 10 days, the commune's steering committee sends the dossier up with at least 90 % of its votes, the
 * district appraises and its chairman decides. That Quyết định 41/2022/QĐ-UBND exists is known, its day is not: it counts from the year's beginning.
 */
export const HAMLETS_OF_THANH_HOA: Procedure = {
  ...HAMLETS,
  id: 'thon-38-qd-41-2022',
  act: 'Quyết định 41/2022/QĐ-UBND (Thanh Hóa)',
  published: true,
  note: 'Theo dịch vụ công 1.007200 của Thanh Hóa. Ngày có hiệu lực của quyết định chưa rõ.',
  from: toIsoDate('2022-01-01'),
  until: toIsoDate('2025-06-30'),
  provinceCode: '38',
  stages: [
    assumed('REGISTRATION', 'HAMLET'),
    stage('SELF_ASSESSMENT', 'HAMLET'),
    stage('HAMLET_MEETING', 'HAMLET'),
    stage('VERIFICATION', 'COMMUNE'),
    stage('PUBLICATION', 'COMMUNE', { publication: { days: sourced(10), broadcasts: null } }),
    stage('COMMUNE_MEETING', 'COMMUNE', { votes: sourced(90) }),
    stage('DOSSIER_SUBMITTED', 'COMMUNE', { documents: DOSSIER_OF_A_HAMLET }),
    stage('APPRAISAL', 'DISTRICT'),
    assumed('DISTRICT_MEETING', 'DISTRICT', { required: false }),
    stage('DECISION', 'DISTRICT_CHAIRMAN'),
    assumed('ANNOUNCEMENT', null, { required: false }),
  ],
};

/**
 * Hamlets elsewhere and at other times: what is practice in one province, as a setting. Who decides is not known: not the district after
 * 01/07/2025, since there is none.
 */
export const HAMLETS_BY_PRACTICE: Procedure = {
  ...HAMLETS,
  id: 'thon-thuc-te',
  act: null,
  published: false,
  note: 'Theo quy định của từng tỉnh, chưa có ở đây; các bước theo cách làm ở Thanh Hóa, không phải quy định.',
  from: toIsoDate('2010-01-01'),
  until: null,
  provinceCode: null,
  stages: HAMLETS_OF_THANH_HOA.stages.map((one) => ({
    ...carriedOver(one),
    ...(one.by === 'DISTRICT' || one.by === 'DISTRICT_CHAIRMAN' ? { by: null } : {}),
  })),
};

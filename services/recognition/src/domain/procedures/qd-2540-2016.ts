import { toIsoDate } from '@ntm-ledger/temporal';
import { DOSSIER_SINCE_2016 } from './documents.js';
import type { Procedure } from './procedure.js';
import { AS_PRESCRIBED, assumed, sourced, stage, unsourced } from './stating.js';

const PERIOD = {
  version: 1,
  act: 'Quyết định 2540/QĐ-TTg',
  published: true,
  from: toIsoDate('2016-12-30'),
  /** That it stayed in use until the act of 2022 took its place is remembered, not read. */
  until: toIsoDate('2022-08-01'),
  provinceCode: null,
} as const;

/**
 * Quyết định 2540/QĐ-TTg of 30/12/2016 for xã: registered in the district's plan (5 working days), verified by the district, decided by the
 * chairman of the province. Model communes of 2018 to 2020 follow it too (Quyết định 691/QĐ-TTg, Art. 3), as each province details; advanced ones
 * by the guides of provinces. What was asked of surveys was each province's (more than 60 % of households and more than 80 % satisfied in
 * Hải Dương in 2018; 70 % of households in Tây Ninh in 2019), and so is a setting.
 */
export const COMMUNES_2016: Procedure = {
  ...PERIOD,
  id: 'xa-qd-2540-2016',
  note: 'Xã kiểu mẫu theo Quyết định 691/QĐ-TTg; xã nâng cao theo hướng dẫn của tỉnh. Tỷ lệ hài lòng do từng tỉnh quy định.',
  unitKind: 'COMMUNE',
  unitTypes: ['xã'],
  levels: ['NTM', 'ADVANCED', 'MODEL'],
  satisfaction: AS_PRESCRIBED,
  conditions: [
    { name: 'WHOLE_SET', sourced: false },
    { name: 'NO_CONSTRUCTION_DEBT', sourced: false },
  ],
  stages: [
    stage('REGISTRATION', 'COMMUNE'),
    stage('REGISTRATION_CONFIRMED', 'DISTRICT', { workingDays: sourced(5) }),
    assumed('SELF_ASSESSMENT', 'COMMUNE'),
    assumed('OPINIONS', 'COMMUNE'),
    assumed('PUBLICATION', 'COMMUNE', { required: false }),
    assumed('COMMUNE_MEETING', 'COMMUNE', { votes: unsourced(90) }),
    assumed('DOSSIER_IN_PREPARATION', 'COMMUNE', { required: false }),
    assumed('DOSSIER_SUBMITTED', 'COMMUNE', { documents: DOSSIER_SINCE_2016 }),
    assumed('VERIFICATION', 'DISTRICT'),
    assumed('SATISFACTION_SURVEY', 'DISTRICT_FRONT', { required: false }),
    stage('DISTRICT_MEETING', 'DISTRICT', { required: false }),
    assumed('DOSSIER_TO_PROVINCE', 'DISTRICT'),
    assumed('APPRAISAL', 'PROVINCE'),
    stage('COUNCIL_VOTE', 'PROVINCIAL_COUNCIL', { votes: unsourced(90) }),
    stage('DECISION', 'PROVINCIAL_CHAIRMAN'),
    assumed('ANNOUNCEMENT', 'DISTRICT', { required: false }),
  ],
};

/** The same act for huyện, thị xã, thành phố: registered in the province's plan, no construction debt, decided by the Prime Minister. */
export const DISTRICTS_2016: Procedure = {
  ...PERIOD,
  id: 'huyen-qd-2540-2016',
  note: 'Các bước thẩm định trước quyết định của Thủ tướng Chính phủ chưa đọc được trong nguồn.',
  unitKind: 'DISTRICT',
  unitTypes: ['huyện', 'thị xã', 'thành phố'],
  levels: ['NTM'],
  satisfaction: AS_PRESCRIBED,
  conditions: [
    { name: 'WHOLE_SET', sourced: true },
    { name: 'NO_CONSTRUCTION_DEBT', sourced: true },
  ],
  stages: [
    stage('REGISTRATION', 'DISTRICT'),
    assumed('SELF_ASSESSMENT', 'DISTRICT'),
    assumed('OPINIONS', 'DISTRICT', { required: false }),
    assumed('PUBLICATION', 'DISTRICT', { required: false }),
    assumed('SATISFACTION_SURVEY', 'PROVINCIAL_FRONT', { required: false }),
    assumed('DISTRICT_MEETING', 'DISTRICT', { required: false }),
    assumed('DOSSIER_TO_PROVINCE', 'DISTRICT', { documents: DOSSIER_SINCE_2016 }),
    assumed('APPRAISAL', 'PROVINCE'),
    assumed('DOSSIER_TO_CENTRE', 'PROVINCE'),
    assumed('CENTRAL_APPRAISAL', 'MINISTRY'),
    assumed('COUNCIL_VOTE', 'CENTRAL_COUNCIL', { votes: unsourced(90) }),
    stage('DECISION', 'PRIME_MINISTER'),
    assumed('ANNOUNCEMENT', 'PROVINCE', { required: false }),
  ],
};

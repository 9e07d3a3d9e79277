import { toIsoDate } from '@ntm-ledger/temporal';
import { DOSSIER_SINCE_2016 } from './documents.js';
import type { Procedure } from './procedure.js';
import { AS_PRESCRIBED, assumed, sourced, stage, unsourced } from './stating.js';

/** The act took effect on the day it was issued; districts ended on 01/07/2025, and then Nghị định 131/2025/NĐ-CP moved what they did. */
const PERIOD = {
  version: 1,
  act: 'Quyết định 18/2022/QĐ-TTg',
  published: true,
  from: toIsoDate('2022-08-02'),
  until: toIsoDate('2025-06-30'),
  provinceCode: null,
} as const;

/**
 * Quyết định 18/2022/QĐ-TTg for xã at three levels. Sourced: the stages, the publication (15 days, on the commune's radio at least 5 times), who
 * decides, and the four conditions. Not sourced, and so settings: the shares of votes (90 % at the commune is practice in Thanh Hóa; 90 % at the council is
 * remembered), every time limit, and the list of documents. The satisfaction rate is "as prescribed", and no source gives the number.
 */
export const COMMUNES_2022: Procedure = {
  ...PERIOD,
  id: 'xa-qd-18-2022',
  note: 'Tỷ lệ hài lòng "theo quy định", chưa tìm thấy con số. Thời hạn từng bước và tỷ lệ phiếu chưa có nguồn.',
  unitKind: 'COMMUNE',
  unitTypes: ['xã'],
  levels: ['NTM', 'ADVANCED', 'MODEL'],
  satisfaction: AS_PRESCRIBED,
  conditions: [
    { name: 'WHOLE_SET', sourced: true },
    { name: 'SATISFACTION', sourced: true },
    { name: 'NO_CONSTRUCTION_DEBT', sourced: true },
    { name: 'NOT_COMPLEX_IN_SECURITY', sourced: true },
  ],
  stages: [
    stage('REGISTRATION', 'COMMUNE'),
    // The act no longer asks for it; districts still keep a list.
    assumed('REGISTRATION_CONFIRMED', 'DISTRICT', { required: false }),
    stage('SELF_ASSESSMENT', 'COMMUNE'),
    stage('OPINIONS', 'COMMUNE'),
    stage('PUBLICATION', 'COMMUNE', { publication: { days: sourced(15), broadcasts: sourced(5) } }),
    stage('COMMUNE_MEETING', 'COMMUNE', { votes: unsourced(90) }),
    assumed('DOSSIER_IN_PREPARATION', 'COMMUNE', { required: false }),
    stage('DOSSIER_SUBMITTED', 'COMMUNE', { documents: DOSSIER_SINCE_2016 }),
    stage('VERIFICATION', 'DISTRICT'),
    stage('SATISFACTION_SURVEY', 'DISTRICT_FRONT'),
    stage('DISTRICT_MEETING', 'DISTRICT'),
    stage('DOSSIER_TO_PROVINCE', 'DISTRICT'),
    stage('APPRAISAL', 'PROVINCE'),
    stage('COUNCIL_VOTE', 'PROVINCIAL_COUNCIL', { votes: unsourced(90) }),
    stage('DECISION', 'PROVINCIAL_CHAIRMAN'),
    stage('ANNOUNCEMENT', 'DISTRICT', { required: false }),
  ],
};

/** The same act for huyện at two levels, thị xã and thành phố: at least 90 % satisfied, and 80 % with each content in each commune. */
export const DISTRICTS_2022: Procedure = {
  ...PERIOD,
  id: 'huyen-qd-18-2022',
  note: 'Các bước thẩm định trước quyết định của Thủ tướng Chính phủ chưa đọc được trong nguồn.',
  unitKind: 'DISTRICT',
  unitTypes: ['huyện', 'thị xã', 'thành phố'],
  levels: ['NTM', 'ADVANCED'],
  satisfaction: { overall: sourced(90), perItem: sourced(80), householdsAsked: null },
  conditions: [
    { name: 'WHOLE_SET', sourced: false },
    { name: 'SATISFACTION', sourced: true },
    { name: 'NO_CONSTRUCTION_DEBT', sourced: false },
  ],
  stages: [
    assumed('REGISTRATION', 'DISTRICT'),
    assumed('SELF_ASSESSMENT', 'DISTRICT'),
    assumed('OPINIONS', 'DISTRICT', { required: false }),
    assumed('PUBLICATION', 'DISTRICT', { required: false }),
    stage('SATISFACTION_SURVEY', 'PROVINCIAL_FRONT'),
    assumed('DISTRICT_MEETING', 'DISTRICT'),
    assumed('DOSSIER_TO_PROVINCE', 'DISTRICT', { documents: DOSSIER_SINCE_2016 }),
    assumed('APPRAISAL', 'PROVINCE'),
    assumed('DOSSIER_TO_CENTRE', 'PROVINCE'),
    assumed('CENTRAL_APPRAISAL', 'MINISTRY'),
    assumed('COUNCIL_VOTE', 'CENTRAL_COUNCIL', { votes: unsourced(90) }),
    stage('DECISION', 'PRIME_MINISTER'),
    assumed('ANNOUNCEMENT', 'PROVINCE', { required: false }),
  ],
};

/** The same act for provinces. */
export const PROVINCES_2022: Procedure = {
  ...PERIOD,
  id: 'tinh-qd-18-2022',
  until: toIsoDate('2026-02-14'),
  note: 'Các bước trước quyết định của Thủ tướng Chính phủ chưa đọc được trong nguồn.',
  unitKind: 'PROVINCE',
  unitTypes: [],
  levels: ['NTM'],
  satisfaction: AS_PRESCRIBED,
  conditions: [{ name: 'WHOLE_SET', sourced: false }],
  stages: [
    assumed('REGISTRATION', 'PROVINCE'),
    assumed('SELF_ASSESSMENT', 'PROVINCE'),
    assumed('OPINIONS', 'PROVINCE', { required: false }),
    assumed('PUBLICATION', 'PROVINCE', { required: false }),
    assumed('SATISFACTION_SURVEY', 'PROVINCIAL_FRONT', { required: false }),
    assumed('DOSSIER_TO_CENTRE', 'PROVINCE'),
    assumed('CENTRAL_APPRAISAL', 'MINISTRY'),
    assumed('COUNCIL_VOTE', 'CENTRAL_COUNCIL', { votes: unsourced(90) }),
    stage('DECISION', 'PRIME_MINISTER'),
    assumed('ANNOUNCEMENT', 'PROVINCE', { required: false }),
  ],
};

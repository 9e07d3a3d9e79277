import { toIsoDate } from '@ntm-ledger/temporal';
import { DOSSIER_OF_2014 } from './documents.js';
import type { Procedure } from './procedure.js';
import { AS_PRESCRIBED, assumed, sourced, stage } from './stating.js';

const ACT = 'Quyết định 372/QĐ-TTg';

const PERIOD = {
  version: 1,
  act: ACT,
  published: true,
  from: toIsoDate('2014-03-14'),
  until: toIsoDate('2016-12-29'),
  provinceCode: null,
  satisfaction: AS_PRESCRIBED,
  /** Thông tư 40/2014: all criteria of the set are met. */
  conditions: [{ name: 'WHOLE_SET', sourced: true }],
} as const;

/**
 * Quyết định 372/QĐ-TTg of 14/03/2014 with Thông tư 40/2014/TT-BNNPTNT of 13/11/2014: registered, confirmed by the district (5 days: half a day to
 * receive, 2 to check, 1, 1 and a half), all criteria met. The order between confirmation and decision, and who appraises, are not in the
 * excerpts that were read. The act counts from its date, since the day it took effect was not found.
 */
export const COMMUNES_2014: Procedure = {
  ...PERIOD,
  id: 'xa-qd-372-2014',
  note: 'Kèm Thông tư 40/2014/TT-BNNPTNT. Thứ tự các bước giữa xác nhận và quyết định chưa đọc được trong nguồn.',
  unitKind: 'COMMUNE',
  unitTypes: ['xã'],
  levels: ['NTM'],
  stages: [
    stage('REGISTRATION', 'COMMUNE'),
    stage('REGISTRATION_CONFIRMED', 'DISTRICT', { workingDays: sourced(5) }),
    assumed('SELF_ASSESSMENT', 'COMMUNE'),
    assumed('OPINIONS', 'COMMUNE', { required: false }),
    assumed('PUBLICATION', 'COMMUNE', { required: false }),
    assumed('COMMUNE_MEETING', 'COMMUNE', { required: false }),
    assumed('DOSSIER_IN_PREPARATION', 'COMMUNE', { required: false }),
    stage('DOSSIER_SUBMITTED', 'COMMUNE', { documents: DOSSIER_OF_2014 }),
    assumed('VERIFICATION', 'DISTRICT'),
    assumed('SATISFACTION_SURVEY', null, { required: false }),
    assumed('DISTRICT_MEETING', 'DISTRICT', { required: false }),
    assumed('DOSSIER_TO_PROVINCE', 'DISTRICT'),
    assumed('APPRAISAL', 'PROVINCE'),
    assumed('COUNCIL_VOTE', 'PROVINCIAL_COUNCIL'),
    assumed('DECISION', 'PROVINCIAL_CHAIRMAN'),
    assumed('ANNOUNCEMENT', 'DISTRICT', { required: false }),
  ],
};

/** The same acts for districts and provinces, whom the Prime Minister recognises. Of their stages no more than that was read. */
const ABOVE_COMMUNES = {
  ...PERIOD,
  note: 'Các bước trước quyết định của Thủ tướng Chính phủ chưa đọc được trong nguồn.',
  levels: ['NTM'],
  stages: [
    stage('REGISTRATION', null),
    assumed('SELF_ASSESSMENT', null),
    assumed('OPINIONS', null, { required: false }),
    assumed('PUBLICATION', null, { required: false }),
    assumed('DISTRICT_MEETING', null, { required: false }),
    assumed('DOSSIER_TO_PROVINCE', null, { required: false }),
    assumed('APPRAISAL', 'PROVINCE', { required: false }),
    assumed('DOSSIER_TO_CENTRE', 'PROVINCE'),
    assumed('CENTRAL_APPRAISAL', 'MINISTRY'),
    assumed('COUNCIL_VOTE', 'CENTRAL_COUNCIL'),
    stage('DECISION', 'PRIME_MINISTER'),
    assumed('ANNOUNCEMENT', 'PROVINCE', { required: false }),
  ],
} as const;

export const DISTRICTS_2014: Procedure = {
  ...ABOVE_COMMUNES,
  id: 'huyen-qd-372-2014',
  unitKind: 'DISTRICT',
  unitTypes: ['huyện', 'thị xã', 'thành phố'],
};

export const PROVINCES_2014: Procedure = {
  ...ABOVE_COMMUNES,
  id: 'tinh-qd-372-2014',
  unitKind: 'PROVINCE',
  unitTypes: [],
};

import { toIsoDate } from '@ntm-ledger/temporal';
import type { Procedure } from './procedure.js';
import { assumed, sourced, stage } from './stating.js';

/**
 * Wards and townships under Quyết định 04/2022/QĐ-TTg, a scheme of its own. Sourced: they register (for five years when they are recognised anew) and at
 * least 90 % of residents are satisfied. Its other stages were not read; who decides is not known. It is cited from its issue on.
 */
export const CIVILISED_URBAN: Procedure = {
  id: 'do-thi-qd-04-2022',
  version: 1,
  act: 'Quyết định 04/2022/QĐ-TTg',
  published: false,
  note: 'Chỉ rõ việc đăng ký và tỷ lệ hài lòng từ 90 %; các bước khác và người quyết định chưa đọc được.',
  from: toIsoDate('2022-02-18'),
  until: null,
  provinceCode: null,
  unitKind: 'COMMUNE',
  unitTypes: ['phường', 'thị trấn'],
  levels: ['CIVILISED_URBAN'],
  satisfaction: { overall: sourced(90), perItem: null, householdsAsked: null },
  conditions: [
    { name: 'WHOLE_SET', sourced: false },
    { name: 'SATISFACTION', sourced: true },
  ],
  stages: [
    stage('REGISTRATION', 'COMMUNE'),
    assumed('SELF_ASSESSMENT', 'COMMUNE'),
    assumed('OPINIONS', 'COMMUNE', { required: false }),
    assumed('PUBLICATION', 'COMMUNE', { required: false }),
    assumed('COMMUNE_MEETING', 'COMMUNE', { required: false }),
    assumed('DOSSIER_SUBMITTED', 'COMMUNE'),
    assumed('VERIFICATION', null, { required: false }),
    stage('SATISFACTION_SURVEY', null),
    assumed('APPRAISAL', null),
    assumed('COUNCIL_VOTE', null, { required: false }),
    assumed('DECISION', null),
    assumed('ANNOUNCEMENT', null, { required: false }),
  ],
};

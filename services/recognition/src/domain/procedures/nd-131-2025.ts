import { toIsoDate } from '@ntm-ledger/temporal';
import type { Procedure } from './procedure.js';
import { COMMUNES_2022 } from './qd-18-2022.js';
import { assumed, stage } from './stating.js';
import { stageAsIn } from './taking-over.js';

/**
 * Quyết định 18/2022/QĐ-TTg for xã once districts had ended: Nghị định 131/2025/NĐ-CP, Art. 44(1), moves what it gave to the district to the
 * two-tier authorities. Which tier receives which step was not readable, so verification and survey have no known holder, and who may act there is not
 * asked; the district's meeting is gone with the district. The commune's own steps and the province's stay as they were.
 */
export const COMMUNES_2025: Procedure = {
  ...COMMUNES_2022,
  id: 'xa-nd-131-2025',
  act: 'Quyết định 18/2022/QĐ-TTg, Nghị định 131/2025/NĐ-CP',
  note: 'Điều 44 khoản 1 Nghị định 131/2025/NĐ-CP chuyển việc của huyện cho chính quyền hai cấp; cấp nào nhận từng bước chưa đọc được.',
  from: toIsoDate('2025-07-01'),
  until: toIsoDate('2026-02-14'),
  stages: [
    stageAsIn(COMMUNES_2022, 'REGISTRATION'),
    stageAsIn(COMMUNES_2022, 'SELF_ASSESSMENT'),
    stageAsIn(COMMUNES_2022, 'OPINIONS'),
    stageAsIn(COMMUNES_2022, 'PUBLICATION'),
    stageAsIn(COMMUNES_2022, 'COMMUNE_MEETING'),
    stageAsIn(COMMUNES_2022, 'DOSSIER_IN_PREPARATION'),
    { ...stageAsIn(COMMUNES_2022, 'DOSSIER_SUBMITTED'), sourced: false, required: false },
    stage('VERIFICATION', null),
    stage('SATISFACTION_SURVEY', null),
    assumed('DOSSIER_TO_PROVINCE', null),
    stageAsIn(COMMUNES_2022, 'APPRAISAL'),
    stageAsIn(COMMUNES_2022, 'COUNCIL_VOTE'),
    stageAsIn(COMMUNES_2022, 'DECISION'),
    assumed('ANNOUNCEMENT', null, { required: false }),
  ],
};

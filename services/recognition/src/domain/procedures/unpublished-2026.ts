import { toIsoDate } from '@ntm-ledger/temporal';
import { COMMUNES_2025 } from './nd-131-2025.js';
import type { Procedure } from './procedure.js';
import { PROVINCES_2022 } from './qd-18-2022.js';
import { carriedOver } from './stating.js';

/** The act of the criteria of 2026 to 2030 is known, the procedure of recognition under it was not found. */
const NOT_PUBLISHED = {
  version: 1,
  act: null,
  published: false,
  from: toIsoDate('2026-02-15'),
  until: null,
  note: 'Trình tự công nhận giai đoạn 2026-2030 chưa tìm thấy; các bước trước đó được giữ tạm, không phải quy định.',
} as const;

function settingsOf(procedure: Procedure): Pick<Procedure, 'stages' | 'conditions'> {
  return {
    stages: procedure.stages.map(carriedOver),
    conditions: procedure.conditions.map((condition) => ({ ...condition, sourced: false })),
  };
}

/**
 * Communes from 15/02/2026 on. The steps of the act before are carried over as the register's own, so that a case can be conducted at all; no
 * refusal names an act for them. Wards are urban; the modern commune is piloted.
 */
export const COMMUNES_2026: Procedure = {
  ...COMMUNES_2025,
  ...settingsOf(COMMUNES_2025),
  ...NOT_PUBLISHED,
  id: 'xa-2026',
  levels: ['NTM', 'ADVANCED', 'MODEL', 'MODERN'],
};

export const PROVINCES_2026: Procedure = {
  ...PROVINCES_2022,
  ...settingsOf(PROVINCES_2022),
  ...NOT_PUBLISHED,
  id: 'tinh-2026',
};

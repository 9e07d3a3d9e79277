import type { IsoDate } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';

/** An act of the programme that a rule comes from. */
export interface ProgrammeAct {
  /** The act as it is cited. */
  readonly name: string;
  /** The first day the act is in force. */
  readonly from: IsoDate;
  /** The last day it is cited for; null where no end is known. */
  readonly until: IsoDate | null;
}

/** The acts of 2021 to 2025 end with the day before Quyết định 51/2025/QĐ-TTg came into force; the procedure after it was not found. */
const END_OF_PERIOD_2025 = toIsoDate('2026-02-14');

/** Conditions, order, recognition, announcement and revocation for xã, huyện, thị xã, thành phố and tỉnh. */
export const PROCEDURE_2022: ProgrammeAct = {
  name: 'Quyết định 18/2022/QĐ-TTg',
  from: toIsoDate('2022-08-02'),
  until: END_OF_PERIOD_2025,
};

/** The procedure before it: registration in the district's or the province's plan, 100 % of criteria. */
export const PROCEDURE_2016: ProgrammeAct = {
  name: 'Quyết định 2540/QĐ-TTg',
  from: toIsoDate('2016-12-30'),
  until: toIsoDate('2022-08-01'),
};

/** The first procedure: registered and confirmed by the district, 100 % of criteria. */
export const PROCEDURE_2014: ProgrammeAct = {
  name: 'Quyết định 372/QĐ-TTg',
  from: toIsoDate('2014-03-14'),
  until: toIsoDate('2016-12-29'),
};

/** What makes a district, a provincial town or city; the district level ended with 30/06/2025. */
export const DISTRICTS_2022: ProgrammeAct = {
  name: 'Quyết định 320/QĐ-TTg',
  from: toIsoDate('2022-03-08'),
  until: toIsoDate('2025-06-30'),
};

/** What made them before. */
export const DISTRICTS_2016: ProgrammeAct = {
  name: 'Quyết định 558/QĐ-TTg',
  from: toIsoDate('2016-04-05'),
  until: toIsoDate('2022-03-07'),
};

/** What makes a province, in eight contents. */
export const PROVINCES_2022: ProgrammeAct = {
  name: 'Quyết định 321/QĐ-TTg',
  from: toIsoDate('2022-03-08'),
  until: END_OF_PERIOD_2025,
};

/** What makes a model commune. */
export const MODEL_COMMUNES_2022: ProgrammeAct = {
  name: 'Quyết định 319/QĐ-TTg',
  from: toIsoDate('2022-03-08'),
  until: END_OF_PERIOD_2025,
};

/**
 * Criteria for wards and townships: a scheme of its own, civilised urban. Only its number and the day it was issued are sourced, not the
 * day it took effect: it is cited from its issue on.
 */
export const CIVILISED_URBAN_2022: ProgrammeAct = {
  name: 'Quyết định 04/2022/QĐ-TTg',
  from: toIsoDate('2022-02-18'),
  until: null,
};

/** The criteria of 2026 to 2030, with the pilot frame of the modern commune. */
export const CRITERIA_2026: ProgrammeAct = { name: 'Quyết định 51/2025/QĐ-TTg', from: toIsoDate('2026-02-15'), until: null };

/** How units formed by a reorganisation come to a title: the only national text on it. */
export const LETTER_ON_MERGED_UNITS: ProgrammeAct = {
  name: 'Công văn 5424/BNN-VPĐP',
  from: toIsoDate('2023-08-09'),
  until: null,
};

/** The act's name where it was in force on the day; null before and after, when the rule is only the register's own. */
export function basisOn(act: ProgrammeAct, day: IsoDate): string | null {
  return day >= act.from && (act.until === null || day <= act.until) ? act.name : null;
}

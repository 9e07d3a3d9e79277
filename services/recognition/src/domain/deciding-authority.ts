import type { Warning } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName } from '@ntm-ledger/register';
import type { IsoDate } from '@ntm-ledger/temporal';
import { basisOn, PROCEDURE_2022 } from './acts.js';
import type { RecordDecision } from './decision-command.js';

interface Decider {
  readonly who: string;
  /** What the printed authority contains when it is this one. */
  readonly sign: RegExp;
}

const PROVINCE: Decider = {
  who: 'the chairman of the provincial people’s committee (Chủ tịch UBND tỉnh)',
  sign: /tỉnh|thành phố/iu,
};
const PRIME_MINISTER: Decider = { who: 'the Prime Minister (Thủ tướng Chính phủ)', sign: /thủ tướng/iu };

/**
 * Who decides under Quyết định 18/2022/QĐ-TTg: the chairman of the provincial people's committee on a xã at every level, the Prime Minister on
 * huyện, thị xã, thành phố and tỉnh. Who decides on hamlets, wards and townships, and from 2026 on, is not known from a source.
 */
function deciderOn(unit: UnitState, day: IsoDate): Decider | null {
  if (basisOn(PROCEDURE_2022, day) === null) return null;
  if (unit.kind === 'COMMUNE') return unit.type === 'xã' ? PROVINCE : null;
  return unit.kind === 'DISTRICT' || unit.kind === 'PROVINCE' ? PRIME_MINISTER : null;
}

/**
 * A note, never a refusal, where a decision names an authority that reads like another than the one who decides: a printed name is no proof
 * of competence, one way or the other.
 */
export function unusualAuthority(decision: RecordDecision, unit: UnitState): Warning | null {
  const { authority, signedOn } = decision;
  const decider = signedOn === null ? null : deciderOn(unit, signedOn);
  if (authority === null || decider === null || decider.sign.test(authority)) return null;
  return {
    rule: 'decidedByTheCompetentAuthority',
    message: `On ${fullName(unit)} decides ${decider.who}; the decision names "${authority}".`,
    basis: PROCEDURE_2022.name,
  };
}

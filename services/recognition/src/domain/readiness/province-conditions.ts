import type { Level } from '@ntm-ledger/events';
import { basisOn, CRITERIA_2026, PROVINCES_2022 } from '../acts.js';
import type { Condition } from './condition.js';
import { groundOf } from './condition.js';
import { everyCommuneNtm } from './district-conditions.js';
import { groundOfSet } from './ground-of-set.js';
import { procedureUnknown } from './level-of-unit.js';
import type { ReadinessFacts } from './readiness-facts.js';
import { shareOfUnits } from './shares-of-units.js';
import { wholeSetMet } from './whole-set.js';

/**
 * What a province must bring. Of 2021 to 2025 (Quyết định 321/QĐ-TTg) only the number of contents is known, eight, and not each of them. From
 * 2026 on (Quyết định 51/2025/QĐ-TTg): every commune NTM, at least 10 % of them modern, and the wards that were formed from communes with at
 * least 70 % of farmland, and the special zones, meet at least 70 % of the contents.
 */
export function provinceConditions(facts: ReadinessFacts, level: Level): Condition[] {
  const { day } = facts;
  const act2026 = basisOn(CRITERIA_2026, day);
  if (act2026 !== null) {
    const ground = groundOf(act2026);
    const modern = {
      name: 'communesModern',
      level: 'MODERN',
      percent: 10,
      units: 'communes',
      underSet: false,
      whenNone: 'UNKNOWN',
    } as const;
    return [
      everyCommuneNtm(facts, false, ground),
      shareOfUnits(facts.communes(), modern, ground),
      {
        name: 'farmingWardsAndSpecialZones',
        required:
          'wards formed from communes with at least 70 % of farmland on 01/07/2025, and special zones, meet at least 70 % of the contents',
        actual: null,
        met: 'UNKNOWN',
        explanation: 'nothing is recorded of which wards these are, nor of what they meet',
        ...ground,
      },
    ];
  }
  if (basisOn(PROVINCES_2022, day) === null) return [procedureUnknown('that time')];
  const measure = facts.measure(level);
  return [wholeSetMet(measure, level, groundOfSet(measure))];
}

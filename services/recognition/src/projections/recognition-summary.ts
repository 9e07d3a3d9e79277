import { LEVELS } from '@ntm-ledger/events';
import type { Register } from '@ntm-ledger/register';
import { isLiving } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import { dayNumber } from '@ntm-ledger/temporal';
import type { NewRuralLevel } from '../domain/schemes.js';
import { NEW_RURAL_LEVELS } from '../domain/schemes.js';
import { bitOf } from './held-levels.js';
import type { TitleModel } from './title-model.js';

/** Units that hold a title of each level; a unit counts at every level it holds. */
export type LevelCounts = Readonly<Record<NewRuralLevel, number>>;

/** Where a scope stands in the new-rural scheme. */
export interface RecognitionSummary {
  /** The rural communes of the programme that stand in the scope. Wards, townships and special zones are no part of it. */
  readonly denominator: number;
  readonly communes: LevelCounts;
  readonly hamlets: LevelCounts;
}

/** Counts the communes and hamlets of a scope, the unit itself among them, that hold titles at a moment. */
export function summariseRecognition(
  { held }: TitleModel,
  register: Register,
  scopeId: string,
  moment: Moment,
): RecognitionSummary {
  const [day, known] = [dayNumber(moment.effectiveOn), held.knownBy(moment.position)];
  const scope = register.unitAt(scopeId, moment);
  const stands = scope !== undefined && isLiving(scope);
  const standing = stands ? register.inColumns().within(scopeId, moment, 'HAMLET') : undefined;
  const count = (units: Int32Array = NO_UNITS): LevelCounts => {
    const byBits = new Int32Array(1 << LEVELS.length);
    held.countHolders(units, day, known, byBits);
    return byLevel(byBits);
  };
  const communes = standing?.ruralCommunes();
  return { denominator: communes?.length ?? 0, communes: count(communes), hamlets: count(standing?.ofKind('HAMLET')) };
}

const NO_UNITS = new Int32Array(0);

/** Units by level from units by all that they hold. */
function byLevel(byBits: Int32Array): LevelCounts {
  const counts = { NTM: 0, ADVANCED: 0, MODEL: 0, MODERN: 0 };
  for (let bits = 0; bits < byBits.length; bits += 1) {
    const units = byBits[bits] ?? 0;
    if (units === 0) continue;
    for (const level of NEW_RURAL_LEVELS) if ((bits & bitOf(level)) !== 0) counts[level] += units;
  }
  return counts;
}

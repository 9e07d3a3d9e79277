import { LEVELS } from '@ntm-ledger/events';
import type { Register } from '@ntm-ledger/register';
import { isLiving } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import { dayNumber } from '@ntm-ledger/temporal';
import type { NewRuralLevel } from '../domain/schemes.js';
import { NEW_RURAL_LEVELS } from '../domain/schemes.js';
import type { LevelBits } from './held-levels.js';
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
  const [communes, hamlets] = [new HolderCount(), new HolderCount()];
  const scope = register.unitAt(scopeId, moment);
  if (scope !== undefined && isLiving(scope)) {
    const standing = register.inColumns().within(scopeId, moment, 'HAMLET');
    communes.add(standing.ruralCommunes(), (unit) => held.heldBy(unit, day, known));
    hamlets.add(standing.ofKind('HAMLET'), (unit) => held.heldBy(unit, day, known));
  }
  return { denominator: communes.units, communes: communes.byLevel(), hamlets: hamlets.byLevel() };
}

/** Units by what they hold. Gone through by place: an iterator makes an object for each of ten thousand units, and each answer would leave a heap of them. */
class HolderCount {
  units = 0;
  private readonly byBits = new Int32Array(1 << LEVELS.length);

  /** Counts units by number. @param heldBy what one of them holds */
  add(units: Int32Array, heldBy: (unit: number) => LevelBits): void {
    const { byBits } = this;
    for (let at = units.length - 1; at >= 0; at -= 1) {
      const held = heldBy(units[at] ?? 0);
      byBits[held] = (byBits[held] ?? 0) + 1;
    }
    this.units += units.length;
  }

  byLevel(): LevelCounts {
    const counts = { NTM: 0, ADVANCED: 0, MODEL: 0, MODERN: 0 };
    for (let bits = 0; bits < this.byBits.length; bits += 1) {
      const units = this.byBits[bits] ?? 0;
      if (units === 0) continue;
      for (const level of NEW_RURAL_LEVELS) if ((bits & bitOf(level)) !== 0) counts[level] += units;
    }
    return counts;
  }
}

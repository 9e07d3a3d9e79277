import type { RegisterView, UnitState } from '@ntm-ledger/register';
import { descendantsOf, isLiving, isRuralCommune } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import type { NewRuralLevel } from '../domain/schemes.js';
import { NEW_RURAL_LEVELS } from '../domain/schemes.js';
import { isInForce } from '../domain/title.js';
import type { TitleModel } from './title-model.js';

/** Units that hold a title of each level; a unit counts at every level it holds. */
export type LevelCounts = Readonly<Record<NewRuralLevel, number>>;

/** Where a scope stands in the new-rural scheme. */
export interface RecognitionSummary {
  /** The xã that stand in the scope. Wards, townships and special zones are no part of the programme. */
  readonly denominator: number;
  readonly communes: LevelCounts;
  readonly hamlets: LevelCounts;
}

/** Counts the communes and hamlets of a scope, the unit itself among them, that hold titles at a moment. */
export function summariseRecognition(
  model: TitleModel,
  register: RegisterView,
  scopeId: string,
  moment: Moment,
): RecognitionSummary {
  const units = unitsWithin(register, scopeId, moment);
  const communes = units.filter(isRuralCommune);
  const hamlets = units.filter(({ kind }) => kind === 'HAMLET');
  return {
    denominator: communes.length,
    communes: countLevels(model, communes, moment),
    hamlets: countLevels(model, hamlets, moment),
  };
}

function unitsWithin(register: RegisterView, scopeId: string, moment: Moment): UnitState[] {
  const scope = register.unitAt(scopeId, moment);
  return scope === undefined || !isLiving(scope)
    ? []
    : [scope, ...descendantsOf(register, scopeId, moment, ['COMMUNE', 'HAMLET'])];
}

function countLevels(model: TitleModel, units: readonly UnitState[], moment: Moment): LevelCounts {
  const counts = { NTM: 0, ADVANCED: 0, MODEL: 0, MODERN: 0 };
  for (const { id } of units) {
    const held = new Set(
      model
        .titlesOf(id, moment)
        .filter(isInForce)
        .map(({ level }) => level),
    );
    for (const level of NEW_RURAL_LEVELS) if (held.has(level)) counts[level] += 1;
  }
  return counts;
}

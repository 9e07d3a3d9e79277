import type { UnitState } from '@ntm-ledger/register';
import type { UnitVersion } from '../reading/index.js';
import type { DayBefore } from './day-before.js';
import { sameName } from './day-before.js';

/**
 * Units that go on under another code: the statistics office gave a code to another unit, or swapped two. Nothing says so but that a
 * name leaves one code and the very same name, under the same parent, appears at another on the same day. (On 11/04/2015 the new thị xã Kỳ
 * Anh got the code of huyện Kỳ Anh, which went on under a new one; on 31/08/2015 the two were swapped back.)
 *
 * A code that another unit bore until then is only taken for swapped where that unit, too, goes on elsewhere: otherwise the name is rather that of a
 * unit which took in its namesake.
 *
 * @param codes the codes that no succession explains
 * @returns the unit that goes on, by the code that it bears from the day on
 */
export function recodings(
  codes: readonly string[],
  begins: ReadonlyMap<string, UnitVersion>,
  around: DayBefore,
): Map<string, UnitState> {
  const leaving = codes.flatMap((code) => {
    const unit = around.bearerBefore(code);
    const after = begins.get(code);
    return unit === undefined || (after !== undefined && sameName(unit, after)) ? [] : [unit];
  });
  const byName = Map.groupBy(leaving, ({ kind, type, name, parentId }) => [kind, type, name, parentId].join(' '));
  const found = new Map<string, UnitState>();
  for (const code of codes) {
    const version = begins.get(code);
    const before = around.bearerBefore(code);
    if (version === undefined || (before !== undefined && sameName(before, version))) continue;
    const parentId = version.parentCode === null ? null : (around.bearerBefore(version.parentCode)?.id ?? null);
    const candidates = byName.get([version.kind, version.type, version.name, parentId].join(' ')) ?? [];
    const [only, ...others] = candidates.filter((unit) => unit.code !== code);
    if (only !== undefined && others.length === 0) found.set(code, only);
  }
  return withoutDisplaced(found, around);
}

/** Leaves out those whose code another unit bore that does not itself go on elsewhere; what is left out may displace another in turn. */
function withoutDisplaced(found: Map<string, UnitState>, around: DayBefore): Map<string, UnitState> {
  const goOn = new Set([...found.values()].map(({ id }) => id));
  const sound = [...found].filter(([code]) => {
    const before = around.bearerBefore(code);
    return before === undefined || goOn.has(before.id);
  });
  return sound.length === found.size ? found : withoutDisplaced(new Map(sound), around);
}

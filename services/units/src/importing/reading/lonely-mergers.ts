import type { Versions } from './assembly.js';
import type { FileProblem } from './file-problem.js';
import { problemAt } from './file-problem.js';
import type { Succession } from './succession.js';
import { standsOn, startOf } from './unit-version.js';

/**
 * Tells the mergers of a unit with nothing but itself: a whole unit into its own code, nothing else into that code on that day, and by
 * the files of units neither its type nor its name changes. Where one of these does change, the act formed a new unit of one old unit
 * (thị trấn Mường Lát, 14845, became xã Mường Lát), which files call a merger too.
 * @param spoiled what stands in rows that were left out: what else goes into these codes is not known
 */
export function lonelyMergers(
  successions: readonly Succession[],
  versions: Versions,
  spoiled: ReadonlySet<string>,
): { readonly lonely: ReadonlySet<Succession>; readonly problems: readonly FileProblem[] } {
  const sources = Map.groupBy(successions, ({ newCode, effectiveOn }) => `${newCode ?? ''} ${effectiveOn}`);
  const lonely = successions.filter(
    (succession) =>
      succession.extent === 'WHOLE' &&
      succession.oldCode === succession.newCode &&
      (succession.relation === 'MERGE' || succession.relation === null) &&
      sources.get(`${succession.oldCode} ${succession.effectiveOn}`)?.length === 1 &&
      !spoiled.has(succession.oldCode) &&
      !becomesAnother(succession, versions),
  );
  return {
    lonely: new Set(lonely),
    problems: lonely.map(({ place, oldCode }) =>
      problemAt(
        place,
        'new_code',
        `${oldCode} would merge into itself alone, with the same type and name; name what else goes into it, or call it unchanged`,
      ),
    ),
  };
}

function becomesAnother({ oldCode, effectiveOn }: Succession, versions: Versions): boolean {
  const known = versions.get(oldCode) ?? [];
  const after = known.find((version) => standsOn(version, effectiveOn));
  const before = known.findLast((version) => startOf(version) < effectiveOn);
  // The register after a reform does not know what a unit was before.
  if (before === undefined || after === undefined) return after !== undefined;
  return before.type !== after.type || before.name !== after.name;
}

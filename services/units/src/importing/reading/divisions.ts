import type { FileProblem } from './file-problem.js';
import { pointedAt, problemAt } from './file-problem.js';
import type { NamedSuccession } from './succession.js';

/** Rows that hold together, and what is wrong with the others. */
interface Going {
  readonly sound: readonly NamedSuccession[];
  readonly problems: readonly FileProblem[];
}

/**
 * Looks at the rows on one unit and day together: a unit goes whole to one successor or in parts to several, and one part is the last
 * of it. Rows that do not hold together are left out together, since half a division would be a wrong one.
 * @param named rows in the order given, of all files
 * @param spoiled what stands in rows that were left out: of these codes a part may stand alone
 */
export function soundGoings(named: readonly NamedSuccession[], spoiled: ReadonlySet<string>): Going {
  const unitsAndDays = Map.groupBy(named, ({ oldCode, effectiveOn, place }) => `${oldCode} ${effectiveOn ?? place.file}`);
  const goings = [...unitsAndDays.values()].map((rows) => goingOf(rows, spoiled));
  return { sound: goings.flatMap(({ sound }) => sound), problems: goings.flatMap(({ problems }) => problems) };
}

function goingOf(rows: readonly NamedSuccession[], spoiled: ReadonlySet<string>): Going {
  const { once, repeated } = withoutRepeats(rows);
  const problem = problemOf(once, spoiled);
  return problem === null ? { sound: withRemainder(once), problems: repeated } : { sound: [], problems: [...repeated, problem] };
}

function withoutRepeats(rows: readonly NamedSuccession[]): { once: readonly NamedSuccession[]; repeated: FileProblem[] } {
  if (rows.length === 1) return { once: rows, repeated: [] };
  const byNewCode = new Map<string | null, NamedSuccession>();
  const repeated: FileProblem[] = [];
  for (const row of rows) {
    const { place, oldCode, newCode } = row;
    const first = byNewCode.get(newCode);
    if (first === undefined) byNewCode.set(newCode, row);
    else {
      const where = pointedAt(first.place, place);
      repeated.push(problemAt(place, 'new_code', `${pair(oldCode, newCode)} is named twice: first on ${where}; take one away`));
    }
  }
  return { once: [...byNewCode.values()], repeated };
}

function pair(oldCode: string, newCode: string | null): string {
  return newCode === null ? `${oldCode} without a successor` : `${oldCode} to ${newCode}`;
}

function problemOf(rows: readonly NamedSuccession[], spoiled: ReadonlySet<string>): FileProblem | null {
  const [first, second] = rows;
  if (first === undefined) return null;
  if (second === undefined) return first.extent === 'WHOLE' || spoiled.has(first.oldCode) ? null : partAlone(first);
  const whole = rows.findLast(({ extent }) => extent === 'WHOLE');
  if (whole !== undefined) return wholeAndMore(whole, whole === first ? second : first);
  const [remainder, another] = rows.filter(({ isRemainder }) => isRemainder);
  return remainder === undefined || another === undefined ? null : twoRemainders(remainder, another);
}

function partAlone({ place, oldCode }: NamedSuccession): FileProblem {
  return problemAt(
    place,
    'kind',
    `${oldCode} goes in part, but no other part of it is named on that day; name the others, or call it whole`,
  );
}

function wholeAndMore(whole: NamedSuccession, other: NamedSuccession): FileProblem {
  const where = pointedAt(other.place, whole.place);
  return problemAt(
    whole.place,
    'kind',
    `${whole.oldCode} goes whole, but ${where} names another successor on that day; a divided unit goes in part with each`,
  );
}

function twoRemainders(first: NamedSuccession, second: NamedSuccession): FileProblem {
  const where = pointedAt(first.place, second.place);
  return problemAt(
    second.place,
    'extent',
    `${second.oldCode} has two remainders: the other is on ${where}; only one part is the last`,
  );
}

/** Where no row says which part is the remainder, it is the one named last: acts name parts in the order in which they are cut off. */
function withRemainder(rows: readonly NamedSuccession[]): readonly NamedSuccession[] {
  if (rows.length < 2 || rows.some(({ isRemainder }) => isRemainder)) return rows;
  return rows.map((row, index) => ({ ...row, isRemainder: index === rows.length - 1 }));
}

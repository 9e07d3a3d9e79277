import type { UnitState } from '@ntm-ledger/register';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import type { Known } from './known.js';
import type { TitledUnit, TitleSubject } from './title-counts.js';
import { holdersIn } from './title-counts.js';

/**
 * How the number of units that hold a level went from one day to another. It always balances:
 * before + recognised + acknowledged + joined - revoked - endedByUnitChange - left = after.
 */
export interface HolderFlow {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly before: number;
  readonly after: number;
  readonly recognised: readonly TitledUnit[];
  readonly acknowledged: readonly TitledUnit[];
  /** Units that hold an older title and came into the scope. */
  readonly joined: readonly TitledUnit[];
  readonly revoked: readonly TitledUnit[];
  readonly endedByUnitChange: readonly TitledUnit[];
  /** Units that went out of the scope with their titles. */
  readonly left: readonly TitledUnit[];
}

/** How the titles of a scope went from a day to a moment, both as far as is known at the moment. */
export function holderFlow(
  known: Pick<Known, 'register' | 'titles'>,
  subject: TitleSubject,
  from: IsoDate,
  to: Moment,
): HolderFlow {
  const before = holdersIn(known, subject, { ...to, effectiveOn: from });
  const after = holdersIn(known, subject, to);
  const heldBefore = new Set(before.map(({ id }) => id));
  const heldAfter = new Set(after.map(({ id }) => id));
  const titled = (units: readonly UnitState[]): TitledUnit[] =>
    units.flatMap((unit) => lastTitle(known, unit, subject, to) ?? []);
  const came = titled(after.filter(({ id }) => !heldBefore.has(id)));
  const gone = titled(before.filter(({ id }) => !heldAfter.has(id)));
  const isAcknowledged = ({ unit, title }: TitledUnit): boolean =>
    known.titles
      .decisionsKnownOf(unit.id, to.position)
      .some(({ type, data }) => type === 'TitleAcknowledged' && data.decisionId === title.decisionId);
  const given = came.filter(({ title }) => title.from > from);
  return {
    from,
    to: to.effectiveOn,
    before: before.length,
    after: after.length,
    recognised: given.filter((titled) => !isAcknowledged(titled)),
    acknowledged: given.filter(isAcknowledged),
    joined: came.filter(({ title }) => title.from <= from),
    revoked: gone.filter(({ title }) => title.ending?.manner === 'REVOKED'),
    endedByUnitChange: gone.filter(({ title }) => title.ending?.manner === 'UNIT_CHANGE'),
    left: gone.filter(({ title }) => title.ending === null || title.ending.manner === 'SUPERSEDED'),
  };
}

/** The last title of the level that a unit held: a renewed one supersedes the one before, so the last says what became of it. */
function lastTitle(
  { titles }: Pick<Known, 'titles'>,
  unit: UnitState,
  { level }: TitleSubject,
  moment: Moment,
): TitledUnit | undefined {
  const title = titles.titlesOf(unit.id, moment).findLast((held) => held.level === level);
  return title === undefined ? undefined : { unit, title };
}

import type { Moment } from '@ntm-ledger/temporal';
import type { Known } from '../known.js';
import type { TitleSubject } from '../title-counts.js';
import type { Plan } from './plan.js';

/**
 * How many titles a plan sets out to add in its scope: the number it gives, or else how many units it names; null where it plans none. A
 * number for a class of units, or for each of one, is another matter.
 */
export function plannedTitles(
  plan: Plan,
  { unitKind, level }: TitleSubject,
  { register }: Pick<Known, 'register'>,
  moment: Moment,
): number | null {
  const targets = plan.targets.map(({ target }) => target);
  const total = targets.find(
    (target) =>
      target.kind === 'TITLE_TOTAL' &&
      target.counting === 'MORE' &&
      target.level === level &&
      target.unitKind === unitKind &&
      target.among === null &&
      target.each === null,
  );
  if (total?.kind === 'TITLE_TOTAL') return total.value;
  const named = targets.filter(
    (target) => target.kind === 'TITLE' && target.level === level && register.unitAt(target.unitId, moment)?.kind === unitKind,
  );
  return named.length === 0 ? null : named.length;
}

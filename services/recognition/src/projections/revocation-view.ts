import type { Level } from '@ntm-ledger/events';
import type { RegisterView, UnitState } from '@ntm-ledger/register';
import { descendantsOf, fullName, isRuralCommune } from '@ntm-ledger/register';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import { basisOn, PROCEDURE_2022 } from '../domain/acts.js';
import type { NamedCriterion } from '../domain/failing-criteria.js';
import { failingCriteria } from '../domain/failing-criteria.js';
import type { CardOfLevel } from '../domain/reference-set.js';
import { revocationReason } from '../domain/revocation-reason.js';
import { revocationReferenceOf } from '../domain/revocation-reference.js';
import type { CommunesRevoked, RevocationFacts } from '../domain/revocation-test.js';
import { revocationVerdict } from '../domain/revocation-test.js';
import { levelsFor, NEW_RURAL_LEVELS } from '../domain/schemes.js';
import { isInForce } from '../domain/title.js';
import { measureOf } from './level-measure.js';
import type { RecognitionModel } from './recognition-model.js';
import type { TitleModel } from './title-model.js';

/** What the revocation test says of a unit at a moment. */
export interface RevocationView {
  /** Null where it cannot be said: no scorecard counts, too much of it is open, or no test is known for the unit, the level or the day. */
  readonly wouldRevoke: boolean | null;
  readonly failing: number | null;
  readonly failingAtMost: number | null;
  readonly size: number | null;
  readonly criticalFailing: readonly NamedCriterion[];
  readonly communes: CommunesRevoked | null;
  readonly counted: CardOfLevel | null;
  readonly titleInForce: boolean;
  readonly reason: string;
  readonly basis: string | null;
}

/** Tests a unit. It reads titles and changes none: only a signed decision revokes. */
export function viewRevocation(
  { titles, assessments }: RecognitionModel,
  register: RegisterView,
  unit: UnitState,
  level: Level,
  moment: Moment,
): RevocationView {
  const titleInForce = titles.titlesOf(unit.id, moment).some((title) => title.level === level && isInForce(title));
  const reference = revocationReferenceOf(unit, level);
  if (reference === null) return untested(titleInForce, noTestFor(unit, level));
  const { sets, counted } = measureOf(assessments, register, unit, reference, moment);
  const facts: RevocationFacts = {
    criteria: counted === null ? null : failingCriteria(counted.card, counted.set),
    communes: unit.kind === 'DISTRICT' ? communesRevoked(titles, register, unit.id, level, moment) : null,
  };
  const basis = basisOn(PROCEDURE_2022, moment.effectiveOn);
  const missing = `no scorecard counts against ${sets.at(-1)?.id ?? `a set for ${reference}, of which none is known to be in force`}`;
  const reason = revocationReason(facts, missing);
  const { criteria } = facts;
  return {
    wouldRevoke: basis === null ? null : revocationVerdict(facts),
    failing: criteria?.failing.length ?? null,
    failingAtMost: criteria === null ? null : criteria.failing.length + criteria.open,
    size: criteria?.size ?? null,
    criticalFailing: criteria?.criticalFailing ?? [],
    communes: facts.communes,
    counted,
    titleInForce,
    reason: basis === null ? `${reason}; ${noTestOn(moment.effectiveOn)}` : reason,
    basis,
  };
}

function untested(titleInForce: boolean, reason: string): RevocationView {
  const nothing = {
    wouldRevoke: null,
    failing: null,
    failingAtMost: null,
    size: null,
    communes: null,
    counted: null,
    basis: null,
  };
  return { ...nothing, criticalFailing: [], titleInForce, reason };
}

function noTestFor(unit: UnitState, level: Level): string {
  return levelsFor(unit).includes(level)
    ? `no revocation test for ${level} of a ${unit.type} is known from a source`
    : `${level} is no level for ${fullName(unit)}`;
}

function noTestOn(day: IsoDate): string {
  const { name, from, until } = PROCEDURE_2022;
  return `${name} is in force ${from} to ${until ?? '…'}, and no other act with a revocation test is known for ${day}`;
}

/**
 * The communes of a district that were revoked: those that lost a title of the district's level, or of one below it, by a revocation and hold
 * none of that level since. The act says "at least 30 % of its communes" and no more.
 */
function communesRevoked(
  titles: TitleModel,
  register: RegisterView,
  districtId: string,
  level: Level,
  moment: Moment,
): CommunesRevoked {
  const communes = descendantsOf(register, districtId, moment, ['COMMUNE']).filter(isRuralCommune);
  const upTo = NEW_RURAL_LEVELS.findIndex((one) => one === level);
  const levels = NEW_RURAL_LEVELS.slice(0, upTo + 1);
  const revoked = communes.filter(({ id }) => {
    const held = titles.titlesOf(id, moment);
    return levels.some(
      (one) =>
        held.some((title) => title.level === one && title.ending?.manner === 'REVOKED') &&
        !held.some((title) => title.level === one && isInForce(title)),
    );
  });
  return { revoked: revoked.length, communes: communes.length };
}

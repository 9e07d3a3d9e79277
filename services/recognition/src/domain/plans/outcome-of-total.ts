import type { TitleTotalTarget } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { countOf, namesOf, wordsOfFlow } from '../explanations.js';
import type { Shortfall } from '../claims/shortfall.js';
import { shortfallOf } from '../claims/shortfall.js';
import { lastStated, wordsOfSum } from '../claims/stated-totals.js';
import type { TitledUnit } from '../title-counts.js';
import { decidedLaterFor, grantedFor, holdersIn, unitsIn } from '../title-counts.js';
import { holderFlow } from '../holder-flow.js';
import { dayBeforeYear, withinYear } from '../year.js';
import { plannedTitles } from './planned-titles.js';
import { outcomeForEach } from './rule-for-each.js';
import type { PlanQuestion, TargetOutcome } from './target-outcome.js';
import { statusOf } from './target-outcome.js';
import { classWords, membersAmong } from './unit-class.js';

/** Whether as many units of a scope hold a level, or came to hold it, as were planned. */
export function outcomeOfTotal(target: TitleTotalTarget, question: PlanQuestion): TargetOutcome {
  const { each, baselineOn, value, unitKind, level, counting } = target;
  if (each === null) return outcomeInScope(target, question);
  const what = `${unitKind} ${counting === 'MORE' ? 'recognised as' : 'with'} ${level}`;
  const reachedBy = (unit: { readonly id: string }): number | null => {
    const count = countIn(unit.id, target, question);
    return isBeyondKnown(count, target) ? null : count.reached;
  };
  return outcomeForEach({ each, baselineOn, value, what, reachedBy }, question);
}

/** How many there are in a scope, and how many units the register knows there that could be among them. */
interface Count {
  readonly reached: number;
  readonly counted: readonly UnitState[];
  readonly later: readonly UnitState[];
  readonly knownUnits: number;
}

function countIn(scopeId: string, target: TitleTotalTarget, question: PlanQuestion): Count {
  const { plan, known, moment } = question;
  const subject = { scopeId, unitKind: target.unitKind, level: target.level };
  const within = withinYear(moment, plan.year);
  const members = membersAmong(target, question);
  const isMeant = ({ id }: UnitState): boolean => members === null || members.has(id);
  const isMore = target.counting === 'MORE';
  const inYear = isMore ? unitsOf(grantedFor(known, subject, plan.year, moment)) : holdersIn(known, subject, within);
  const late = isMore ? [] : unitsOf(decidedLaterFor(known, subject, plan.year, moment));
  const counted = inYear.filter(isMeant);
  const later = late.filter(isMeant);
  const knownUnits = members?.size ?? unitsIn(known.register, scopeId, target.unitKind, within).length;
  return { reached: counted.length + later.length, counted, later, knownUnits };
}

function unitsOf(titled: readonly TitledUnit[]): UnitState[] {
  return titled.map(({ unit }) => unit);
}

/**
 * No list of hamlets is complete, and what units count as is not known of all: where fewer are known than are planned, fewer titles say
 * nothing.
 */
function isBeyondKnown({ reached, knownUnits }: Count, { unitKind, value, among }: TitleTotalTarget): boolean {
  return (unitKind === 'HAMLET' || among !== null) && reached < value && knownUnits < value;
}

function outcomeInScope(target: TitleTotalTarget, question: PlanQuestion): TargetOutcome {
  const { value, unitKind, among } = target;
  const count = countIn(question.plan.unitId, target, question);
  const { reached, knownUnits } = count;
  const some = among === null ? '' : ` ${classWords(among)}`;
  const words = wordsOfCount(count, target, question);
  if (isBeyondKnown(count, target)) {
    return {
      actual: null,
      status: statusOf(null, question),
      explanation: `${words} The register knows ${countOf(knownUnits, unitKind)}${some} here, fewer than planned, so it cannot tell.`,
    };
  }
  const shortfall = reached >= value || among !== null ? null : statedBeyond(target, question);
  if (shortfall !== null) {
    const { stated, computed, asOf } = shortfall;
    return {
      actual: null,
      status: statusOf(null, question),
      explanation: `${words} But documents state ${stated} as of ${asOf}, of which the register knows ${computed}: it does not know all titles, so it cannot tell.`,
    };
  }
  return { actual: String(reached), status: statusOf(reached >= value, question), explanation: words };
}

/**
 * Documents state more of these titles than the register knows; null where none does. Where it does not know all that are in force, it need
 * not know all that came in a year either.
 */
function statedBeyond({ unitKind, level, counting }: TitleTotalTarget, { plan, known, moment }: PlanQuestion): Shortfall | null {
  const subject = { scopeId: plan.unitId, unitKind, level };
  const granted = counting === 'MORE' ? shortfallOf(subject, plan.year, known, moment) : null;
  return granted ?? shortfallOf(subject, null, known, withinYear(moment, plan.year));
}

function wordsOfCount({ counted, later }: Count, target: TitleTotalTarget, { plan, known, moment }: PlanQuestion): string {
  const { level, unitKind, counting, among } = target;
  const some = among === null ? '' : ` ${classWords(among)}`;
  const year = String(plan.year);
  if (counting === 'MORE') {
    const named = counted.length === 0 ? '' : ` (${namesOf(counted)})`;
    return `${countOf(counted.length, unitKind)}${some} recognised as ${level} for ${year}${named}, as far as is known by ${moment.effectiveOn}.`;
  }
  const within = withinYear(moment, plan.year);
  const subject = { scopeId: plan.unitId, unitKind, level };
  const flow = among === null ? ` ${wordsOfFlow(holderFlow(known, subject, dayBeforeYear(plan.year), within))}.` : '';
  const late =
    later.length === 0 ? '' : ` Decided after the year, for ${year} or before: ${String(later.length)} more (${namesOf(later)}).`;
  const documents = among === null ? sumOfDocuments(target, { plan, known, moment }) : '';
  return `${level} is held by ${countOf(counted.length, unitKind)}${some} on ${within.effectiveOn}.${flow}${late}${documents}`;
}

/**
 * Whether the plan's own sum comes out: what documents state of before, and what the plan adds, against the total it aims at. Where titles
 * end with their units in between it does not, and the register names those it knows.
 */
function sumOfDocuments(target: TitleTotalTarget, { plan, known, moment }: PlanQuestion): string {
  const subject = { scopeId: plan.unitId, unitKind: target.unitKind, level: target.level };
  const within = withinYear(moment, plan.year);
  const before = lastStated('TITLES_IN_FORCE', subject, null, known, { ...moment, effectiveOn: plan.effectiveOn });
  const planned = plannedTitles(plan, subject, known, moment);
  if (before === undefined || planned === null || before.asOf > within.effectiveOn) return '';
  const sum = wordsOfSum(before, planned, 'planned', target.value);
  const { endedByUnitChange: ended } = holderFlow(known, subject, before.asOf, within);
  const gone =
    ended.length === 0
      ? ''
      : `; the register knows ${String(ended.length)} that ended by unit change since (${namesOf(unitsOf(ended))})`;
  return ` By documents ${sum}${gone}.`;
}

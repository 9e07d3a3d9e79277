import type { TitleTarget } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName } from '@ntm-ledger/register';
import { decisionOf, endOfUnit } from '../explanations.js';
import { isGivenFor } from '../title-counts.js';
import type { Title } from '../title.js';
import { lastDayOfYear, withinYear } from '../year.js';
import type { PlanQuestion, TargetOutcome } from './target-outcome.js';
import { statusOf } from './target-outcome.js';

/** What is found about a title that was planned; `isMet` is null where nobody can tell. */
interface Finding {
  readonly isMet: boolean | null;
  readonly explanation: string;
}

/**
 * Whether a named unit came to its title. A title counts for the year that its decision names, whenever that was taken; so does one that was
 * in force by the year's end. A title for a later year is another one, and of one without a year that came later nobody can tell.
 */
export function outcomeOfTitle(target: TitleTarget, question: PlanQuestion): TargetOutcome {
  const { known, moment } = question;
  const unit = known.register.unitAt(target.unitId, moment);
  const { isMet, explanation } = unit === undefined ? UNKNOWN_UNIT : findTitle(target, unit, question);
  return { actual: isMet === null ? null : isMet ? '1' : '0', status: statusOf(isMet, question), explanation };
}

const UNKNOWN_UNIT: Finding = { isMet: null, explanation: 'The register does not know the unit at this moment.' };

function findTitle(target: TitleTarget, unit: UnitState, question: PlanQuestion): Finding {
  const { plan, known, moment } = question;
  const { year } = plan;
  const titles = known.titles.titlesOf(unit.id, moment).filter(({ level }) => level === target.level);
  const name = fullName(unit);
  const told = (title: Title): string => {
    const award = title.awardYear === null ? 'for a year that is not known' : `for ${String(title.awardYear)}`;
    return `${name} was recognised as ${target.level} ${award} by ${decisionOf(title, known, moment)}`;
  };
  const counting = titles.find((title) => isGivenFor(title, year)) ?? titles.find((title) => isHeldInYear(title, question));
  if (counting !== undefined) {
    const late = counting.from > lastDayOfYear(year) ? ', decided after the year' : '';
    return { isMet: true, explanation: `${told(counting)}${late}${endOf(counting)}.` };
  }
  const open = titles.find(({ awardYear, from }) => awardYear === null && from > lastDayOfYear(year));
  if (open !== undefined) return { isMet: null, explanation: `${told(open)}: that may be ${String(year)}${endOf(open)}.` };
  const other = titles.at(-1);
  if (other !== undefined) return { isMet: false, explanation: `Not for ${String(year)}: ${told(other)}${endOf(other)}.` };
  return { isMet: false, explanation: whyNoTitle(target, unit, question) };
}

/** Whether a title was in force on the last day of the year, or today where the year still runs. */
function isHeldInYear({ awardYear, from, ending }: Title, { plan, moment }: PlanQuestion): boolean {
  const on = withinYear(moment, plan.year).effectiveOn;
  return (awardYear === null || awardYear <= plan.year) && from <= on && (ending === null || ending.on > on);
}

function endOf({ ending }: Title): string {
  if (ending === null) return '';
  const how = { REVOKED: 'was revoked', UNIT_CHANGE: 'ended by unit change', SUPERSEDED: 'was superseded' }[ending.manner];
  return `; the title ${how} on ${ending.on}`;
}

function whyNoTitle(target: TitleTarget, unit: UnitState, { plan, known, moment }: PlanQuestion): string {
  const { year } = plan;
  const refusal = known.titles
    .decisionsKnownOf(unit.id, moment.position)
    .find(
      ({ type, data, effectiveOn }) =>
        type === 'RecognitionRefused' &&
        data.level === target.level &&
        data.awardYear === year &&
        effectiveOn <= moment.effectiveOn,
    );
  if (refusal !== undefined) {
    const { number, signedOn } = refusal.data;
    const act = `${number ?? 'a decision whose number is not known'}${signedOn === null ? '' : ` of ${signedOn}`}`;
    return `${fullName(unit)} was refused ${target.level} for ${String(year)} by ${act}.`;
  }
  const none = `No decision known by ${moment.effectiveOn} recognises ${fullName(unit)} as ${target.level} for ${String(year)}`;
  const isGone = unit.ended !== null && unit.ended.on <= lastDayOfYear(year);
  return isGone ? `${none}: ${endOfUnit(unit, known.register, moment)}.` : `${none}.`;
}

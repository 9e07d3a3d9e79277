import type { UnitKind } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName, isRuralCommune } from '@ntm-ledger/register';
import { addDays } from '@ntm-ledger/temporal';
import { countOf, namesOf, wordsOfFlow } from '../explanations.js';
import { plannedTitles } from '../plans/planned-titles.js';
import type { TitleSubject } from '../title-counts.js';
import { decidedLaterFor, grantedFor, holdersIn, unitsIn } from '../title-counts.js';
import { holderFlow } from '../holder-flow.js';
import { dayBeforeYear, lastDayOfYear, yearOf } from '../year.js';
import type { ClaimQuestion, Computed } from './claim-question.js';
import { dayOf } from './claim-question.js';
import { lastStated, wordsOfSum } from './stated-totals.js';

/** Units that stand in the scope; of communes, those of the programme. */
export function unitsComputed(question: ClaimQuestion): Computed {
  const { claim } = question;
  const kind = claim.unitKind ?? 'COMMUNE';
  const value = String(countedUnits(question, kind).length);
  const scheme = kind === 'COMMUNE' ? ' of the programme' : '';
  return { value, explanation: `The scope has ${countOf(Number(value), kind)}${scheme} on ${claim.asOf}.` };
}

/** Titles in force on the claim's day, how they came about, and what documents state beside. */
export function titlesInForceComputed(question: ClaimQuestion): Computed {
  const { claim, known } = question;
  const subject = subjectOf(question);
  const day = dayOf(question);
  const held = holdersIn(known, subject, day).length;
  const flow = holderFlow(known, subject, dayBeforeYear(yearOf(claim.asOf)), day);
  const sentences = [
    knownOf(held, question),
    wordsOfFlow(flow),
    sumOfDocuments(question, subject),
    late(question, subject),
    wholeOf(question),
  ];
  return { value: String(held), explanation: told(sentences) };
}

/** Titles given for a year by the claim's day. */
export function titlesGrantedComputed(question: ClaimQuestion): Computed {
  const { claim, known } = question;
  const subject = subjectOf(question);
  const year = claim.year ?? yearOf(claim.asOf);
  const granted = grantedFor(known, subject, year, dayOf(question));
  const units = granted.map(({ unit }) => unit);
  const named = units.length === 0 ? '' : `: ${namesOf(units)}`;
  const words = `${countOf(units.length, subject.unitKind)} recognised as ${subject.level} for ${String(year)} by ${claim.asOf}${named}`;
  return { value: String(units.length), explanation: told([knownOf(units.length, question), words, wholeOf(question)]) };
}

/** Titles given for a year less those planned for it. */
export function planExcessComputed(question: ClaimQuestion): Computed {
  const { claim, known } = question;
  const subject = subjectOf(question);
  const year = claim.year ?? yearOf(claim.asOf);
  const day = dayOf(question);
  const granted = grantedFor(known, subject, year, day).length;
  const plan = known.plans.planAt(claim.unitId, year, day);
  const planned = plan === undefined ? null : plannedTitles(plan, subject, known, day);
  const stated = lastStated('TITLES_GRANTED', subject, year, known, question.moment);
  const documents =
    stated === undefined
      ? null
      : `Documents state ${stated.statedValue} for ${String(year)}, so a plan of ${String(Number(stated.statedValue) - Number(claim.statedValue))}`;
  if (planned === null) {
    return {
      value: null,
      explanation: told([`No plan for ${String(year)} that gives a number of ${subject.level} titles is recorded`, documents]),
    };
  }
  const words = `${String(granted)} recognised for ${String(year)} by ${claim.asOf}, ${String(planned)} planned`;
  return { value: String(granted - planned), explanation: told([words, documents]) };
}

function subjectOf({ claim }: ClaimQuestion): TitleSubject {
  return { scopeId: claim.unitId, unitKind: claim.unitKind ?? 'COMMUNE', level: claim.level ?? 'NTM' };
}

/** What the register knows of what is stated, where it knows less or more. */
function knownOf(computed: number, { claim }: ClaimQuestion): string | null {
  const stated = Number(claim.statedValue);
  if (computed === stated) return null;
  return computed < stated
    ? `The register knows ${String(computed)} of the ${claim.statedValue}`
    : `The register knows ${String(computed)}, ${String(computed - stated)} more than the ${claim.statedValue} stated`;
}

/** Whether documents themselves add up: what they state of an earlier day and of the year, against what they state of this one. */
function sumOfDocuments({ claim, known, moment }: ClaimQuestion, subject: TitleSubject): string | null {
  const earlier = lastStated('TITLES_IN_FORCE', subject, null, known, { ...moment, effectiveOn: addDays(claim.asOf, -1) });
  const year = yearOf(claim.asOf);
  const granted = lastStated('TITLES_GRANTED', subject, year, known, moment);
  if (earlier === undefined || granted === undefined || earlier.asOf < dayBeforeYear(year)) return null;
  return wordsOfSum(earlier, Number(granted.statedValue), `stated for ${String(year)}`, Number(claim.statedValue));
}

/** Titles of the year that were decided after it: a document may count them where the day does not. */
function late({ claim, known, moment }: ClaimQuestion, subject: TitleSubject): string | null {
  const year = yearOf(claim.asOf);
  if (claim.asOf !== lastDayOfYear(year)) return null;
  const later = decidedLaterFor(known, subject, year, moment);
  return later.length === 0
    ? null
    : `Decided later, for ${String(year)} or before: ${String(later.length)} more (${namesOf(later.map(({ unit }) => unit))})`;
}

/** The whole that the document counts out of, where the register counts out of another. */
function wholeOf(question: ClaimQuestion): string | null {
  const { claim, known, moment } = question;
  if (claim.outOf === null) return null;
  const there = countedUnits(question, claim.unitKind ?? 'COMMUNE').length;
  if (there === claim.outOf) return null;
  const scope = known.register.unitAt(claim.unitId, moment);
  const name = scope === undefined ? 'the scope' : fullName(scope);
  return `The document counts out of ${String(claim.outOf)}, and ${name} has ${String(there)} on ${claim.asOf}`;
}

function countedUnits(question: ClaimQuestion, kind: UnitKind): UnitState[] {
  const { claim, known } = question;
  const units = unitsIn(known.register, claim.unitId, kind, dayOf(question));
  return kind === 'COMMUNE' && claim.level !== 'CIVILISED_URBAN' ? units.filter(isRuralCommune) : units;
}

/** Sentences, each with its full stop. */
function told(sentences: readonly (string | null)[]): string {
  return sentences
    .filter((sentence) => sentence !== null)
    .map((sentence) => `${sentence}.`)
    .join(' ');
}

import type { Level } from '@ntm-ledger/events';
import type { KnownDay } from '@ntm-ledger/register';
import type { IsoDate } from '@ntm-ledger/temporal';
import type { SurveyShare } from '../cases/survey-rules.js';
import { isReached } from '../cases/survey-rules.js';
import { firstDayMeant } from '../record-announcement.js';
import type { Condition, Ground, Verdict } from './condition.js';
import { together, UNSOURCED } from './condition.js';
import type { Satisfaction } from './beside-criteria.js';
import type { ReadinessFacts } from './readiness-facts.js';
import { shareWords } from './share-rule.js';

/** So many per cent are satisfied on the whole, and with each content. Null: not asked, or no source gives the number. */
export interface SatisfactionRule {
  readonly overall: number | null;
  readonly each: number | null;
  /** The units in each of which every content is asked, by their ids; null where it is asked of the whole. */
  readonly eachIn?: readonly string[];
  /** The rule in words. */
  readonly required: string;
}

/**
 * Residents are satisfied, on the whole and with each content. Where no source gives a rate, the one that this office has set for the case counts,
 * which is no law; where none is set, how whoever held the survey judged it.
 */
export function residentsSatisfied(facts: ReadinessFacts, level: Level, rule: SatisfactionRule, ground: Ground): Condition {
  const name = 'residentsSatisfied';
  const survey = facts.beside.satisfaction(level);
  if (survey === null) {
    const explanation = 'no survey of residents is recorded';
    return { name, required: rule.required, actual: null, met: 'UNKNOWN', explanation, ...ground };
  }
  const known = rule.overall !== null || rule.each !== null;
  const asked = known ? rule : rateSet(rule, survey);
  const hasRate = asked.overall !== null || asked.each !== null;
  return {
    name,
    required: asked.required,
    actual: surveyWords(survey),
    met: hasRate
      ? together([...overallVerdict(survey, asked), ...eachVerdicts(survey, asked), ...failed(survey)])
      : judged(survey),
    explanation: `survey of ${survey.on}${notCountedWords(survey, asked)}${hasRate ? '' : `; what rate is prescribed is not known from a source, and the survey is ${judgedWords(survey)}`}`,
    ...(known || !hasRate ? ground : UNSOURCED),
  };
}

function notCountedWords(survey: Satisfaction, rule: SatisfactionRule): string {
  const missing = notCountedIn(survey, rule);
  return missing === 0 ? '' : `; in ${String(missing)} of ${String(rule.eachIn?.length)} communes no content is counted`;
}

/** What the office has set for the case. */
function rateSet({ required }: SatisfactionRule, { set }: Satisfaction): SatisfactionRule {
  const { satisfiedOverall: overall, satisfiedPerItem: each } = set;
  if (overall === null && each === null) return { overall, each, required };
  const rates = [
    ...(overall === null ? [] : [`at least ${String(overall)} % of residents satisfied`]),
    ...(each === null ? [] : [`at least ${String(each)} % with each content`]),
  ];
  return { overall, each, required: `${rates.join(', ')} (as this office has set it; no source gives a number)` };
}

function overallVerdict({ overall }: Satisfaction, asked: SatisfactionRule): Verdict[] {
  return asked.overall === null ? [] : [verdictOn(overall, asked.overall)];
}

function eachVerdicts(survey: Satisfaction, rule: SatisfactionRule): Verdict[] {
  const { items } = survey;
  const { each } = rule;
  if (each === null) return [];
  const open: Verdict[] = items.length === 0 || notCountedIn(survey, rule) > 0 ? ['UNKNOWN'] : [];
  return [...open, ...items.map((item) => verdictOn(item, each))];
}

/** In how many of the units in which contents are to be counted none is. */
function notCountedIn({ items }: Satisfaction, { eachIn = [] }: SatisfactionRule): number {
  const counted = new Set(items.map(({ unitId }) => unitId));
  return eachIn.filter((id) => !counted.has(id)).length;
}

function verdictOn(share: SurveyShare, least: number): Verdict {
  const reached = isReached(share, least);
  return reached === null ? 'UNKNOWN' : reached ? 'YES' : 'NO';
}

/** A survey that failed is met by no figure. */
function failed({ outcome }: Satisfaction): Verdict[] {
  return outcome === 'FAILED' ? ['NO'] : [];
}

function judged({ outcome }: Satisfaction): Verdict {
  if (outcome === null) return 'UNKNOWN';
  return outcome === 'PASSED' ? 'YES' : 'NO';
}

function judgedWords({ outcome }: Pick<Satisfaction, 'outcome'>): string {
  if (outcome === null) return 'not said to have passed or failed';
  return outcome === 'PASSED' ? 'recorded as passed' : 'recorded as failed';
}

function surveyWords({ overall, items, outcome }: Satisfaction): string {
  const whole = satisfiedWords(overall);
  const parts = whole === null ? [] : [`${whole} satisfied on the whole`];
  if (items.length > 0) parts.push(`${String(items.length)} contents counted`);
  return parts.length > 0 ? parts.join(', ') : `a survey ${judgedWords({ outcome })}`;
}

function satisfiedWords({ satisfied, answered, percent }: SurveyShare): string | null {
  if (satisfied !== null && answered !== null) return shareWords(satisfied, answered);
  return percent === null ? null : `${percent} %`;
}

/** No construction debt of the programme is outstanding (nợ đọng xây dựng cơ bản). */
export function noConstructionDebt(facts: ReadinessFacts, level: Level, ground: Ground): Condition {
  const debt = facts.beside.constructionDebt(level);
  return {
    name: 'noConstructionDebt',
    required: 'no outstanding construction debt of the programme',
    ...toldOf(debt, ['debt is outstanding', 'none is outstanding'], 'nothing is recorded of construction debt'),
    ...ground,
  };
}

/** The unit is not "phức tạp về an ninh, trật tự" in the sense of the Ministry of Public Security. */
export function securityNotComplex(facts: ReadinessFacts, level: Level, ground: Ground): Condition {
  const complex = facts.beside.complexSecurity(level);
  return {
    name: 'securityNotComplex',
    required: 'not "phức tạp về an ninh, trật tự" in the sense of the Ministry of Public Security',
    ...toldOf(complex, ['it is', 'it is not'], 'nothing is recorded of security and order'),
    ...ground,
  };
}

/** What is recorded of something that must not be. */
function toldOf(
  isSo: boolean | null,
  [ifSo, ifNot]: readonly [string, string],
  ifUnknown: string,
): Pick<Condition, 'actual' | 'met' | 'explanation'> {
  if (isSo === null) return { actual: null, met: 'UNKNOWN', explanation: ifUnknown };
  return { actual: isSo ? ifSo : ifNot, met: isSo ? 'NO' : 'YES', explanation: isSo ? ifSo : ifNot };
}

/**
 * The unit is registered for the level, and has been for so many years. A registration that is only known by a day, or to a month or year, may be older
 * than the day it counts from, so that it is too young only where its earliest day is.
 * @param years 0: no time is asked
 */
export function registeredFor(facts: ReadinessFacts, level: Level, required: string, years: number, ground: Ground): Condition {
  const since = facts.beside.registeredSince(level);
  const name = 'registered';
  if (since === null) {
    return { name, required, actual: null, met: 'UNKNOWN', explanation: 'no registration is recorded', ...ground };
  }
  const [words, met] = [wordsOfDay(since), registrationVerdict(since, years, facts.day)];
  return { name, required, actual: `since ${words}`, met, explanation: `registered on ${words}`, ...ground };
}

function registrationVerdict({ on, precision }: KnownDay, years: number, day: IsoDate): Verdict {
  if (yearsLater(on, years) <= day) return 'YES';
  return precision === 'BY' || yearsLater(firstDayMeant(on, precision), years) <= day ? 'UNKNOWN' : 'NO';
}

function wordsOfDay({ on, precision }: KnownDay): string {
  switch (precision) {
    case 'DAY':
      return on;
    case 'MONTH':
      return `some day of ${on.slice(0, 7)}`;
    case 'YEAR':
      return `some day of ${on.slice(0, 4)}`;
    case 'BY':
      return `${on} or before`;
  }
}

/** The same day so many years later, as text: 29 February comes to a day that orders after the 28th. */
function yearsLater(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) + years)}${day.slice(4)}`;
}

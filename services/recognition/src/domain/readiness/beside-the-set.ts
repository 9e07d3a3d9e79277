import type { Level } from '@ntm-ledger/events';
import type { Condition, Ground, Verdict } from './condition.js';
import { together } from './condition.js';
import type { SatisfiedShare } from './condition-facts.js';
import type { ReadinessFacts } from './readiness-facts.js';
import { isShare, shareWords } from './share-rule.js';

/** So many per cent of those asked are satisfied on the whole, and with each content. Null: not asked, or the number is not known. */
export interface SatisfactionRule {
  readonly overall: number | null;
  readonly each: number | null;
  /** The rule in words. */
  readonly required: string;
}

/** Residents are satisfied, on the whole and with each content. */
export function residentsSatisfied(facts: ReadinessFacts, level: Level, rule: SatisfactionRule, ground: Ground): Condition {
  const name = 'residentsSatisfied';
  const survey = facts.beside.satisfaction(level);
  if (survey === null) {
    const explanation = 'no survey of residents is recorded';
    return { name, required: rule.required, actual: null, met: 'UNKNOWN', explanation, ...ground };
  }
  const { overall, lowest, on } = survey;
  const each = rule.each === null ? 'YES' : lowest === null ? 'UNKNOWN' : satisfied(lowest, rule.each);
  const met = rule.overall === null ? 'UNKNOWN' : together([satisfied(overall, rule.overall), each]);
  const content = lowest === null ? '' : `, with the content that satisfies fewest ${shareWords(lowest.satisfied, lowest.asked)}`;
  return {
    name,
    required: rule.required,
    actual: `${shareWords(overall.satisfied, overall.asked)} satisfied on the whole${content}`,
    met,
    explanation: `survey of ${on}${rule.overall === null ? '; what rate is prescribed is not known from a source' : unknownContent(rule, lowest)}`,
    ...ground,
  };
}

function satisfied({ satisfied: part, asked }: SatisfiedShare, percent: number): Verdict {
  if (asked === 0) return 'UNKNOWN';
  return isShare(part, asked, percent) ? 'YES' : 'NO';
}

function unknownContent({ each }: SatisfactionRule, lowest: SatisfiedShare | null): string {
  return each !== null && lowest === null ? '; how each content came out is not recorded' : '';
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
 * The unit is registered for the level, and has been for so many years.
 * @param years 0: no time is asked
 */
export function registeredFor(facts: ReadinessFacts, level: Level, required: string, years: number, ground: Ground): Condition {
  const since = facts.beside.registeredSince(level);
  const name = 'registered';
  if (since === null) {
    return { name, required, actual: null, met: 'UNKNOWN', explanation: 'no registration is recorded', ...ground };
  }
  const met = yearsLater(since, years) <= facts.day ? 'YES' : 'NO';
  return { name, required, actual: `since ${since}`, met, explanation: `registered on ${since}`, ...ground };
}

/** The same day so many years later, as text: 29 February comes to a day that orders after the 28th. */
function yearsLater(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) + years)}${day.slice(4)}`;
}

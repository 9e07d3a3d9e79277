import type { CaseStep, Problem, PublicationFacts, StepDetails, SurveyFacts, VoteCount } from '@ntm-ledger/events';
import { DETAILS_OF_STEP } from '@ntm-ledger/events';
import { compareDecimals } from '@ntm-ledger/scoring';
import type { RecordCaseStep } from './case-commands.js';

/** The steps that end one way or the other, so that what is conducted here has to say which. */
const JUDGED: ReadonlySet<CaseStep> = new Set([
  'COMMUNE_MEETING',
  'VERIFICATION',
  'SATISFACTION_SURVEY',
  'DISTRICT_MEETING',
  'APPRAISAL',
  'CENTRAL_APPRAISAL',
  'COUNCIL_VOTE',
]);

/** The steps whose details are the step: without them nothing can be checked. */
const TOLD: ReadonlySet<CaseStep> = new Set([
  'PUBLICATION',
  'COMMUNE_MEETING',
  'SATISFACTION_SURVEY',
  'DISTRICT_MEETING',
  'COUNCIL_VOTE',
]);

/** Where each kind of details stands in the input. */
export const FIELD_OF_DETAILS: Readonly<Record<StepDetails['kind'], string>> = {
  VOTES: 'input.votes',
  PUBLICATION: 'input.publication',
  OPINIONS: 'input.opinions',
  SURVEY: 'input.survey',
  CONDITIONS: 'input.conditions',
};

/** What is wrong with a step itself, before any rule: what cannot be, and what one that is conducted here leaves out. */
export function problemsOfStep({ mode, step, outcome, details }: RecordCaseStep): Problem[] {
  const problems: Problem[] = [];
  const kind = DETAILS_OF_STEP[step];
  if (details !== null && details.kind !== kind)
    problems.push({ path: FIELD_OF_DETAILS[details.kind], message: `says nothing of a ${step}; leave it out` });
  if (mode === 'LIVE' && outcome === null && JUDGED.has(step))
    problems.push({ path: 'input.outcome', message: `a ${step} recorded LIVE ends PASSED or FAILED; BACKFILL may leave it out` });
  if (mode === 'LIVE' && details === null && kind !== undefined && TOLD.has(step))
    problems.push({ path: FIELD_OF_DETAILS[kind], message: `a ${step} recorded LIVE needs it; BACKFILL may leave it out` });
  return [...problems, ...problemsOfDetails(details)];
}

function problemsOfDetails(details: StepDetails | null): Problem[] {
  switch (details?.kind) {
    case 'VOTES':
      return problemsOfVotes(details);
    case 'PUBLICATION':
      return problemsOfPeriod(details, 'input.publication');
    case 'SURVEY':
      return problemsOfSurvey(details);
    case 'OPINIONS':
    case 'CONDITIONS':
    case undefined:
      return [];
  }
}

function problemsOfVotes({ inFavour, total, members }: VoteCount): Problem[] {
  const problems: Problem[] = [];
  if (total < 1) problems.push({ path: 'input.votes.total', message: 'a vote takes at least one vote' });
  if (inFavour > total) problems.push({ path: 'input.votes.inFavour', message: `${inFavour} of ${total} votes cannot be` });
  if (members !== null && total > members)
    problems.push({ path: 'input.votes.total', message: `${total} votes of ${members} members cannot be` });
  return problems;
}

function problemsOfPeriod({ from, to }: Pick<PublicationFacts | SurveyFacts, 'from' | 'to'>, path: string): Problem[] {
  return from !== null && to !== null && to < from ? [{ path: `${path}.to`, message: `${to} lies before ${from}` }] : [];
}

function problemsOfSurvey(survey: SurveyFacts): Problem[] {
  const { questions, householdsInUnit, householdsAsked, overallPercent, items, coverage } = survey;
  const path = 'input.survey';
  const problems = problemsOfPeriod(survey, path);
  const tooMany = (part: number | null, whole: number | null): boolean => part !== null && whole !== null && part > whole;
  if (tooMany(householdsAsked, householdsInUnit))
    problems.push({
      path: `${path}.householdsAsked`,
      message: `${String(householdsAsked)} of ${String(householdsInUnit)} cannot be`,
    });
  if (!isPercent(overallPercent)) problems.push({ path: `${path}.overallPercent`, message: 'is no percentage from 0 to 100' });
  const seen = new Set<string>();
  for (const [index, { question, unitId, satisfied, answered, percent }] of items.entries()) {
    const place = `${path}.items.${index}`;
    const key = `${question} ${String(unitId)}`;
    if (seen.has(key)) problems.push({ path: place, message: `question ${question} stands here twice` });
    seen.add(key);
    if (tooMany(question, questions))
      problems.push({ path: `${place}.question`, message: `there are ${String(questions)} questions` });
    if (tooMany(satisfied, answered)) problems.push({ path: `${place}.satisfied`, message: 'more are satisfied than answered' });
    if (!isPercent(percent)) problems.push({ path: `${place}.percent`, message: 'is no percentage from 0 to 100' });
  }
  for (const [index, { households, asked }] of coverage.entries()) {
    if (asked > households)
      problems.push({ path: `${path}.coverage.${index}.asked`, message: `${asked} of ${households} cannot be` });
  }
  return problems;
}

function isPercent(text: string | null): boolean {
  if (text === null) return true;
  const [least, most] = [compareDecimals(text, '0'), compareDecimals(text, '100')];
  return least !== null && most !== null && least >= 0 && most <= 0;
}

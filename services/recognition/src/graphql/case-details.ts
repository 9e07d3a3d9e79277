import type { CaseDocument, Problem, StepDetails, SurveyFacts } from '@ntm-ledger/events';
import { readDecimal } from '@ntm-ledger/scoring';
import { FIELD_OF_DETAILS } from '../domain/cases/step-details.js';
import type {
  CaseDocumentInput,
  ConditionsInput,
  OpinionInput,
  PublicationInput,
  SurveyInput,
  VotesInput,
} from './case-inputs.js';

/** What of an input may say more of a step. */
export interface GivenDetails {
  readonly votes?: VotesInput | null;
  readonly publication?: PublicationInput | null;
  readonly opinions?: readonly OpinionInput[] | null;
  readonly survey?: SurveyInput | null;
  readonly conditions?: ConditionsInput | null;
}

/** The one thing that an input says more of a step, as the log keeps it; or what is wrong with saying several. */
export function detailsOf(given: GivenDetails): { readonly details: StepDetails | null } | { readonly problem: Problem } {
  const all = [votesOf(given), publicationOf(given), opinionsOf(given), surveyOf(given), conditionsOf(given)];
  const [first, second] = all.filter((details) => details !== null);
  if (second !== undefined)
    return { problem: { path: FIELD_OF_DETAILS[second.kind], message: 'a step has details of one kind; leave the others out' } };
  return { details: first ?? null };
}

/** The documents of an input, as the log keeps them. */
export function documentsOf(given: readonly CaseDocumentInput[] | null | undefined): CaseDocument[] {
  return (given ?? []).map(({ kind, digest, reference }) => ({ kind, digest: digest ?? null, reference }));
}

function votesOf({ votes }: GivenDetails): StepDetails | null {
  if (votes === null || votes === undefined) return null;
  const { inFavour, total, members, batch } = votes;
  return { kind: 'VOTES', inFavour, total, members: members ?? null, batch: batch ?? null };
}

function publicationOf({ publication }: GivenDetails): StepDetails | null {
  if (publication === null || publication === undefined) return null;
  const { from, to, broadcasts, places } = publication;
  return { kind: 'PUBLICATION', from: from ?? null, to: to ?? null, broadcasts: broadcasts ?? null, places: places ?? [] };
}

function opinionsOf({ opinions }: GivenDetails): StepDetails | null {
  if (opinions === null || opinions === undefined || opinions.length === 0) return null;
  return { kind: 'OPINIONS', opinions: opinions.map(({ body, agrees }) => ({ body, agrees })) };
}

function conditionsOf({ conditions }: GivenDetails): StepDetails | null {
  if (conditions === null || conditions === undefined) return null;
  const { constructionDebt, security } = conditions;
  return { kind: 'CONDITIONS', constructionDebt: constructionDebt ?? null, security: security ?? null };
}

function surveyOf({ survey }: GivenDetails): StepDetails | null {
  if (survey === null || survey === undefined) return null;
  const { from, to, questions, householdsInUnit, householdsAsked, overallPercent, items, coverage } = survey;
  return {
    kind: 'SURVEY',
    from: from ?? null,
    to: to ?? null,
    questions: questions ?? null,
    householdsInUnit: householdsInUnit ?? null,
    householdsAsked: householdsAsked ?? null,
    overallPercent: decimalOf(overallPercent),
    items: (items ?? []).map((item): SurveyFacts['items'][number] => ({
      question: item.question,
      unitId: item.unit ?? null,
      satisfied: item.satisfied ?? null,
      answered: item.answered ?? null,
      percent: decimalOf(item.percent),
    })),
    coverage: (coverage ?? []).map(({ part, households, asked }) => ({ part, households, asked })),
  };
}

/** A number in the one text that the log keeps for it; what is none stays as written, and is refused with its place. */
function decimalOf(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : (readDecimal(text) ?? text);
}

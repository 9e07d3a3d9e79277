import type { Breach, LedgerEvent } from '@ntm-ledger/events';
import { vietnamDay } from '@ntm-ledger/temporal';
import type { Case, OwnCaseEvent } from '../domain/cases/case.js';
import { breachesIn } from '../domain/cases/finding.js';
import { openingFindings } from '../domain/cases/opening-rules.js';
import { recordersOf } from '../domain/cases/recorders.js';
import { returnFindings } from '../domain/cases/return-case.js';
import { problemsOfStep } from '../domain/cases/step-details.js';
import { stepFindings } from '../domain/cases/step-rules.js';
import { withdrawalFindings } from '../domain/cases/withdraw-case.js';
import type { DatedDecision } from '../domain/decision-rules.js';
import type { DecisionEvent } from '../domain/decision.js';
import { decisionKindOf, isDecision } from '../domain/decision.js';
import { breachesOfAnnouncement } from '../domain/record-announcement.js';
import { breachesOfDecision, problemsOfDecision } from '../domain/record-decision.js';
import type { CasePlace, CaseSources } from '../projections/case-states.js';
import { caseStateOf, openingStateOf } from '../projections/case-states.js';
import { decisionStateOf } from '../projections/decision-state.js';
import { unitAsKnown } from '../projections/unit-as-known.js';

/**
 * The rules that an event of a case breaks by what was known when it was decided on: the log up to `basedOn`, on the day it was recorded. Of what was
 * recorded BACKFILL nothing is asked: it bears its warnings itself.
 * @param sources folded up to the event, without it
 */
export function breachesOfEvent(event: LedgerEvent, sources: CaseSources): Breach[] {
  if (event.mode !== 'LIVE') return [];
  const place = placeOf(event);
  switch (event.type) {
    case 'CaseOpened':
      return [...wrongRole(event, ['clerk']), ...breachesOfOpening(event, sources, place)];
    case 'CaseStepRecorded':
      return [...wrongRole(event, recordersOf(event.data.step, 'LIVE')), ...breachesOfStep(event, sources, place)];
    case 'CaseReturned':
      return [...wrongRole(event, recordersOf('RETURNED', 'LIVE')), ...breachesOnTheWay(event, sources, place)];
    case 'CaseWithdrawn':
      return [...wrongRole(event, recordersOf('WITHDRAWN', 'LIVE')), ...breachesOnTheWay(event, sources, place)];
    case 'RecognitionAnnounced':
      return [...wrongRole(event, ['clerk', 'decider']), ...breachesOfPublicity(event, sources, place)];
    default:
      return isDecision(event) ? [...wrongRole(event, ['decider']), ...breachesOfSignature(event, sources, place)] : [];
  }
}

/** What was known is what the decider says it knew, and nothing that stands after it in the log. */
function placeOf({ effectiveOn, basedOn, recordedAt, actor }: LedgerEvent): CasePlace {
  return { day: effectiveOn, position: basedOn, today: vietnamDay(recordedAt), actor };
}

function wrongRole({ actor, type }: LedgerEvent, roles: readonly string[]): Breach[] {
  if (actor.role === 'admin' || roles.includes(actor.role)) return [];
  return [own('takenByWhomItIsFor', `${type} was recorded by a ${actor.role}; it takes ${['admin', ...roles].join(' or ')}.`)];
}

function breachesOfOpening(
  { data, effectiveOn, precision }: LedgerEvent<'CaseOpened'>,
  sources: CaseSources,
  place: CasePlace,
): Breach[] {
  const unit = unitAsKnown(sources.register, data.unitId, { effectiveOn, position: place.position });
  if (unit === undefined) return [own('unitIsKnown', `The unit ${data.unitId} was not known.`)];
  return breachesIn(
    'LIVE',
    openingFindings({ mode: 'LIVE', ...data, effectiveOn, precision }, openingStateOf(sources, unit, data, place)),
  );
}

function breachesOfStep(
  { data, effectiveOn, ...event }: LedgerEvent<'CaseStepRecorded'>,
  sources: CaseSources,
  place: CasePlace,
): Breach[] {
  const state = caseStateOf(sources, data.caseId, 'LIVE', place);
  if (state === undefined) return [neverOpened(data)];
  const { precision, basis, source } = event;
  const said = { mode: 'LIVE', effectiveOn, precision, basis, source, ...data } as const;
  const incomplete = problemsOfStep(said).map(({ path, message }) => own('stepIsWhole', `${path}: ${message}`));
  return [...saidOfAnother(data, state.file), ...incomplete, ...breachesIn('LIVE', stepFindings(said, state))];
}

function breachesOnTheWay(
  event: LedgerEvent<'CaseReturned' | 'CaseWithdrawn'>,
  sources: CaseSources,
  place: CasePlace,
): Breach[] {
  const { effectiveOn, precision } = event;
  const state = caseStateOf(sources, event.data.caseId, 'LIVE', place);
  if (state === undefined) return [neverOpened(event.data)];
  const findings =
    event.type === 'CaseReturned'
      ? returnFindings({ mode: 'LIVE', effectiveOn, precision, to: event.data.to }, state)
      : withdrawalFindings({ mode: 'LIVE', effectiveOn, precision }, state);
  return [...saidOfAnother(event.data, state.file), ...breachesIn('LIVE', findings)];
}

function breachesOfSignature(event: DecisionEvent, sources: CaseSources, place: CasePlace): Breach[] {
  const { data, effectiveOn, precision, basis, source } = event;
  const unit = unitAsKnown(sources.register, data.unitId, { effectiveOn, position: place.position });
  if (unit === undefined) return [own('unitIsKnown', `The unit ${data.unitId} was not known.`)];
  const decision: DatedDecision = {
    kind: decisionKindOf(event),
    mode: 'LIVE',
    titleId: data.decisionId,
    field: null,
    criteriaSetId: 'criteriaSetId' in data ? data.criteriaSetId : null,
    attestation: 'NAMED',
    effectiveOn,
    precision,
    basis,
    source,
    ...withoutTitle(data),
  };
  const state = decisionStateOf(sources, unit, decision, place);
  const wrong = problemsOfDecision(decision, state).map(({ path, message }) => own('decisionIsWhole', `${path}: ${message}`));
  return [...wrong, ...breachesOfDecision(decision, state)];
}

function withoutTitle({ decisionId, caseId, level, awardYear, number, signedOn, authority }: DecisionEvent['data']) {
  return { decisionId, caseId, level, awardYear, number, signedOn, authority };
}

function breachesOfPublicity(event: LedgerEvent<'RecognitionAnnounced'>, { model }: CaseSources, place: CasePlace): Breach[] {
  const { decisionId, announcedOn } = event.data;
  const decision = model.titles.decisionKnown(decisionId, place.position);
  if (decision === undefined) return [own('decisionIsKnown', `The decision ${decisionId} was not known.`)];
  const announcements = model.titles.announcementsKnownOf(decisionId, place.position);
  return breachesOfAnnouncement({ announcedOn, precision: event.precision }, { decision, announcements, today: place.today });
}

/** An event of a case says of which unit, level and year the case is; another one would be found under a unit that it is not of. */
function saidOfAnother({ unitId, level, awardYear }: OwnCaseEvent['data'], file: Case): Breach[] {
  if (unitId === file.unitId && level === file.level && awardYear === file.awardYear) return [];
  const { unitId: of, level: to, awardYear: year } = file;
  return [
    own(
      'isOfItsCase',
      `It is said of ${unitId}, ${level} and ${String(awardYear)}; the case is of ${of}, for ${to} and ${String(year)}.`,
    ),
  ];
}

function neverOpened({ caseId }: OwnCaseEvent['data']): Breach {
  return own('caseIsOpened', `The case ${caseId} was never opened.`);
}

function own(rule: string, message: string): Breach {
  return { rule, message, basis: null };
}

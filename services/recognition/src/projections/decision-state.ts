import type { UnitState } from '@ntm-ledger/register';
import { decidesACase } from '../domain/cases/decision-of-a-case.js';
import type { DecisionState, RecordDecision } from '../domain/decision-command.js';
import { isInForce } from '../domain/title.js';
import type { CasePlace, CaseSources } from './case-states.js';
import { caseOfDecisionAt, namedSetOf } from './case-states.js';

/** What must be known to decide on a decision about a unit. */
export function decisionStateOf(
  sources: CaseSources,
  unit: UnitState,
  {
    kind,
    caseId,
    criteriaSetId,
    level,
    awardYear,
  }: Pick<RecordDecision, 'kind' | 'caseId' | 'criteriaSetId' | 'level' | 'awardYear'>,
  place: CasePlace,
): DecisionState {
  const { titles } = sources.model;
  const { day, position, today } = place;
  return {
    unit,
    today,
    inForce: titles.titlesOf(unit.id, { effectiveOn: day, position }).filter(isInForce),
    everKnown: titles.titlesKnownOf(unit.id, position),
    ...namedSetOf(sources, unit, { level, criteriaSetId }, place),
    ofCase: caseOfDecisionAt(sources, unit, { caseId, level, awardYear, decidesACase: decidesACase(kind) }, place),
  };
}

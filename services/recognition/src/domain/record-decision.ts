import type { Act, Breach, Decided, DecisionFacts, LedgerDraft, Problem, Warning } from '@ntm-ledger/events';
import { badInput, judge, titleStream } from '@ntm-ledger/events';
import { groundOf } from './cases/case-commands.js';
import { decisionFindings, problemsOfCase } from './cases/decision-of-a-case.js';
import { breachesIn } from './cases/finding.js';
import type { DecisionState, RecordDecision } from './decision-command.js';
import { effectiveDayOf, isComplete } from './decision-command.js';
import type { DatedDecision } from './decision-rules.js';
import { DECISION_RULES } from './decision-rules.js';
import { unusualAuthority } from './deciding-authority.js';

/**
 * Decides on a decision that is to be recorded. LIVE it must be whole and within the rules; BACKFILL it is recorded as far as it is known,
 * with a warning for every rule it breaks.
 */
export function decideDecision(command: RecordDecision, state: DecisionState): Decided {
  const [problem, ...others] = problemsOfDecision(command, state);
  if (problem !== undefined) return badInput(problem, ...others);
  const effectiveOn = effectiveDayOf(command);
  if (effectiveOn === null) return badInput(NO_DAY);
  const decision: DatedDecision = { ...command, effectiveOn, awardYear: awardYearOf(command, state) };
  const judged = judge(decision.mode, breachesOfDecision(decision, state));
  if (judged.refused !== null) return judged.refused;
  const note = unusualAuthority(decision, state.unit);
  const warnings = note === null ? judged.warnings : [...judged.warnings, note];
  return { outcome: 'accepted', stream: titleStream(state.unit.id), events: [draftOf(decision, state, warnings)] };
}

/**
 * The year that a decision is for. One that is taken here and does not say is for the year of the case that it decides; an old one may be for another
 * year than the unit was registered for, so nothing is taken from the case.
 */
function awardYearOf({ mode, awardYear }: RecordDecision, { ofCase }: DecisionState): number | null {
  return awardYear ?? (mode === 'LIVE' ? (ofCase.file?.awardYear ?? null) : null);
}

/** Every rule that a decision breaks, in the order in which they are named: its own, then those of the case that it decides. */
export function breachesOfDecision(decision: DatedDecision, state: DecisionState): Breach[] {
  const own = DECISION_RULES.map((rule) => rule(decision, state)).filter((breach) => breach !== null);
  return [...own, ...breachesIn(decision.mode, decisionFindings(decision, state))];
}

const NO_DAY: Problem = {
  path: 'input.effectiveOn',
  message: 'give the day the decision is in force from, as well as it is known, where the day of signature is not known',
};

/** What is wrong with the decision itself, before any rule: what one that is taken here leaves out, and what cannot be. */
export function problemsOfDecision(command: RecordDecision, { criteriaSetKnown, unit, ofCase }: DecisionState): Problem[] {
  const { mode, kind, number, signedOn, authority, field, criteriaSetId, effectiveOn, precision } = command;
  const problems: Problem[] = [];
  const named = { number, signedOn, authority };
  for (const [name, value] of Object.entries(named)) {
    if (mode === 'LIVE' && value === null)
      problems.push({ path: `input.${name}`, message: 'a decision recorded LIVE needs it; BACKFILL may leave it out' });
  }
  const grants = kind === 'RECOGNITION' || kind === 'ACKNOWLEDGEMENT';
  for (const [name, value] of Object.entries({ field, criteriaSet: criteriaSetId })) {
    if (!grants && value !== null) problems.push({ path: `input.${name}`, message: `belongs to a title; a ${kind} brings none` });
  }
  if (grants && criteriaSetId !== null && !criteriaSetKnown) {
    problems.push({ path: 'input.criteriaSet', message: `there is no criteria set ${criteriaSetId}; publish it first` });
  }
  if (effectiveOn === null && precision !== 'DAY') {
    problems.push({ path: 'input.precision', message: 'is that of effectiveOn, which is not given' });
  }
  return [...problems, ...problemsOfCase(command, unit, ofCase.file)];
}

function draftOf(decision: DatedDecision, state: DecisionState, warnings: readonly Warning[]): LedgerDraft {
  const { effectiveOn, precision, mode, source } = decision;
  const envelope = {
    effectiveOn,
    precision,
    concerns: [state.unit.id],
    mode,
    basis: decision.basis ?? actOfDecision(decision),
    source,
    warnings,
    causationId: state.ofCase.file === null ? null : groundOf(state.ofCase.file, mode),
  };
  const facts = factsOf(decision, state);
  const { titleId, field, criteriaSetId, attestation } = decision;
  switch (decision.kind) {
    case 'RECOGNITION':
      return { ...envelope, type: 'RecognitionGranted', data: { ...facts, titleId, field, criteriaSetId, attestation } };
    case 'ACKNOWLEDGEMENT':
      return { ...envelope, type: 'TitleAcknowledged', data: { ...facts, titleId, field, criteriaSetId, attestation } };
    case 'REFUSAL':
      return { ...envelope, type: 'RecognitionRefused', data: facts };
    case 'REVOCATION': {
      const revoked = state.inForce.find((title) => title.level === decision.level);
      return { ...envelope, type: 'TitleRevoked', data: { ...facts, titleId: revoked?.id ?? null } };
    }
  }
}

function factsOf(decision: DatedDecision, { unit, ofCase }: DecisionState): DecisionFacts {
  const { decisionId, level, number, signedOn, authority, awardYear } = decision;
  const caseId = ofCase.file?.id ?? null;
  return { decisionId, unitId: unit.id, level, number, signedOn, authority, awardYear, complete: isComplete(decision), caseId };
}

/** The act that the fact rests on is the decision itself, where its number is known. */
function actOfDecision({ number, authority, signedOn }: RecordDecision): Act | null {
  return number === null ? null : { number, authority, issuedOn: signedOn, title: null, clause: null };
}

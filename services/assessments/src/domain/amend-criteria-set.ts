import type { Breach, CriteriaSetAmended, Decided, Problem } from '@ntm-ledger/events';
import { badInput, CRITERIA_SETS_STREAM, judge } from '@ntm-ledger/events';
import type { CriteriaSet, Contradicted, MeasuredOn, SetFact } from '@ntm-ledger/scoring';
import { hasCriterion, contradictedBy, mayHaveHappenedBy, stateOn, statesOf, withChange } from '@ntm-ledger/scoring';
import { unknownCriterion } from './fit-of-set.js';
import { readCriterion } from './read-criterion.js';
import type { Recording } from './recording.js';
import { envelopeOf } from './recording.js';
import {
  problemsOfBands,
  problemsOfCriteria,
  problemsOfCritical,
  problemsOfIndicatorsTotal,
  problemsOfSize,
} from './shape-of-set.js';

/** Changes a set within its time, by an act (Quyết định 342/QĐ-TTg of 2013 changed five criteria of 491/QĐ-TTg). */
export interface AmendCriteriaSet {
  /** Its basis is the amending act. */
  readonly recording: Recording;
  readonly change: CriteriaSetAmended;
}

/** What a decider of amendments and ends must know of a set. */
export interface ChangingState {
  /** All that is known to say what the set is, of whatever day, in the order in which it is folded. */
  readonly facts: readonly SetFact[];
  /** What is recorded of units under it. */
  readonly measured: readonly MeasuredOn[];
}

/**
 * Decides on an amendment. What it gives must go together with what it leaves as it was, and with what is recorded of later days already. Scores
 * keep the size that they were measured by.
 */
export function decideAmendCriteriaSet({ recording, change }: AmendCriteriaSet, { facts, measured }: ChangingState): Decided {
  const states = statesOf(facts);
  const known = states.at(-1)?.set;
  const { effectiveOn } = recording;
  const changed = withChange(facts, { type: 'CriteriaSetAmended', data: change, ...recording });
  const [before, after] = [stateOn(states, effectiveOn), stateOn(statesOf(changed), effectiveOn)];
  if (known === undefined || before === undefined || after === undefined) return badInput(noSetToChange(change.criteriaSetId));
  const [problem, ...others] = [
    ...changedBeforePublished(recording, known),
    ...problemsOfNothing(change),
    ...problemsOfChange(before, after, change),
  ];
  if (problem !== undefined) return badInput(problem, ...others);
  const judged = judge(recording.mode, [
    ...amendmentNamesItsAct(recording),
    ...endedSetIsNotAmended(recording, known),
    ...recordedFactsFitTheAmendment(recording, after, contradictedBy(facts, changed, measured)),
  ]);
  if (judged.refused !== null) return judged.refused;
  return {
    outcome: 'accepted',
    stream: CRITERIA_SETS_STREAM,
    events: [
      {
        type: 'CriteriaSetAmended',
        ...envelopeOf(recording),
        concerns: known.publisherId === null ? [] : [known.publisherId],
        warnings: judged.warnings,
        data: {
          ...change,
          critical: change.critical?.toSorted((a, b) => a - b) ?? null,
          criteria: change.criteria.map(readCriterion).sort((a, b) => a.number - b.number),
        },
      },
    ],
  };
}

/** A set that is not there, or no longer, cannot be changed in either mode. */
export function noSetToChange(criteriaSetId: string): Problem {
  return { path: 'input.criteriaSet', message: `no criteria set "${criteriaSetId}" is published; criteriaSets lists them` };
}

/** What changes a set comes after its publication, as far as the day of that is known. */
export function changedBeforePublished({ effectiveOn }: Recording, { id, published }: CriteriaSet): Problem[] {
  if (mayHaveHappenedBy(published, effectiveOn)) return [];
  return [{ path: 'input.effectiveOn', message: `"${id}" was published on ${published.on}, after ${effectiveOn}` }];
}

function problemsOfNothing({ criteria, size, indicatorsTotal, annex, bands, critical }: CriteriaSetAmended): Problem[] {
  if (criteria.length > 0) return [];
  if ([size, indicatorsTotal, annex, bands, critical].some((given) => given !== null)) return [];
  return [{ path: 'input', message: 'changes nothing; give criteria, or another part of the set' }];
}

/** The criteria given anew are criteria of the set; and the set is sound with them. */
function problemsOfChange(before: CriteriaSet, after: CriteriaSet, change: CriteriaSetAmended): Problem[] {
  const { size } = after;
  const unknown = change.criteria.flatMap(({ number }, index) =>
    size === null && !hasCriterion(before, number)
      ? [unknownCriterion(`input.criteria.${String(index)}.number`, number, before)]
      : [],
  );
  return [
    ...problemsOfSize(after),
    ...problemsOfIndicatorsTotal(after),
    ...unknown,
    ...problemsOfCriteria(change.criteria, size),
    ...problemsOfBands(after),
    ...problemsOfCritical(after),
  ];
}

/** An act changes a set, and the record says which. The register's own rule. */
export function amendmentNamesItsAct({ basis }: Recording): Breach[] {
  if (basis !== null) return [];
  const message = 'A set is changed by an act; name it as the basis.';
  return [{ rule: 'amendmentNamesItsAct', message, basis: null }];
}

/** Nobody is measured any more by a set that has ended, so no act changes it. The register's own rule. */
export function endedSetIsNotAmended({ effectiveOn }: Recording, { id, effectiveTo }: CriteriaSet): Breach[] {
  if (effectiveTo === null || effectiveTo >= effectiveOn) return [];
  const message = `"${id}" ended on ${effectiveTo}; the amendment is of ${effectiveOn}.`;
  return [{ rule: 'endedSetIsNotAmended', message, basis: null }];
}

/**
 * What is recorded of later days already was decided on the set as it was then known, and an act that becomes known afterwards must not contradict it:
 * units measured by 19 criteria on a day from which on there are 10, or bands of 19. The register's own rule.
 */
export function recordedFactsFitTheAmendment(
  { effectiveOn }: Recording,
  { id, size }: CriteriaSet,
  { measured, amendments }: Contradicted,
): Breach[] {
  if (measured + amendments === 0) return [];
  const found = [
    ...(measured === 0 ? [] : [`${counted(measured, 'fact')} measured by the number it had`]),
    ...(amendments === 0 ? [] : [`${counted(amendments, 'amendment')} that would not go together with it`]),
  ];
  const criteria = size === null ? 'an unknown number of criteria' : `${String(size)} criteria`;
  const message = `"${id}" would have ${criteria} from ${effectiveOn} on; already recorded: ${found.join('; ')}.`;
  return [{ rule: 'recordedFactsFitTheAmendment', message, basis: null }];
}

/** A number of things in words. */
export function counted(number: number, what: string): string {
  return `${String(number)} ${what}${number === 1 ? '' : 's'}`;
}

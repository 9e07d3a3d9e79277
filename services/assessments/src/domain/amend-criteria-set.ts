import type { Breach, CriteriaSetAmended, Decided, Problem } from '@ntm-ledger/events';
import { badInput, CRITERIA_SETS_STREAM, judge } from '@ntm-ledger/events';
import type { CriteriaSet } from '@ntm-ledger/scoring';
import { hasCriterion, withAmendment } from '@ntm-ledger/scoring';
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

/** What a decider of amendments and ends must know: the set as it is on the day of the act, and as far as everything is known. */
export interface ChangingState {
  /** As of the act's day; undefined where it was not published by then. */
  readonly set: CriteriaSet | undefined;
  /** With all that is known of it, of whatever day; undefined where nobody published it, or its publication is withdrawn. */
  readonly known: CriteriaSet | undefined;
}

/**
 * Decides on an amendment. What it gives must go together with what it leaves as it was. Scores keep the size that they were measured by.
 */
export function decideAmendCriteriaSet({ recording, change }: AmendCriteriaSet, { set, known }: ChangingState): Decided {
  if (known === undefined) return badInput(noSetToChange(change.criteriaSetId));
  if (set === undefined) return badInput(changedBeforePublished(recording, known));
  const [problem, ...others] = [...problemsOfNothing(change), ...problemsOfChange(set, change)];
  if (problem !== undefined) return badInput(problem, ...others);
  const judged = judge(recording.mode, [...amendmentNamesItsAct(recording), ...endedSetIsNotAmended(recording, known)]);
  if (judged.refused !== null) return judged.refused;
  return {
    outcome: 'accepted',
    stream: CRITERIA_SETS_STREAM,
    events: [
      {
        type: 'CriteriaSetAmended',
        ...envelopeOf(recording),
        concerns: set.publisherId === null ? [] : [set.publisherId],
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

/** What changes a set comes after its publication. */
export function changedBeforePublished({ effectiveOn }: Recording, { id, published }: CriteriaSet): Problem {
  return { path: 'input.effectiveOn', message: `"${id}" was published on ${published.on}, after ${effectiveOn}` };
}

function problemsOfNothing({ criteria, size, indicatorsTotal, annex, bands, critical }: CriteriaSetAmended): Problem[] {
  if (criteria.length > 0) return [];
  if ([size, indicatorsTotal, annex, bands, critical].some((given) => given !== null)) return [];
  return [{ path: 'input', message: 'changes nothing; give criteria, or another part of the set' }];
}

/** The criteria given anew are criteria of the set; and the set is sound with them. */
function problemsOfChange(set: CriteriaSet, change: CriteriaSetAmended): Problem[] {
  const after = withAmendment(set, change);
  const size = change.size ?? set.size;
  const unknown = change.criteria.flatMap(({ number }, index) =>
    size === null && !hasCriterion(set, number) ? [unknownCriterion(`input.criteria.${String(index)}.number`, number, set)] : [],
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

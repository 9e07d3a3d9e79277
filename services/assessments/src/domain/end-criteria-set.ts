import type { Breach, CriteriaSetEnded, Decided, Problem } from '@ntm-ledger/events';
import { badInput, CRITERIA_SETS_STREAM, judge, refuse } from '@ntm-ledger/events';
import type { CriteriaSet, MeasuredOn, SetFact } from '@ntm-ledger/scoring';
import { statesOf } from '@ntm-ledger/scoring';
import type { ChangingState } from './amend-criteria-set.js';
import { changedBeforePublished, counted, noSetToChange } from './amend-criteria-set.js';
import type { Recording } from './recording.js';
import { envelopeOf } from './recording.js';

/** Ends a set: the act's day, and the last one on which units are measured by the set (Quyết định 51/2025/QĐ-TTg ended those of 2021-2025). */
export interface EndCriteriaSet {
  /** Its basis is the act that ends the set. */
  readonly recording: Recording;
  readonly end: CriteriaSetEnded;
}

/**
 * Decides on the end of a set. It is not before the set's beginning, and comes once: an end that was recorded wrongly is withdrawn first.
 * Old facts need not name the act that ended a set; a procedure conducted here does.
 */
export function decideEndCriteriaSet({ recording, end }: EndCriteriaSet, { facts, measured }: ChangingState): Decided {
  const known = statesOf(facts).at(-1)?.set;
  if (known === undefined) return badInput(noSetToChange(end.criteriaSetId));
  const [problem, ...others] = [...changedBeforePublished(recording, known), ...endsBeforeItBegins(known, end)];
  if (problem !== undefined) return badInput(problem, ...others);
  if (known.ended !== null) {
    const { lastDay } = known.ended;
    return refuse({
      code: 'CONFLICT',
      message: `"${known.id}" was ended already, on ${lastDay}. Withdraw that end first if it is wrong.`,
    });
  }
  const judged = judge(recording.mode, [
    ...(recording.mode === 'LIVE' ? endNamesItsAct(recording) : []),
    ...recordedFactsFitTheEnd(end, measured, facts),
  ]);
  if (judged.refused !== null) return judged.refused;
  return {
    outcome: 'accepted',
    stream: CRITERIA_SETS_STREAM,
    events: [
      {
        type: 'CriteriaSetEnded',
        ...envelopeOf(recording),
        concerns: known.publisherId === null ? [] : [known.publisherId],
        warnings: judged.warnings,
        data: end,
      },
    ],
  };
}

function endsBeforeItBegins({ id, effectiveFrom }: CriteriaSet, { lastDay }: CriteriaSetEnded): Problem[] {
  if (effectiveFrom === null || lastDay >= effectiveFrom) return [];
  return [{ path: 'input.lastDay', message: `"${id}" is in force from ${effectiveFrom}; it cannot have ended on ${lastDay}` }];
}

/** An act ends a set, and the record of what is done here says which. The register's own rule. */
export function endNamesItsAct({ basis }: Recording): Breach[] {
  if (basis !== null) return [];
  return [{ rule: 'endNamesItsAct', message: 'A set is ended by an act; name it as the basis.', basis: null }];
}

/**
 * What is recorded of days after the end was decided on a set that was thought to be in force, and an end that becomes known afterwards must not
 * contradict it. The register's own rule.
 */
export function recordedFactsFitTheEnd(
  { criteriaSetId, lastDay }: CriteriaSetEnded,
  measured: readonly MeasuredOn[],
  facts: readonly SetFact[],
): Breach[] {
  const later = measured.filter(({ effectiveOn }) => effectiveOn > lastDay).reduce((sum, group) => sum + group.facts, 0);
  const amendments = facts.filter(({ type, effectiveOn }) => type === 'CriteriaSetAmended' && effectiveOn > lastDay).length;
  if (later + amendments === 0) return [];
  const found = [
    ...(later === 0 ? [] : [`${counted(later, 'fact')} measured by it`]),
    ...(amendments === 0 ? [] : [counted(amendments, 'amendment')]),
  ];
  const message = `"${criteriaSetId}" would have ended on ${lastDay}; already recorded of later days: ${found.join('; ')}.`;
  return [{ rule: 'recordedFactsFitTheEnd', message, basis: null }];
}

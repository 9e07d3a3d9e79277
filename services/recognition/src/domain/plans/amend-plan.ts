import type { Act, Breach, Decided, PlanTarget, Problem, RecordingMode, SourceDocument } from '@ntm-ledger/events';
import { badInput, judge, planStream } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import type { DatePrecision, IsoDate, Moment } from '@ntm-ledger/temporal';
import type { Known } from '../known.js';
import { concernsOf, viewOf } from './adopt-plan.js';
import type { PlacedTarget } from './placed-target.js';
import { settledTarget } from './placed-target.js';
import type { Plan } from './plan.js';
import { happenedByToday, notBeforeAdoption } from './plan-fact-rules.js';
import { problemsOfTargets } from './target-problems.js';
import { breachesOfTargets } from './target-rules.js';

/** A later decision that changes a plan, as somebody records it. */
export interface AmendPlan {
  readonly mode: RecordingMode;
  /** In force from; the last day that the source allows. */
  readonly effectiveOn: IsoDate;
  readonly precision: DatePrecision;
  readonly added: readonly PlacedTarget[];
  /** Each bears the id of the target whose place it takes. */
  readonly changed: readonly PlacedTarget[];
  readonly dropped: readonly { readonly targetId: string; readonly path: string }[];
  /** The amending decision; null where none is known. */
  readonly basis: Act | null;
  readonly source: SourceDocument;
}

/** What must be known to decide on it. */
export interface AmendmentState {
  /** The plan as it is known, with all that is dated later too. */
  readonly plan: Plan;
  /** Whose plan it is, on the day of the amendment. */
  readonly unit: UnitState;
  readonly known: Known;
  readonly at: Moment;
  readonly today: IsoDate;
}

/** A plan is changed by a decision. The register's own rule. */
export const amendedByDecision = ({ basis }: Pick<AmendPlan, 'basis'>): Breach | null =>
  basis === null
    ? { rule: 'amendedByDecision', message: 'An amendment names the decision by which the plan is changed (basis).', basis: null }
    : null;

/** Decides on an amendment. What it does not name stays as it was. */
export function decideAmendment(command: AmendPlan, state: AmendmentState): Decided {
  const { mode, effectiveOn, precision, added, changed, dropped, basis, source } = command;
  const { plan, unit, known, at, today } = state;
  const gone = new Set([...changed.map(({ target }) => target.targetId), ...dropped.map(({ targetId }) => targetId)]);
  const kept = plan.targets.map(({ target }) => target).filter(({ targetId }) => !gone.has(targetId));
  const given = [...changed, ...added];
  const [problem, ...others] = [...problemsOfAmendment(command, plan), ...problemsOfTargets(given, viewOf(known, at, kept))];
  if (problem !== undefined) return badInput(problem, ...others);
  const settle = ({ target }: PlacedTarget): PlanTarget => settledTarget(target, plan);
  const [more, other] = [added.map(settle), changed.map(settle)];
  const targets = [...kept, ...other, ...more];
  const judged = judge(mode, [
    ...[amendedByDecision(command), happenedByToday(command, today), notBeforeAdoption(command, plan)].flatMap(
      (breach) => breach ?? [],
    ),
    ...breachesOfTargets([...other, ...more], { unit, year: plan.year, at, known, targets }),
  ]);
  if (judged.refused !== null) return judged.refused;
  const { unitId, year } = plan;
  return {
    outcome: 'accepted',
    stream: planStream(unitId, year),
    events: [
      {
        type: 'PlanAmended',
        effectiveOn,
        precision,
        concerns: concernsOf(unitId, [...other, ...more]),
        mode,
        basis,
        source,
        warnings: judged.warnings,
        causationId: plan.adoptedBy,
        data: { unitId, year, added: more, changed: other, dropped: dropped.map(({ targetId }) => targetId) },
      },
    ],
  };
}

/** What an amendment names must be there, once, and of the kind it was. */
function problemsOfAmendment({ added, changed, dropped }: AmendPlan, plan: Plan): Problem[] {
  if (added.length + changed.length + dropped.length === 0)
    return [{ path: 'input', message: 'adds, changes or drops at least one target' }];
  const seen = new Set<string>();
  const named = [
    ...changed.map(({ target, path }) => ({ targetId: target.targetId, path: `${path}.target`, kind: target.kind })),
    ...dropped.map((target) => ({ ...target, kind: null })),
  ];
  return named.flatMap(({ targetId, path, kind }) => {
    const known = plan.targets.find(({ target }) => target.targetId === targetId)?.target;
    if (known === undefined) return [{ path, message: `the plan has no target with the id ${targetId}` }];
    if (seen.has(targetId)) return [{ path, message: 'names a target twice' }];
    seen.add(targetId);
    if (kind === null || kind === known.kind) return [];
    return [{ path, message: `is a ${known.kind}; a ${kind} does not take its place: drop the one and add the other` }];
  });
}

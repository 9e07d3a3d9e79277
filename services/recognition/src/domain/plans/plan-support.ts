import type { Act, Decided, LedgerDraft, Problem, RecordingMode, SourceDocument, SupportRequested } from '@ntm-ledger/events';
import { badInput, judge, planStream } from '@ntm-ledger/events';
import { readDecimal } from '@ntm-ledger/scoring';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { formProblem } from '../given-values.js';
import type { Plan } from './plan.js';
import { happenedByToday, notBeforeAdoption } from './plan-fact-rules.js';

/** Support that is asked for or given, as somebody records it. */
interface RecordSupport {
  readonly mode: RecordingMode;
  readonly supportId: string;
  readonly what: string;
  /** As it was written: `500,5`; null where the document does not say how much. */
  readonly amount: string | null;
  readonly amountIn: string | null;
  readonly by: string | null;
  /** The target that it is for. */
  readonly targetId: string | null;
  /** The last day that the source allows. */
  readonly effectiveOn: IsoDate;
  readonly precision: DatePrecision;
  readonly basis: Act | null;
  readonly source: SourceDocument;
}

export interface RequestSupport extends RecordSupport {
  /** Who is asked. */
  readonly of: string | null;
}

export interface GrantSupport extends RecordSupport {
  /** The request that it answers. */
  readonly requestedAs: string | null;
}

/** The plan that the support is for, and today in Vietnam. */
interface SupportState {
  readonly plan: Plan;
  readonly today: IsoDate;
}

/** Decides on a request for support. */
export function decideSupportRequest(command: RequestSupport, state: SupportState): Decided {
  const { of } = command;
  return decideSupport(command, state, [], (facts, envelope) => ({
    ...envelope,
    type: 'SupportRequested',
    causationId: state.plan.adoptedBy,
    data: { ...facts, of },
  }));
}

/** Decides on a grant of support. It may answer a request, in whole or in part, or none that is known. */
export function decideSupportGrant(command: GrantSupport, state: SupportState): Decided {
  const { requestedAs } = command;
  const answered = state.plan.requested.find(({ support }) => support.supportId === requestedAs);
  const problems =
    requestedAs === null || answered !== undefined
      ? []
      : [{ path: 'input.request', message: `the plan knows no request for support with the id ${requestedAs}` }];
  return decideSupport(command, state, problems, (facts, envelope) => ({
    ...envelope,
    type: 'SupportGranted',
    causationId: answered?.eventId ?? state.plan.adoptedBy,
    data: { ...facts, requestedAs },
  }));
}

type Facts = Omit<SupportRequested, 'of'>;
type Envelope = Omit<LedgerDraft<'SupportRequested'>, 'type' | 'data' | 'causationId'>;

function decideSupport(
  command: RecordSupport,
  { plan, today }: SupportState,
  others: readonly Problem[],
  draftOf: (facts: Facts, envelope: Envelope) => LedgerDraft<'SupportRequested' | 'SupportGranted'>,
): Decided {
  const { mode, supportId, what, amountIn, by, targetId, effectiveOn, precision, basis, source } = command;
  const [problem, ...more] = [...problemsOfSupport(command, plan), ...others];
  if (problem !== undefined) return badInput(problem, ...more);
  const judged = judge(
    mode,
    [happenedByToday(command, today), notBeforeAdoption(command, plan)].flatMap((breach) => breach ?? []),
  );
  if (judged.refused !== null) return judged.refused;
  const { unitId, year } = plan;
  const amount = command.amount === null ? null : readDecimal(command.amount);
  const facts = { unitId, year, supportId, what, amount, amountIn, by, targetId };
  const envelope = { effectiveOn, precision, concerns: [unitId], mode, basis, source, warnings: judged.warnings };
  return { outcome: 'accepted', stream: planStream(unitId, year), events: [draftOf(facts, envelope)] };
}

function problemsOfSupport({ amount, amountIn, targetId }: RecordSupport, plan: Plan): Problem[] {
  const form = amount === null ? null : formProblem('input.amount', amount, 'AMOUNT');
  const isKnown = targetId === null || plan.targets.some(({ target }) => target.targetId === targetId);
  return [
    ...(form === null ? [] : [form]),
    ...(amount === null && amountIn !== null
      ? [{ path: 'input.amountIn', message: 'is that of amount, which is not given' }]
      : []),
    ...(isKnown ? [] : [{ path: 'input.target', message: `the plan has no target with the id ${targetId}` }]),
  ];
}

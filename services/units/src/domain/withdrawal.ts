import type { Breach, Decided, LedgerDraft, LedgerEvent, RecordingMode, SourceDocument } from '@ntm-ledger/events';
import { badInput, CASE_STEPS, judge, RECORDER_OF_STEP, RECORDERS_OF_RETURN, refuse } from '@ntm-ledger/events';

/** The decisions by which a title is given, refused or taken. */
const DECISIONS: ReadonlySet<string> = new Set(['RecognitionGranted', 'TitleAcknowledged', 'RecognitionRefused', 'TitleRevoked']);

/** What assessors record. */
const SCORES: ReadonlySet<string> = new Set(['UnitAssessed', 'ScoreStated', 'IndicatorStated']);

/** Who may take facts back; an administrator may in any case. */
export type Withdrawer = (typeof WITHDRAWERS)[number];
const WITHDRAWERS = ['clerk', 'assessor', 'appraiser', 'council', 'decider'] as const;

/**
 * Who may take back what one request recorded, beside an administrator: who may record each of its facts. So a decision that was taken
 * here is a decider's to take back, and nobody undoes by a withdrawal what they could not have done.
 */
export function withdrawersOf(batch: readonly Withdrawable[]): readonly Withdrawer[] {
  return WITHDRAWERS.filter((role) => batch.every((fact) => recordersOf(fact).includes(role)));
}

/** What of a fact says who may record it: of a case's step, also which one it is. */
export type Withdrawable = Pick<LedgerEvent, 'type' | 'mode'> & { readonly data?: object };

function recordersOf({ type, mode, data = {} }: Withdrawable): readonly Withdrawer[] {
  if (type === 'CaseReturned') return RECORDERS_OF_RETURN;
  if (type === 'CaseStepRecorded') return recordersOfStep(mode, data);
  if (DECISIONS.has(type)) return mode === 'LIVE' ? ['decider'] : ['clerk', 'decider'];
  if (type === 'RecognitionAnnounced') return ['clerk', 'decider'];
  return SCORES.has(type) ? ['clerk', 'assessor'] : ['clerk'];
}

function recordersOfStep(mode: RecordingMode, data: object): readonly Withdrawer[] {
  const step = CASE_STEPS.find((one) => 'step' in data && data.step === one);
  const recorder = step === undefined ? 'clerk' : RECORDER_OF_STEP[step];
  return mode === 'LIVE' ? [recorder] : ['clerk', recorder];
}

/** Takes back facts that were recorded in error: everything that one request recorded, since it was recorded all or nothing. */
export interface WithdrawFact {
  readonly mode: RecordingMode;
  readonly source: SourceDocument;
  readonly reason: string;
  /** The event named by the client. */
  readonly named: LedgerEvent;
  /** Every event of the request that recorded it. */
  readonly batch: readonly LedgerEvent[];
}

/** What is known about facts that a withdrawal could leave without ground. */
export interface WithdrawalView {
  /** Whether a fact is withdrawn already. */
  isWithdrawn(fact: LedgerEvent): boolean;
  /**
   * What rests on the facts of a request: later facts recorded because of them, facts about units that they brought into being or
   * measured by the set that they publish or by the size that they give it, and what would be wrong in the register without them.
   */
  restingOn(batch: readonly LedgerEvent[]): readonly string[];
}

/** A fact cannot be withdrawn while others that count rest on it: they are withdrawn first, the latest before the earlier. */
export function nothingRestsOnIt(resting: readonly string[]): Breach {
  const more = resting.length > 3 ? ` and ${String(resting.length - 3)} more` : '';
  return {
    rule: 'nothingRestsOnIt',
    message: `Other facts rest on this one: ${resting.slice(0, 3).join('; ')}${more}. Withdraw them first.`,
    basis: null,
  };
}

/**
 * Decides on a withdrawal. It is judged as what is conducted here whatever its mode says, since a withdrawal is no fact of the past: nothing
 * is left without ground. The withdrawing events stand in the stream of the facts they withdraw and concern the same
 * units.
 */
export function decideWithdrawal({ mode, source, reason, named, batch }: WithdrawFact, view: WithdrawalView): Decided {
  if (named.type === 'FactWithdrawn') {
    return badInput({
      path: 'input.eventId',
      message: 'names a withdrawal, which cannot itself be withdrawn; record the fact again',
    });
  }
  if (view.isWithdrawn(named)) return refuse({ code: 'CONFLICT', message: 'The fact is withdrawn already.' });
  const resting = view.restingOn(batch);
  const judged = judge('LIVE', resting.length === 0 ? [] : [nothingRestsOnIt(resting)]);
  if (judged.refused !== null) return judged.refused;
  const [first, ...rest] = batch.map((fact): LedgerDraft => ({
    type: 'FactWithdrawn',
    effectiveOn: fact.effectiveOn,
    precision: fact.precision,
    concerns: fact.concerns,
    mode,
    basis: fact.basis,
    source,
    warnings: judged.warnings,
    causationId: fact.id,
    data: { eventId: fact.id, position: fact.position, type: fact.type, reason },
  }));
  if (first === undefined) return badInput({ path: 'input.eventId', message: 'names no fact' });
  return { outcome: 'accepted', stream: named.stream, events: [first, ...rest] };
}

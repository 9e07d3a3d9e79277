import type { LedgerEvent } from '@ntm-ledger/events';
import { ASSESSMENT_STREAMS } from '@ntm-ledger/events';
import type { Dated, IsoDate, Moment } from '@ntm-ledger/temporal';
import { LAST_DAY, Timeline } from '@ntm-ledger/temporal';
import type { MeasuringDuty } from '../domain/cases/acting.js';

/** Somebody measured a unit by a set. */
interface Measured extends Dated {
  readonly actorId: string;
  readonly duty: MeasuringDuty;
}

/** Since when measurements count: those of that day and later, and those recorded later, whatever their day. */
export interface Since {
  readonly day: IsoDate;
  readonly position: Moment['position'];
}

/**
 * Who measured which unit by which set, of what was measured here: old assessments were made by others than those who record them. A round of examiners
 * examines, a periodic review is of no case, and a plan is no measurement at all.
 */
export class Measurers {
  private readonly bySet = new Map<string, Timeline<Measured>>();

  /** Folds one event of the log; those of other streams change nothing. */
  apply(event: LedgerEvent): void {
    if (!event.stream.startsWith(ASSESSMENT_STREAMS)) return;
    if (event.type === 'FactWithdrawn') {
      this.bySet.get(event.stream)?.withdraw(event.data.position, event.position);
    } else if (event.mode === 'LIVE') {
      const duty = dutyOf(event);
      if (duty === null) return;
      const { effectiveOn, position, actor, stream } = event;
      let line = this.bySet.get(stream);
      if (line === undefined) this.bySet.set(stream, (line = new Timeline()));
      line.add({ effectiveOn, position, actorId: actor.id, duty });
    }
  }

  /**
   * The actors who have measured a unit by a set, each with what they did by it.
   * @param stream that of the unit's assessments by the set
   */
  of(stream: string, since: Since, position: Moment['position']): ReadonlyMap<string, ReadonlySet<MeasuringDuty>> {
    const measured = this.bySet.get(stream)?.at({ effectiveOn: LAST_DAY, position }) ?? [];
    const found = new Map<string, Set<MeasuringDuty>>();
    for (const { effectiveOn, position: recorded, actorId, duty } of measured) {
      if (effectiveOn < since.day && recorded <= since.position) continue;
      found.set(actorId, (found.get(actorId) ?? new Set<MeasuringDuty>()).add(duty));
    }
    return found;
  }
}

/** What is done by an event of assessments; null where it is neither. */
function dutyOf({ type, data }: LedgerEvent): MeasuringDuty | null {
  if (type === 'ScoreStated') return data.statement === 'ACTUAL' ? 'ASSESSMENT' : null;
  if (type !== 'UnitAssessed' || data.statement !== 'ACTUAL') return null;
  switch (data.round) {
    case null:
    case 'SELF_ASSESSMENT':
      return 'ASSESSMENT';
    case 'VERIFICATION':
    case 'APPRAISAL':
      return 'EXAMINATION';
    case 'PERIODIC_REVIEW':
      return null;
  }
}

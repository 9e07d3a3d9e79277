import type { LedgerEvent } from '@ntm-ledger/events';
import { ASSESSMENT_STREAMS } from '@ntm-ledger/events';
import type { Dated, IsoDate, Moment } from '@ntm-ledger/temporal';
import { LAST_DAY, Timeline } from '@ntm-ledger/temporal';

/** Somebody measured a unit by a set. */
interface Measured extends Dated {
  readonly actorId: string;
}

/** Since when measurements count: those of that day and later, and those recorded later, whatever their day. */
export interface Since {
  readonly day: IsoDate;
  readonly position: Moment['position'];
}

/**
 * Who measured which unit by which set, of what was measured here: old assessments were made by others than those who record them. A round of examiners is
 * no measurement of the unit's own, and a plan is none at all.
 */
export class Measurers {
  private readonly bySet = new Map<string, Timeline<Measured>>();

  /** Folds one event of the log; those of other streams change nothing. */
  apply(event: LedgerEvent): void {
    if (!event.stream.startsWith(ASSESSMENT_STREAMS)) return;
    if (event.type === 'FactWithdrawn') {
      this.bySet.get(event.stream)?.withdraw(event.data.position, event.position);
    } else if (event.mode === 'LIVE' && isOwnMeasurement(event)) {
      const { effectiveOn, position, actor, stream } = event;
      let line = this.bySet.get(stream);
      if (line === undefined) this.bySet.set(stream, (line = new Timeline()));
      line.add({ effectiveOn, position, actorId: actor.id });
    }
  }

  /**
   * The actors who have measured a unit by a set.
   * @param stream that of the unit's assessments by the set
   */
  of(stream: string, since: Since, position: Moment['position']): ReadonlySet<string> {
    const measured = this.bySet.get(stream)?.at({ effectiveOn: LAST_DAY, position }) ?? [];
    return new Set(
      measured.filter((one) => one.effectiveOn >= since.day || one.position > since.position).map(({ actorId }) => actorId),
    );
  }
}

function isOwnMeasurement(event: LedgerEvent): boolean {
  if (event.type === 'ScoreStated') return event.data.statement === 'ACTUAL';
  if (event.type !== 'UnitAssessed' || event.data.statement !== 'ACTUAL') return false;
  return event.data.round === null || event.data.round === 'SELF_ASSESSMENT';
}

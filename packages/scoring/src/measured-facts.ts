import type { Position } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import type { IsoDate } from '@ntm-ledger/temporal';
import { countUpTo } from '@ntm-ledger/temporal';

/** How many facts measure units by a set on a day, all by the same number of criteria. */
export interface MeasuredOn {
  readonly effectiveOn: IsoDate;
  readonly size: number;
  readonly facts: number;
}

/** The same, while it is counted. */
interface Counted extends MeasuredOn {
  facts: number;
}

/**
 * How many assessments and stated totals there are by set, day and number of criteria: all that a change of a set's past must ask. Facts are many
 * and days few, so that a fact costs no more than its place in the log, which tells what a withdrawal takes back.
 */
export class MeasuredFacts {
  private readonly bySet = new Map<string, Map<string, Counted>>();
  /** In the order of the log. */
  private readonly positions: Position[] = [];
  /** Of each the count that it is part of; null: it is withdrawn. */
  private readonly counts: (Counted | null)[] = [];

  /** Folds one event of an assessment's stream. */
  apply(event: LedgerEvent): void {
    if (event.type === 'UnitAssessed' || event.type === 'ScoreStated') {
      const counted = this.countedFor(event);
      counted.facts += 1;
      this.positions.push(event.position);
      this.counts.push(counted);
    } else if (event.type === 'FactWithdrawn') {
      const place = this.placeOf(event.data.position);
      const counted = this.counts[place] ?? null;
      if (counted === null) return;
      counted.facts -= 1;
      this.counts[place] = null;
    }
  }

  private countedFor({ effectiveOn, data }: LedgerEvent<'UnitAssessed' | 'ScoreStated'>): Counted {
    const { criteriaSetId, size } = data;
    let ofSet = this.bySet.get(criteriaSetId);
    if (ofSet === undefined) this.bySet.set(criteriaSetId, (ofSet = new Map<string, Counted>()));
    const key = `${effectiveOn} ${size}`;
    let counted = ofSet.get(key);
    if (counted === undefined) ofSet.set(key, (counted = { effectiveOn, size, facts: 0 }));
    return counted;
  }

  /** Where a fact of a position stands among all; -1 where it is none of these. */
  private placeOf(position: Position): number {
    const place = countUpTo(this.positions, position) - 1;
    return this.positions[place] === position ? place : -1;
  }

  /** The facts that are not withdrawn, as far as the log is folded. */
  of(criteriaSetId: string): MeasuredOn[] {
    return [...(this.bySet.get(criteriaSetId)?.values() ?? [])].filter(({ facts }) => facts > 0);
  }
}

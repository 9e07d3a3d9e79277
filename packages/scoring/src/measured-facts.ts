import type { Position } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import type { IsoDate } from '@ntm-ledger/temporal';
import { NumberColumn } from '@ntm-ledger/temporal';

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

/** A count, and its number among all. */
interface Numbered {
  readonly counted: Counted;
  readonly number: number;
}

const WITHDRAWN = -1;

/**
 * How many assessments and stated totals there are by set, day and number of criteria: all that a change of a set's past must ask. Facts are many
 * and days few, so that a fact costs no more than its place in the log, which tells what a withdrawal takes back.
 */
export class MeasuredFacts {
  /** By set and day; of a day there are as many as sizes that the set is said to have. */
  private readonly bySet = new Map<string, Map<IsoDate, Numbered[]>>();
  /** All counts, by numbers from 0 on. */
  private readonly all: Counted[] = [];
  /** In the order of the log. */
  private readonly positions = new NumberColumn();
  /** Of each the number of the count that it is part of; WITHDRAWN where it is of none. */
  private readonly counts = new NumberColumn();

  /** Folds one event of an assessment's stream. */
  apply(event: LedgerEvent): void {
    if (event.type === 'UnitAssessed' || event.type === 'ScoreStated') {
      const { counted, number } = this.countedFor(event);
      counted.facts += 1;
      this.positions.push(event.position);
      this.counts.push(number);
    } else if (event.type === 'FactWithdrawn') {
      const place = this.placeOf(event.data.position);
      const counted = this.all[this.counts.at(place) ?? WITHDRAWN];
      if (counted === undefined) return;
      counted.facts -= 1;
      this.counts.set(place, WITHDRAWN);
    }
  }

  private countedFor({ effectiveOn, data }: LedgerEvent<'UnitAssessed' | 'ScoreStated'>): Numbered {
    const { criteriaSetId, size } = data;
    let ofSet = this.bySet.get(criteriaSetId);
    if (ofSet === undefined) this.bySet.set(criteriaSetId, (ofSet = new Map<IsoDate, Numbered[]>()));
    let ofDay = ofSet.get(effectiveOn);
    if (ofDay === undefined) ofSet.set(effectiveOn, (ofDay = []));
    for (const known of ofDay) if (known.counted.size === size) return known;
    const counted = { effectiveOn, size, facts: 0 };
    const added = { counted, number: this.all.push(counted) - 1 };
    ofDay.push(added);
    return added;
  }

  /** Where a fact of a position stands among all; -1 where it is none of these. */
  private placeOf(position: Position): number {
    const place = this.positions.countUpTo(position) - 1;
    return this.positions.at(place) === position ? place : -1;
  }

  /** The facts that are not withdrawn, as far as the log is folded. */
  of(criteriaSetId: string): MeasuredOn[] {
    const ofSet = [...(this.bySet.get(criteriaSetId)?.values() ?? [])].flat();
    return ofSet.map(({ counted }) => counted).filter(({ facts }) => facts > 0);
  }
}

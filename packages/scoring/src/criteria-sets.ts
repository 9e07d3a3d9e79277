import type { Position } from '@ntm-ledger/event-store';
import type { LedgerEvent, Level, UnitKind } from '@ntm-ledger/events';
import { ASSESSMENT_STREAMS, CRITERIA_SETS_STREAM } from '@ntm-ledger/events';
import { byCharacters } from '@ntm-ledger/register';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import { dayNumber, FoldedTimeline, LAST_DAY } from '@ntm-ledger/temporal';
import type { CriteriaSet } from './criteria-set.js';
import { isSameSeries, mayBeInForce } from './criteria-set.js';
import type { CriteriaSetEvent, SetLife } from './evolve-criteria-set.js';
import { evolveCriteriaSet, UNKNOWN_SET } from './evolve-criteria-set.js';
import { MeasuredFacts } from './measured-facts.js';

/** Which sets are asked for; what is left out does not matter. */
export interface SetFilter {
  readonly level?: Level | null;
  readonly unitKind?: UnitKind | null;
  /** The id of the province whose own sets they are. */
  readonly provinceId?: string | null;
  readonly inForceOn?: IsoDate | null;
}

/** A set's size from a day on; null where it is not known. */
export interface SizeFrom {
  /** See `dayNumber`. */
  readonly day: number;
  readonly size: number | null;
}

type SetTimeline = FoldedTimeline<CriteriaSetEvent, SetLife>;

/**
 * The criteria sets on both clocks, each folded from its publication, its amendments and its end.
 *
 * They are asked in three ways. Which sets there are at a moment follows both clocks. What a set was for a fact of some day, too; but a
 * fact may be older than the act that it is read by (recorded with a warning), and must then still say what it was measured against.
 * What an id means at all follows knowledge alone.
 */
export class CriteriaSets {
  private readonly byId = new Map<string, SetTimeline>();

  /** How many facts are measured by each set. */
  readonly measured = new MeasuredFacts();

  /** Folds one event of the log; those of other streams change nothing. */
  apply(event: LedgerEvent): void {
    if (event.stream.startsWith(ASSESSMENT_STREAMS)) this.measured.apply(event);
    if (event.stream !== CRITERIA_SETS_STREAM) return;
    switch (event.type) {
      case 'CriteriaSetPublished':
      case 'CriteriaSetAmended':
      case 'CriteriaSetEnded':
        this.lifeOf(event.data.criteriaSetId).add(event);
        return;
      case 'FactWithdrawn':
        this.withdraw(event.data.position, event.position);
        return;
      default:
        return;
    }
  }

  private lifeOf(id: string): SetTimeline {
    let life = this.byId.get(id);
    if (life === undefined)
      this.byId.set(id, (life = new FoldedTimeline<CriteriaSetEvent, SetLife>(UNKNOWN_SET, evolveCriteriaSet)));
    return life;
  }

  private withdraw(position: Position, at: Position): void {
    for (const life of this.byId.values()) if (life.withdraw(position, at)) return;
  }

  /** The set that an id means, with all that was known of it at a position, of whatever day. */
  knownAt(id: string, position: Position): CriteriaSet | undefined {
    return this.at(id, { effectiveOn: LAST_DAY, position });
  }

  /** The set of that id with the amendments in force at a moment, if it was published by then. */
  at(id: string, moment: Moment): CriteriaSet | undefined {
    return this.byId.get(id)?.stateAt(moment).set;
  }

  /**
   * The set that a fact of a moment's day is read by: as it was on that day; or, where it was published later, as it was published, with all that
   * completes it on that day.
   */
  readBy(id: string, moment: Moment): CriteriaSet | undefined {
    return this.at(id, moment) ?? this.asPublished(id, moment.position);
  }

  /** The sets that ask the same question of the same units as one does, itself among them, of whatever day; in the order of their ids. */
  sameSeries(set: Pick<CriteriaSet, 'unitKind' | 'level'>, position: Position): CriteriaSet[] {
    return [...this.byId.keys()]
      .flatMap((id) => this.knownAt(id, position) ?? [])
      .filter((other) => isSameSeries(other, set))
      .sort((a, b) => byCharacters(a.id, b.id));
  }

  /** What `readBy` says of a set's size, for facts of every day: steps by the first day of each, the earliest one for all days before too. */
  sizesOf(id: string, position: Position): SizeFrom[] {
    const days = [...new Set(this.factsOf(id, position).map(({ effectiveOn }) => effectiveOn))];
    return days.flatMap((day) => {
      const set = this.readBy(id, { effectiveOn: day, position });
      return set === undefined ? [] : [{ day: dayNumber(day), size: set.size }];
    });
  }

  private asPublished(id: string, position: Position): CriteriaSet | undefined {
    const first = this.factsOf(id, position).find(({ type }) => type === 'CriteriaSetPublished');
    return first === undefined ? undefined : this.at(id, { effectiveOn: first.effectiveOn, position });
  }

  /** What is known at a position to say what a set is, of whatever day: its publication, amendments and end, in the order in which they are folded. */
  factsOf(id: string, position: Position): CriteriaSetEvent[] {
    return this.byId.get(id)?.knownAt(position) ?? [];
  }

  /** The sets published by a moment, in the order of their publication. */
  allAt(moment: Moment, { level, unitKind, provinceId, inForceOn }: SetFilter = {}): CriteriaSet[] {
    return [...this.byId.values()]
      .flatMap((life) => life.stateAt(moment).set ?? [])
      .filter((set) => isAsked(level, set.level) && isAsked(unitKind, set.unitKind) && isAsked(provinceId, set.provinceId))
      .filter((set) => inForceOn === undefined || inForceOn === null || mayBeInForce(set, inForceOn, 'DAY'))
      .sort((a, b) => byCharacters(a.effectiveOn, b.effectiveOn) || byCharacters(a.id, b.id));
  }
}

function isAsked<T>(asked: T | null | undefined, value: T | null): boolean {
  return asked === undefined || asked === null || asked === value;
}

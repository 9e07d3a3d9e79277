import type { Position } from '@ntm-ledger/event-store';
import type { LedgerEvent, Level } from '@ntm-ledger/events';
import { TITLE_STREAMS, UNITS_STREAM } from '@ntm-ledger/events';
import type { Register } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import { dayNumber, LAST_DAY, Timeline } from '@ntm-ledger/temporal';
import type { AnnouncementEvent, DecisionEvent, GrantEvent, TitleEvent } from '../domain/decision.js';
import { isDecision, isGrant, isTitleEvent } from '../domain/decision.js';
import type { KnownTitles } from '../domain/known.js';
import { titlesAfter } from '../domain/title-life.js';
import type { Title } from '../domain/title.js';
import { bitOf, HeldLevels } from './held-levels.js';

/**
 * The titles and decisions of all units on both clocks.
 *
 * Facts lie grouped by unit, one timeline each; what is in force is folded when it is asked for, out of the facts of the titles and those
 * of the unit, so that late, back-dated and withdrawn facts of either need no bookkeeping here.
 */
export class TitleModel implements KnownTitles {
  private readonly units = new Map<string, Timeline<TitleEvent>>();
  /** Every decision ever recorded, withdrawn ones too. */
  private readonly decisions = new Map<string, DecisionEvent>();
  private readonly holders = new Map<string, string>();
  private readonly awardedFor = new Map<number | null, Set<string>>();
  /** Which levels units hold, for sums over a scope. */
  readonly held = new HeldLevels();

  constructor(private readonly register: Register) {}

  /** Folds one event of the log; of those of other streams only a change of a unit can change its titles. */
  apply(event: LedgerEvent): void {
    if (event.stream.startsWith(TITLE_STREAMS)) {
      if (event.type === 'FactWithdrawn') {
        for (const unitId of event.concerns) this.units.get(unitId)?.withdraw(event.data.position, event.position);
      } else if (isTitleEvent(event)) {
        this.record(event);
      }
    } else if (event.stream !== UNITS_STREAM) {
      return;
    }
    for (const unitId of event.concerns) this.learnHeld(unitId, event.position);
  }

  private learnHeld(unitId: string, position: Position): void {
    const number = this.register.numberOf(unitId);
    const timeline = this.units.get(unitId);
    if (number === undefined || timeline === undefined) return;
    this.held.learn(number, this.titlesKnownOf(unitId, position), position);
  }

  private record(event: TitleEvent): void {
    const { unitId } = event.data;
    let timeline = this.units.get(unitId);
    if (timeline === undefined) this.units.set(unitId, (timeline = new Timeline()));
    timeline.add(event);
    if (isDecision(event)) this.decisions.set(event.data.decisionId, event);
    if (isGrant(event)) this.remember(event);
  }

  private remember({ data: { titleId, unitId, awardYear } }: GrantEvent): void {
    this.holders.set(titleId, unitId);
    const known = this.awardedFor.get(awardYear);
    if (known === undefined) this.awardedFor.set(awardYear, new Set([unitId]));
    else known.add(unitId);
  }

  /** The units that were ever said to be awarded a title for a year, or for none that is known (null): where to look for those that were. */
  everAwardedFor(year: number | null): string[] {
    return [...(this.awardedFor.get(year) ?? [])];
  }

  /** Every title that a unit held by a moment, ended ones too, in the order they came into force. */
  titlesOf(unitId: string, moment: Moment): readonly Title[] {
    const events = this.units.get(unitId)?.at(moment) ?? [];
    if (events.length === 0) return [];
    return titlesAfter(events, this.register.historyOf(unitId, moment));
  }

  /** Whether a fact about a unit's titles became known, or known to be wrong, after a position and by another. */
  learntBetween(unitId: string, after: Position, until: Position): boolean {
    return (
      this.units
        .get(unitId)
        ?.changedAt()
        .some((position) => position > after && position <= until) === true
    );
  }

  /** Every title known of a unit at a position, whenever it comes into force. */
  titlesKnownOf(unitId: string, position: Position): readonly Title[] {
    return this.titlesOf(unitId, { effectiveOn: LAST_DAY, position });
  }

  /** Tells of units, by their ids, whether they hold a title of a level at a moment. */
  holdersOf(level: Level, { effectiveOn, position }: Moment): (unitId: string) => boolean {
    const [bit, day, known] = [bitOf(level), dayNumber(effectiveOn), this.held.knownBy(position)];
    return (unitId) => {
      const number = this.register.numberOf(unitId);
      return number !== undefined && (this.held.heldBy(number, day, known) & bit) !== 0;
    };
  }

  /** A title as it stands at a moment; undefined before it came into force, and where it does not count. */
  titleAt(id: string, moment: Moment): Title | undefined {
    const unitId = this.holders.get(id);
    return unitId === undefined ? undefined : this.titlesOf(unitId, moment).find((title) => title.id === id);
  }

  /** A decision as it was recorded, whatever became of it since. */
  decisionRecorded(id: string): DecisionEvent | undefined {
    return this.decisions.get(id);
  }

  /** A decision that is in force at a moment. */
  decisionAt(id: string, moment: Moment): DecisionEvent | undefined {
    const event = this.decisions.get(id);
    if (event === undefined) return undefined;
    return this.eventsAt(event.data.unitId, moment).find((other): other is DecisionEvent => other === event);
  }

  /** A decision that is known at a position and not withdrawn, whenever it comes into force. */
  decisionKnown(id: string, position: Position): DecisionEvent | undefined {
    return this.decisionAt(id, { effectiveOn: LAST_DAY, position });
  }

  /** The decisions on a unit that are known at a position and not withdrawn, whenever they come into force. */
  decisionsKnownOf(unitId: string, position: Position): DecisionEvent[] {
    return this.eventsAt(unitId, { effectiveOn: LAST_DAY, position }).filter((event) => isDecision(event));
  }

  /** The announcements of a decision by a moment, the earliest first. */
  announcementsOf(decisionId: string, moment: Moment): AnnouncementEvent[] {
    const event = this.decisions.get(decisionId);
    if (event === undefined) return [];
    return this.eventsAt(event.data.unitId, moment).filter(
      (other): other is AnnouncementEvent => other.type === 'RecognitionAnnounced' && other.data.decisionId === decisionId,
    );
  }

  /** The announcements of a decision that are known at a position, whenever they are dated. */
  announcementsKnownOf(decisionId: string, position: Position): AnnouncementEvent[] {
    return this.announcementsOf(decisionId, { effectiveOn: LAST_DAY, position });
  }

  /** The decision that an event of these streams is about: itself, what it announces, or what its withdrawal withdraws. */
  decisionBehind(event: LedgerEvent): DecisionEvent | undefined {
    if (event.type === 'FactWithdrawn') {
      const withdrawn = this.recordedAt(event.concerns, event.data.position);
      return withdrawn === undefined ? undefined : this.decisionBehind(withdrawn);
    }
    if (isDecision(event)) return event;
    return event.type === 'RecognitionAnnounced' ? this.decisions.get(event.data.decisionId) : undefined;
  }

  private recordedAt(unitIds: readonly string[], position: Position): TitleEvent | undefined {
    for (const unitId of unitIds) {
      const event = this.units
        .get(unitId)
        ?.all()
        .find((other) => other.position === position);
      if (event !== undefined) return event;
    }
    return undefined;
  }

  private eventsAt(unitId: string, moment: Moment): TitleEvent[] {
    return this.units.get(unitId)?.at(moment) ?? [];
  }
}

import type { LedgerEvent, PlanTarget } from '@ntm-ledger/events';
import { criteriaSetOfTarget, UNITS_STREAM } from '@ntm-ledger/events';
import type { Register, UnitEvent } from '@ntm-ledger/register';
import { fullName, isUnitEvent } from '@ntm-ledger/register';
import type { Projection } from '@ntm-ledger/service-host';
import type { Position } from '@ntm-ledger/event-store';
import { toPosition } from '@ntm-ledger/event-store';
import { NumberColumn } from '@ntm-ledger/temporal';
import type { CriteriaSets } from '@ntm-ledger/scoring';
import { contradictedBy } from '@ntm-ledger/scoring';
import { leftWithoutGround } from '../domain/left-without-ground.js';
import type { WithdrawalView } from '../domain/withdrawal.js';
import { NameSearch } from './name-search.js';

/** What the units service folds besides the register: names to search, and what rests on what. */
export class UnitsModel implements Projection {
  readonly names: NameSearch;
  private readonly withdrawn = new Set<Position>();
  /** Facts recorded because of another (its event id). */
  private readonly consequences = new Map<string, { type: string; position: Position }[]>();
  /** How many facts of other streams are about a unit. */
  private readonly factsAbout = new Map<string, { facts: number }>();
  /** Where the facts stand that are measured by a criteria set. */
  private readonly measuredBy = new Map<string, NumberColumn>();

  /** @param criteriaSets as every service of the process folds them */
  constructor(
    private readonly register: Register,
    private readonly criteriaSets: CriteriaSets,
  ) {
    this.names = new NameSearch(register);
  }

  apply(event: LedgerEvent): void {
    if (event.type === 'FactWithdrawn') {
      this.withdrawn.add(event.data.position);
      this.count(event, -1);
      return;
    }
    if (isUnitEvent(event)) this.names.note(event);
    this.count(event, 1);
    this.noteMeasure(event);
    if (event.causationId === null) return;
    const known = this.consequences.get(event.causationId) ?? [];
    known.push({ type: event.type, position: event.position });
    this.consequences.set(event.causationId, known);
  }

  /** Names are not part of a snapshot: the register knows them. */
  restored(): void {
    this.names.restore(() => this.register.everyFact());
  }

  /** See `NameSearch.prepare`. */
  prepare(): void {
    this.names.prepare();
  }

  private noteMeasure(event: LedgerEvent): void {
    for (const setId of setsMeasuredBy(event)) {
      let known = this.measuredBy.get(setId);
      if (known === undefined) this.measuredBy.set(setId, (known = new NumberColumn()));
      known.push(event.position);
    }
  }

  private count({ stream, concerns }: LedgerEvent, step: number): void {
    if (stream === UNITS_STREAM) return;
    for (const id of concerns) {
      const about = this.factsAbout.get(id);
      if (about === undefined) this.factsAbout.set(id, { facts: step });
      else about.facts += step;
    }
  }

  /** What a withdrawal may ask, at a position that is folded. */
  withdrawalView(position: Position): WithdrawalView {
    return {
      isWithdrawn: (fact) => this.withdrawn.has(fact.position),
      restingOn: (batch) => this.restingOn(batch, position),
    };
  }

  private restingOn(batch: readonly LedgerEvent[], position: Position): string[] {
    const withdrawing = new Set(batch.map((fact) => fact.position));
    const stays = (fact: Position): boolean => !this.withdrawn.has(fact) && !withdrawing.has(fact);
    const changes = batch.filter(isUnitEvent);
    return [
      ...batch.flatMap((fact) => this.following(fact, stays)),
      ...leftWithoutGround(this.register, changes, position),
      ...this.measuredAsAmended(batch, position),
      ...changes.flatMap((fact) => this.aboutWhatBegan(fact)),
    ];
  }

  /** Facts recorded because of another, or measured by the criteria set that it publishes. */
  private following(fact: LedgerEvent, stays: (position: Position) => boolean): string[] {
    const later = (this.consequences.get(fact.id) ?? []).filter((other) => stays(other.position));
    const setId = fact.type === 'CriteriaSetPublished' ? fact.data.criteriaSetId : null;
    const measured =
      setId === null ? [] : [...(this.measuredBy.get(setId)?.filter((position) => stays(toPosition(position))) ?? [])];
    return [
      ...later.map((other) => `${other.type} at position ${String(other.position)}`),
      ...(setId === null || measured.length === 0 ? [] : [`${String(measured.length)} facts measured by ${setId}`]),
    ];
  }

  /** What was measured by the size that an amendment gives a set, and later amendments that go together with no other. */
  private measuredAsAmended(batch: readonly LedgerEvent[], position: Position): string[] {
    const amended = batch.flatMap((fact) => (fact.type === 'CriteriaSetAmended' ? fact.data.criteriaSetId : []));
    const withdrawing = new Set(batch.map((fact) => fact.position));
    return [...new Set(amended)].flatMap((id) => {
      const facts = this.criteriaSets.factsOf(id, position);
      const staying = facts.filter((fact) => !withdrawing.has(fact.position));
      const { measured, amendments } = contradictedBy(facts, staying, this.criteriaSets.measured.of(id));
      return [
        ...(measured === 0 ? [] : [`${String(measured)} facts measured by ${id} as amended`]),
        ...(amendments === 0 ? [] : [`${String(amendments)} later amendments of ${id}`]),
      ];
    });
  }

  /** Facts of other streams about a unit that a fact brings into being. */
  private aboutWhatBegan({ type, data }: UnitEvent): string[] {
    if (type !== 'UnitRegistered' && type !== 'UnitEstablished') return [];
    const others = this.factsAbout.get(data.unitId)?.facts ?? 0;
    return others > 0 ? [`${String(others)} facts of assessment or recognition about ${fullName(data)}`] : [];
  }
}

/** The criteria sets that a fact measures by: of a plan, those of its targets. */
function setsMeasuredBy({ type, data }: LedgerEvent): string[] {
  switch (type) {
    case 'CriteriaSetPublished':
      return [];
    case 'PlanAdopted':
      return setsOf(data.targets);
    case 'PlanAmended':
      return setsOf([...data.added, ...data.changed]);
    default:
      return 'criteriaSetId' in data && data.criteriaSetId !== null ? [data.criteriaSetId] : [];
  }
}

function setsOf(targets: readonly PlanTarget[]): string[] {
  return [...new Set(targets.flatMap((target) => criteriaSetOfTarget(target) ?? []))];
}

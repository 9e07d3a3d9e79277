import type { LedgerEvent } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import type { Register } from '@ntm-ledger/register';
import { fullName, isUnitEvent } from '@ntm-ledger/register';
import type { Projection } from '@ntm-ledger/service-host';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { Position } from '@ntm-ledger/event-store';
import type { WithdrawalView } from '../domain/withdrawal.js';
import { NameSearch } from './name-search.js';

/** After every day that a fact can come into force. */
const END_OF_TIME = toIsoDate('2999-12-31');

/** What the units service folds besides the register: names to search, and what rests on what. */
export class UnitsModel implements Projection {
  readonly names: NameSearch;
  private readonly withdrawn = new Set<Position>();
  /** Facts recorded because of another (its event id). */
  private readonly consequences = new Map<string, { type: string; position: Position }[]>();
  /** How many facts of other streams are about a unit. */
  private readonly factsAbout = new Map<string, number>();
  /** Where the facts stand that are measured by a criteria set. */
  private readonly measuredBy = new Map<string, Position[]>();

  constructor(private readonly register: Register) {
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

  private noteMeasure({ data, position, type }: LedgerEvent): void {
    if (type === 'CriteriaSetPublished' || !('criteriaSetId' in data) || data.criteriaSetId === null) return;
    const known = this.measuredBy.get(data.criteriaSetId);
    if (known === undefined) this.measuredBy.set(data.criteriaSetId, [position]);
    else known.push(position);
  }

  private count({ stream, concerns }: LedgerEvent, step: number): void {
    if (stream === UNITS_STREAM) return;
    for (const id of concerns) this.factsAbout.set(id, (this.factsAbout.get(id) ?? 0) + step);
  }

  /** What a withdrawal may ask, at a position that is folded. */
  withdrawalView(position: Position): WithdrawalView {
    return {
      isWithdrawn: (fact) => this.withdrawn.has(fact.position),
      restingOn: (batch) => batch.flatMap((fact) => this.restingOn(fact, batch, position)),
    };
  }

  private restingOn(fact: LedgerEvent, batch: readonly LedgerEvent[], position: Position): string[] {
    const inBatch = new Set(batch.map((other) => other.position));
    const later = (this.consequences.get(fact.id) ?? []).filter((other) => !this.withdrawn.has(other.position));
    const consequences = later.map((other) => `${other.type} at position ${String(other.position)}`);
    if (fact.type === 'CriteriaSetPublished') {
      const measured = (this.measuredBy.get(fact.data.criteriaSetId) ?? []).filter((other) => !this.withdrawn.has(other));
      return measured.length === 0
        ? consequences
        : [...consequences, `${String(measured.length)} facts measured by ${fact.data.criteriaSetId}`];
    }
    if (!isUnitEvent(fact)) return consequences;
    const moment = { effectiveOn: END_OF_TIME, position };
    const { unitId } = fact.data;
    const unit = this.register.unitAt(unitId, moment);
    if (unit === undefined) return consequences;
    if (fact.type === 'UnitEnded') {
      const heir = unit.code === null ? undefined : this.register.bearerOf(unit.code, moment);
      const ownHeir = batch.some((other) => isUnitEvent(other) && other.data.unitId === heir?.id);
      return heir === undefined || ownHeir
        ? consequences
        : [...consequences, `${fullName(heir)} bears the code ${String(unit.code)} since`];
    }
    if (fact.type !== 'UnitRegistered' && fact.type !== 'UnitEstablished') return consequences;
    const own = this.register.factsOf(unitId, position).filter((other) => !inBatch.has(other.position));
    const batchUnits = new Set(batch.flatMap((other) => (isUnitEvent(other) ? [other.data.unitId] : [])));
    const children = this.register.childrenOf(unitId, moment).filter((child) => !batchUnits.has(child.id));
    const others = this.factsAbout.get(unitId) ?? 0;
    return [
      ...consequences,
      ...own.map((other) => `${other.type} of ${fullName(unit)} at position ${String(other.position)}`),
      ...children.map((child) => `${fullName(child)} stands under ${fullName(unit)}`),
      ...(others > 0 ? [`${String(others)} facts of assessment or recognition about ${fullName(unit)}`] : []),
    ];
  }
}

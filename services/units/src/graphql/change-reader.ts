import type { Refused } from '@ntm-ledger/events';
import { badInput } from '@ntm-ledger/events';
import type { PlacedChange } from '../domain/reorganisation.js';
import type { Transfer } from '../domain/territory.js';
import type { WorkingRegister } from '../domain/working-register.js';
import type { BatchUnitRefInput, NewUnitInput } from './new-unit-input.js';
import { identityOf, idsByRef, newUnitId, parentOf, resolveRef } from './new-unit-input.js';
import type {
  AbsorbInput,
  EstablishInput,
  RecordReorganisationInput,
  ReorganisationChangeInput,
  TerritoryInput,
} from './reorganisation-input.js';

const CHANGE_KINDS = ['establish', 'absorb', 'rename', 'retype', 'recode', 'reparent', 'abolish'] as const;

/** Turns the changes of an input into those of the domain: references become ids. */
export class ChangeReader {
  readonly changes: PlacedChange[] = [];
  readonly transfers: Transfer[] = [];
  private readonly newIds: ReadonlyMap<string, string>;
  private readonly newUnits: readonly NewUnitInput[];
  private readonly requestId: string;

  constructor(
    input: RecordReorganisationInput,
    private readonly register: WorkingRegister,
  ) {
    this.requestId = input.requestId;
    this.newUnits = input.changes.flatMap(({ establish }) => establish?.unit ?? []);
    this.newIds = idsByRef(this.newUnits, input.requestId);
  }

  /** Reads one change; gives the refusal that says what is wrong with it, or null. */
  take(change: ReorganisationChangeInput, path: string): Refused | null {
    const given = CHANGE_KINDS.filter((kind) => (change[kind] ?? null) !== null);
    const [only, ...others] = given;
    if (only === undefined || others.length > 0) {
      return badInput({
        path,
        message: `exactly one change belongs here; ${given.length === 0 ? 'none is given' : given.join(' and ')}`,
      });
    }
    const place = { clause: change.clause ?? null, path: `${path}.${only}` };
    const { establish, absorb, rename, retype, recode, reparent, abolish } = change;
    if (establish) return this.establish(establish, place);
    if (absorb) return this.absorb(absorb, place);
    if (rename) return this.change(rename.unit, place, (unitId) => ({ kind: 'rename', unitId, name: rename.name }));
    if (retype) return this.change(retype.unit, place, (unitId) => ({ kind: 'retype', unitId, type: retype.type }));
    if (recode) return this.change(recode.unit, place, (unitId) => ({ kind: 'recode', unitId, code: recode.code }));
    if (abolish) {
      const { manner } = abolish;
      return this.change(abolish.unit, place, (unitId) => ({ kind: 'abolish', unitId, manner }));
    }
    if (!reparent) return null;
    const parentId = this.resolve(reparent.parent, `${place.path}.parent`);
    return typeof parentId === 'string'
      ? this.change(reparent.unit, place, (unitId) => ({ kind: 'reparent', unitId, parentId }))
      : parentId;
  }

  /** The units of the register that the changes name. */
  knownUnits(): string[] {
    const named = [
      ...this.transfers.flatMap(({ giverId, receiverId }) => [giverId, receiverId]),
      ...this.changes.flatMap((change) =>
        change.kind === 'establish' ? [change.unit.parentId ?? change.unit.unitId] : [change.unitId],
      ),
    ];
    return [...new Set(named)].filter((id) => this.register.before(id) !== undefined);
  }

  private establish({ unit, from }: EstablishInput, place: Place): Refused | null {
    const parentId = parentOf(unit, this.newIds, this.register, `${place.path}.unit.parent`);
    if (typeof parentId === 'object' && parentId !== null) return parentId;
    const unitId = newUnitId(this.requestId, this.newUnits.indexOf(unit));
    this.changes.push({ kind: 'establish', unit: identityOf(unit, unitId, parentId), ...place });
    return this.transfer(from, unitId, false, place);
  }

  private absorb({ into, from }: AbsorbInput, place: Place): Refused | null {
    const receiverId = this.resolve(into, `${place.path}.into`);
    return typeof receiverId === 'string' ? this.transfer(from, receiverId, true, place) : receiverId;
  }

  private transfer(
    from: readonly TerritoryInput[],
    receiverId: string,
    receiverGoesOn: boolean,
    { clause, path }: Place,
  ): Refused | null {
    for (const [index, { unit, extent, remainder }] of from.entries()) {
      const place = `${path}.from.${String(index)}`;
      const giverId = this.resolve(unit, `${place}.unit`);
      if (typeof giverId !== 'string') return giverId;
      this.transfers.push({ giverId, receiverId, extent, remainder, receiverGoesOn, path: place, clause });
    }
    return null;
  }

  private change(
    reference: BatchUnitRefInput,
    place: Place,
    of: (unitId: string) => DistributiveOmit<PlacedChange, keyof Place>,
  ): Refused | null {
    const unitId = this.resolve(reference, `${place.path}.unit`);
    if (typeof unitId !== 'string') return unitId;
    this.changes.push({ ...of(unitId), ...place });
    return null;
  }

  private resolve(reference: BatchUnitRefInput, path: string): string | Refused {
    return resolveRef(reference, this.newIds, this.register, path);
  }
}

interface Place {
  readonly clause: string | null;
  readonly path: string;
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

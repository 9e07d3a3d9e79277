import type { UnitEvent } from '@ntm-ledger/register';
import { NameIndex } from './name-index.js';

/**
 * The names that were ever borne by a unit which others stood under: some hundreds, and no other can follow a name in an address. So what
 * was typed behind a name is looked for among these alone.
 */
export class NamesAbove {
  readonly index = new NameIndex();
  private readonly parents = new Set<string>();
  /** The names of units that nothing has stood under so far. */
  private readonly namesOf = new Map<string, string[]>();

  /** Notes whom an event names, and whom it puts something under. */
  note({ data }: UnitEvent): void {
    if ('parentId' in data && data.parentId !== null) this.addParent(data.parentId);
    if ('name' in data) this.addName(data.unitId, data.name);
  }

  private addName(unitId: string, name: string): void {
    if (this.parents.has(unitId)) {
      this.index.add(name);
      return;
    }
    const known = this.namesOf.get(unitId);
    if (known === undefined) this.namesOf.set(unitId, [name]);
    else known.push(name);
  }

  private addParent(unitId: string): void {
    if (this.parents.has(unitId)) return;
    this.parents.add(unitId);
    for (const name of this.namesOf.get(unitId) ?? []) this.index.add(name);
    this.namesOf.delete(unitId);
  }
}

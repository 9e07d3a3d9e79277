import type { EventStore } from '@ntm-ledger/event-store';
import { openSqliteEventStore } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { decodeEvent } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName, Register } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportOptions, ImportSummary } from '../importing/import-register.js';
import { importRegister } from '../importing/import-register.js';
import { readRegister } from '../importing/reading/index.js';
import { documentsOf } from '../importing/source-documents.js';
import { filesOf, SMALL_REGISTER } from './small-register.js';

/** Logs in folders of their own, for tests that import into them. */
export class ScratchLogs {
  private readonly opened: { readonly store: EventStore; readonly dir: string }[] = [];

  async empty(): Promise<EventStore> {
    const dir = await mkdtemp(join(tmpdir(), 'ntm-import-'));
    const store = openSqliteEventStore({ path: join(dir, 'log.db') });
    this.opened.push({ store, dir });
    return store;
  }

  async remove(): Promise<void> {
    for (const { store, dir } of this.opened.splice(0)) {
      await store.close();
      await rm(dir, { recursive: true });
    }
  }
}

/** Imports texts under the names of their files; the small register unless told otherwise. */
export async function importing(
  store: EventStore,
  texts: Readonly<Record<string, string>> = SMALL_REGISTER,
  rows: ImportOptions['rows'] = 'ALL_OR_NONE',
  stoodBy = '2004-08-31',
): Promise<ImportSummary> {
  const files = filesOf(texts);
  const given = { ...readRegister(files), sourceOf: documentsOf(files), stoodBy: toIsoDate(stoodBy) };
  return importRegister(store, given, { rows });
}

/** The register as the log holds it, to be asked by code and day. */
export class Folded {
  readonly register = new Register();
  readonly events: LedgerEvent[] = [];

  static async of(store: EventStore): Promise<Folded> {
    const folded = new Folded();
    for await (const batch of store.readAll()) {
      for (const recorded of batch) {
        const event = decodeEvent(recorded);
        folded.events.push(event);
        folded.register.apply(event);
      }
    }
    return folded;
  }

  at(day: string): Moment {
    const last = this.events.at(-1);
    if (last === undefined) throw new Error('the log is empty');
    return { effectiveOn: toIsoDate(day), position: last.position };
  }

  bearer(code: string, day: string): UnitState | undefined {
    return this.register.bearerOf(code, this.at(day));
  }

  /** "xã Hoạt Giang", or nobody. */
  name(code: string, day: string): string {
    const unit = this.bearer(code, day);
    return unit === undefined ? 'nobody' : fullName(unit);
  }

  /** "xã Hà Thanh WHOLE INFERRED", of the bearer of a code on a day. */
  predecessors(code: string, day: string): string[] {
    return this.links(this.bearer(code, day)?.predecessors ?? [], day);
  }

  successors(code: string, before: string, day: string): string[] {
    const id = this.bearer(code, before)?.id ?? '';
    return this.links(this.register.unitAt(id, this.at(day))?.successors ?? [], day);
  }

  private links(links: UnitState['predecessors'], day: string): string[] {
    return links
      .map(({ unitId, extent, certainty }) => {
        const unit = this.register.unitAt(unitId, this.at(day));
        return `${unit === undefined ? unitId : fullName(unit)} ${extent} ${certainty}`;
      })
      .sort();
  }

  /** The types of what was recorded together with the event about a unit of a day. */
  resolution(number: string): LedgerEvent[] {
    return this.events.filter(({ basis }) => basis?.number === number);
  }
}

/** Everything that the log says, whatever the order and the ids in which it came there. */
export async function told(store: EventStore): Promise<string[]> {
  const { events } = await Folded.of(store);
  return events
    .map(({ type, effectiveOn, precision, data, basis }) => JSON.stringify([effectiveOn, type, precision, data, basis]))
    .sort();
}

import type { AppendResult, EventStore, ExpectedRevision } from '@ntm-ledger/event-store';
import { NO_STREAM, START, toRevision } from '@ntm-ledger/event-store';
import type { EventCatalogue, EventType, LedgerDraft, UnitKind, UnitType } from '@ntm-ledger/events';
import { encodeEvent, UNITS_STREAM } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import { randomUUID } from 'node:crypto';

/** A fact of the catalogue, in force from a day; what a test does not care for is as plain as can be. */
export function fact<T extends EventType>(type: T, data: EventCatalogue[T], effectiveOn = '2020-01-01'): LedgerDraft<T> {
  return {
    type,
    effectiveOn: toIsoDate(effectiveOn),
    precision: 'DAY',
    concerns: 'unitId' in data ? [data.unitId] : [],
    mode: 'BACKFILL',
    basis: null,
    source: null,
    warnings: [],
    causationId: null,
    data,
  };
}

/** A name given to a unit: the least of all facts. */
export function renaming(name: string, unitId = 'unit-1'): LedgerDraft {
  return fact('UnitRenamed', { unitId, name });
}

/** A unit entered into the register. */
export function registering(unit: {
  readonly id: string;
  readonly code: string | null;
  readonly parentId: string | null;
  readonly name?: string;
  readonly kind?: UnitKind;
  readonly type?: UnitType;
}): LedgerDraft {
  const { id, code, parentId, name = id, kind = 'COMMUNE', type = 'xã' } = unit;
  return fact('UnitRegistered', { unitId: id, kind, type, name, code, parentId });
}

/** Puts facts at the end of a stream, as a request of their own would: another writer, or the past. */
export async function appendFacts(
  store: EventStore,
  facts: readonly LedgerDraft[],
  { stream = UNITS_STREAM, requestId = randomUUID() }: { readonly stream?: string; readonly requestId?: string } = {},
): Promise<AppendResult> {
  let end: ExpectedRevision = NO_STREAM;
  for await (const batch of store.readStream(stream, { direction: 'backwards', limit: 1 })) {
    for (const last of batch) end = toRevision(last.revision);
  }
  const request = {
    actor: { id: 'clerk-2', role: 'clerk', scope: 'VN' },
    basedOn: START,
    correlationId: requestId,
    requestDigest: '0'.repeat(64),
  };
  return store.append(
    stream,
    facts.map((draft) => encodeEvent(randomUUID(), draft, request)),
    end,
  );
}

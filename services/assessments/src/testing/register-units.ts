import type { EventStore } from '@ntm-ledger/event-store';
import { NO_STREAM, START } from '@ntm-ledger/event-store';
import type { UnitIdentity } from '@ntm-ledger/events';
import { encodeEvent, UNITS_STREAM } from '@ntm-ledger/events';
import { draftOf } from '@ntm-ledger/scoring/testing';

/** Puts units into a log, as the service of units would have: this one only reads them. */
export async function registerUnits(store: EventStore, units: readonly UnitIdentity[], day: string): Promise<void> {
  const request = {
    actor: { id: 'importer', role: 'admin', scope: 'VN' },
    basedOn: START,
    correlationId: 'units',
    requestDigest: '',
  };
  const events = units.map((unit, index) =>
    encodeEvent(uuid(index), draftOf('UnitRegistered', unit, [unit.unitId], day), request),
  );
  await store.append(UNITS_STREAM, events, NO_STREAM);
}

function uuid(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

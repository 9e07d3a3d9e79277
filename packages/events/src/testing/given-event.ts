import { toPosition, toRevision } from '@ntm-ledger/event-store';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { EventCatalogue, EventType, LedgerEvent } from '../catalogue.js';
import type { EventEnvelope } from '../envelope.js';

/** What a test says of an event; the rest is of no importance to it. */
export type GivenEvent<T extends EventType> = Partial<Omit<EventEnvelope, 'type' | 'data' | 'effectiveOn' | 'position'>> & {
  readonly type: T;
  readonly data: EventCatalogue[T];
  readonly effectiveOn: string;
  readonly position: number;
  readonly stream: string;
};

/** An event as the log would hold it, for tests of folds and deciders. */
export function givenEvent<T extends EventType>(given: GivenEvent<T>): LedgerEvent<T> {
  const { position, effectiveOn, ...rest } = given;
  const subject = 'unitId' in given.data ? [given.data.unitId] : [];
  return {
    id: `00000000-0000-5000-8000-${String(position).padStart(12, '0')}`,
    schemaVersion: 1,
    revision: toRevision(position - 1),
    recordedAt: Date.parse('2026-01-01T00:00:00Z') + position,
    precision: 'DAY',
    concerns: subject,
    mode: 'BACKFILL',
    actor: { id: 'clerk-1', role: 'clerk', scope: 'VN' },
    basedOn: toPosition(position - 1),
    basis: null,
    source: null,
    warnings: [],
    correlationId: `00000000-0000-4000-8000-${String(position).padStart(12, '0')}`,
    causationId: null,
    requestDigest: '0'.repeat(64),
    ...rest,
    effectiveOn: toIsoDate(effectiveOn),
    position: toPosition(position),
  };
}

import type { EventStore, Position } from '@ntm-ledger/event-store';
import { NO_STREAM, toRevision } from '@ntm-ledger/event-store';
import type { LedgerDraft } from '@ntm-ledger/events';
import { encodeEvent } from '@ntm-ledger/events';
import { idOf } from './id-of.js';
import type { Recording, Step, Withdrawing } from './recording-order.js';

/** Appends on their way at a time: enough that one wait for the disk is shared by many. */
const UNDER_WAY = 2_000;

/** Writes steps into the log, an append a step, in their order. */
export class HistoryWriter {
  private readonly written = new Map<string, number>();
  private underWay: Promise<void>[] = [];

  /** @param head the end of the log, which every fact is decided upon until the first ones are written */
  constructor(
    private readonly store: EventStore,
    private head: Position,
  ) {}

  /** Writes steps; the streams they stand in must be new. Gives the number of events. */
  async write(steps: readonly Step[]): Promise<number> {
    for (const step of steps) {
      if (step.kind === 'RECORD') this.append(step.stream, step.id, step.draft(), step);
      else await this.withdraw(step);
      if (this.underWay.length >= UNDER_WAY) await this.settle();
    }
    await this.settle();
    return steps.length;
  }

  private append(stream: string, id: string, draft: LedgerDraft, recording: Recording | null): void {
    const request = {
      actor: { id: 'generator', role: 'clerk', scope: 'VN' },
      basedOn: this.head,
      correlationId: idOf(`request ${id}`, 0),
      requestDigest: '0'.repeat(64),
    };
    const before = this.written.get(stream) ?? 0;
    this.written.set(stream, before + 1);
    const appended = this.store.append(
      stream,
      [encodeEvent(id, draft, request)],
      before === 0 ? NO_STREAM : toRevision(before - 1),
    );
    this.underWay.push(
      appended.then(({ position }) => {
        if (recording !== null) recording.position = position;
      }),
    );
  }

  private async withdraw({ id, of }: Withdrawing): Promise<void> {
    if (of.position === undefined) await this.settle();
    if (of.position === undefined) throw new RangeError(`${of.id} is withdrawn before it is recorded`);
    const { type, effectiveOn, precision, concerns, basis, source } = of.draft();
    const data = { eventId: of.id, position: of.position, type, reason: 'Ghi nhầm.' };
    const told = { effectiveOn, precision, concerns, mode: 'BACKFILL', basis, source, warnings: [], causationId: of.id } as const;
    this.append(of.stream, id, { ...told, type: 'FactWithdrawn', data }, null);
  }

  /** Waits for all appends under way. What follows is decided upon all of them. */
  private async settle(): Promise<void> {
    await Promise.all(this.underWay);
    this.underWay = [];
    this.head = await this.store.head();
  }
}

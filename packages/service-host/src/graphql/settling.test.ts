import { beforeEach, describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import { toIsoDate } from '@ntm-ledger/temporal';
import { Behind } from '../log/log-follower.js';
import type { FollowedLog } from '../testing/open-logs.js';
import { useLogs } from '../testing/open-logs.js';
import { appendFacts, renaming } from '../testing/sample-facts.js';
import { Settling } from './settling.js';

const logs = useLogs();
const NOON = Date.parse('2026-03-01T12:00:00+07:00');
const DAY = toIsoDate('2023-12-31');

let log: FollowedLog;
beforeEach(async () => {
  log = await logs.open();
  for (const name of ['A', 'B', 'C']) await write(name);
});

async function write(name: string): Promise<void> {
  await appendFacts(log.store, [renaming(name)]);
  await log.follower.catchUp(5_000);
}

function settling({ settled, waitMs = 5_000, now = NOON }: { settled?: string; waitMs?: number; now?: number } = {}): Settling {
  return new Settling(log.follower, () => now, settled, waitMs);
}

/** When the event at a position was recorded. */
function recordedAt(position: number): number {
  const event = log.folded[position - 1];
  if (event === undefined) throw new Error(`nothing is folded at ${String(position)}`);
  return event.recordedAt;
}

/** The last position recorded at that position's very instant: several may share one. */
function knownThen(position: number): number {
  return log.folded.filter((event) => event.recordedAt <= recordedAt(position)).length;
}

describe('a field that asks for no time', () => {
  it('is answered for today in Vietnam, by all that is known', async () => {
    expect(await settling().settle()).toEqual({ effectiveOn: '2026-03-01', position: 3 });
    expect(await settling().settle(null)).toEqual({ effectiveOn: '2026-03-01', position: 3 });
    expect(await settling().settle({ effectiveOn: null, knownAt: null, moment: null, minPosition: null })).toEqual({
      effectiveOn: '2026-03-01',
      position: 3,
    });
  });

  it('is answered for the day that has begun in Vietnam, though not in Greenwich', async () => {
    expect(await settling({ now: Date.parse('2026-03-01T17:00:00Z') }).settle()).toMatchObject({ effectiveOn: '2026-03-02' });
    expect(await settling({ now: Date.parse('2026-03-01T16:59:59Z') }).settle()).toMatchObject({ effectiveOn: '2026-03-01' });
  });
});

describe('a field that asks for a time', () => {
  it('in force is answered for that day, by all that is known', async () => {
    expect(await settling().settle({ effectiveOn: DAY })).toEqual({ effectiveOn: DAY, position: 3 });
  });

  it('of knowledge is answered by what was known then, for today or for the day it names', async () => {
    expect(await settling().settle({ knownAt: recordedAt(1) })).toEqual({ effectiveOn: '2026-03-01', position: knownThen(1) });
    expect(await settling().settle({ knownAt: recordedAt(1) - 1 })).toMatchObject({ position: 0 });
    expect(await settling().settle({ knownAt: recordedAt(3), effectiveOn: DAY })).toEqual({ effectiveOn: DAY, position: 3 });
  });

  it('of knowledge that is still to come is answered by what is known', async () => {
    expect(await settling().settle({ knownAt: recordedAt(3) + 86_400_000 })).toMatchObject({ position: 3 });
  });

  it('by a moment is answered at that very moment', async () => {
    const moment = { effectiveOn: DAY, position: toPosition(2) };
    expect(await settling().settle({ moment })).toEqual(moment);
    expect(await settling().settle({ moment, effectiveOn: null, knownAt: null })).toEqual(moment);
    expect(await settling().settle({ moment, minPosition: toPosition(3) })).toEqual(moment);
  });

  it.each([
    ['a day', { effectiveOn: DAY }],
    ['an instant', { knownAt: NOON }],
    ['both', { effectiveOn: DAY, knownAt: NOON }],
  ])('by a moment and by %s contradicts itself', async (_, others) => {
    await expect(settling().settle({ moment: { effectiveOn: DAY, position: toPosition(2) }, ...others })).rejects.toMatchObject({
      extensions: {
        code: 'BAD_USER_INPUT',
        problems: [{ path: 'at.moment', message: expect.stringContaining('stands alone') }],
      },
    });
  });
});

describe('a field that asks for a position at least', () => {
  it('is answered by no less', async () => {
    const waiting = settling().settle({ minPosition: toPosition(4) });
    await write('D');
    expect(await waiting).toMatchObject({ position: 4 });
    expect(await settling().settle({ minPosition: toPosition(2) })).toMatchObject({ position: 4 });
  });

  it('that comes after the request began is answered by that position, and the other fields as before', async () => {
    const request = settling();
    expect(await request.settle()).toMatchObject({ position: 3 });
    await write('D');
    await write('E');
    expect(await request.settle({ minPosition: toPosition(4) })).toMatchObject({ position: 4 });
    expect(await request.settle()).toMatchObject({ position: 3 });
  });

  it('and for what was known before is answered by what was known before', async () => {
    expect(await settling().settle({ minPosition: toPosition(3), knownAt: recordedAt(1) - 1 })).toMatchObject({ position: 0 });
  });

  it.each([
    ['a position', { minPosition: toPosition(9) }],
    ['a moment', { moment: { effectiveOn: DAY, position: toPosition(9) } }],
  ])('is Behind when the log has not come to %s in time', async (_, at) => {
    await expect(settling({ waitMs: 20 }).settle(at)).rejects.toThrow(Behind);
    await expect(settling({ waitMs: 20 }).settle(at)).rejects.toMatchObject({ wanted: 9, reached: 3 });
  });
});

describe('one request', () => {
  it('settles once: whatever is recorded meanwhile, its fields stand at one moment', async () => {
    let now = NOON;
    const request = new Settling(log.follower, () => now, undefined, 5_000);
    const first = await request.settle();
    now += 86_400_000;
    await write('D');
    expect(await request.settle()).toEqual(first);
    expect(await request.settle({ effectiveOn: DAY })).toEqual({ effectiveOn: DAY, position: first.position });
    expect(await request.settle({ knownAt: recordedAt(4) })).toEqual(first);
    expect(await settling({ now }).settle()).toEqual({ effectiveOn: '2026-03-02', position: 4 });
  });

  it('that the gateway has settled stands where the gateway says', async () => {
    const request = settling({ settled: '2024-05-05@2' });
    expect(await request.settle()).toEqual({ effectiveOn: '2024-05-05', position: 2 });
    expect(await request.settle({ effectiveOn: DAY })).toEqual({ effectiveOn: DAY, position: 2 });
    expect(await request.settle({ knownAt: recordedAt(3) })).toMatchObject({ position: 2 });
    expect(await request.settle({ minPosition: toPosition(3) })).toMatchObject({ position: 3 });
  });

  it('that the gateway has settled further on waits until this service has come so far', async () => {
    const waiting = settling({ settled: '2024-05-05@4' }).settle();
    await write('D');
    expect(await waiting).toEqual({ effectiveOn: '2024-05-05', position: 4 });
    await expect(settling({ settled: '2024-05-05@9', waitMs: 20 }).settle()).rejects.toThrow(Behind);
  });

  it.each(['', 'now', '2024-05-05', '2024-02-30@1'])('cannot be settled at "%s"', (settled) => {
    expect(() => settling({ settled })).toThrow(
      expect.objectContaining({
        extensions: {
          code: 'BAD_USER_INPUT',
          problems: [{ path: 'x-ntm-settled', message: expect.stringContaining('is not a moment') }],
        },
      }),
    );
  });
});

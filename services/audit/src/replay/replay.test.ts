import { afterEach, describe, expect, it } from '@jest/globals';
import { Replay } from './replay.js';

/** Longer than any test. */
const NEVER = 600_000;

const open: Replay<number>[] = [];
afterEach(async () => {
  for (const replay of open.splice(0)) await replay.return();
});

function replayOf(
  count: number,
  intervalMs = 0,
  read = (index: number): Promise<number> => Promise.resolve(index),
): Replay<number> {
  const replay = new Replay({ count, read, intervalMs });
  open.push(replay);
  return replay;
}

async function all(replay: Replay<number>): Promise<number[]> {
  const seen: number[] = [];
  for await (const value of replay) seen.push(value);
  return seen;
}

const END = { done: true, value: undefined };

describe('a replay', () => {
  it('hands out every message once, in order, and is over', async () => {
    const replay = replayOf(5);
    expect(await all(replay)).toEqual([0, 1, 2, 3, 4]);
    expect(await replay.next()).toEqual(END);
  });

  it('reads a message only when its turn comes', async () => {
    const read: number[] = [];
    const replay = replayOf(3, 0, (index) => {
      read.push(index);
      return Promise.resolve(index);
    });
    expect(read).toEqual([]);
    await replay.next();
    expect(read).toEqual([0]);
  });

  it('is no faster than it was told, but does not wait before the first', async () => {
    expect(await replayOf(1, NEVER).next()).toEqual({ done: false, value: 0 });
    const start = performance.now();
    await all(replayOf(5, 20));
    // Four intervals; timers of the runtime may be a millisecond early.
    expect(performance.now() - start).toBeGreaterThanOrEqual(4 * 19);
  });

  it('answers calls that overlap one after the other', async () => {
    const replay = replayOf(2, 1);
    expect(await Promise.all([replay.next(), replay.next(), replay.next()])).toEqual([
      { done: false, value: 0 },
      { done: false, value: 1 },
      END,
    ]);
  });

  it('ends when the reader leaves, even while it waits for its time', async () => {
    const replay = replayOf(2, NEVER);
    await replay.next();
    const waiting = replay.next();
    await replay.return();
    expect(await waiting).toEqual(END);
    expect(await replay.next()).toEqual(END);
  });

  it('ends when the reader leaves while a message is being read', async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const replay = replayOf(2, 0, () => promise);
    const waiting = replay.next();
    await replay.return();
    resolve(0);
    expect(await waiting).toEqual(END);
  });

  it('fails when a message cannot be read, and is over then', async () => {
    const replay = replayOf(2, 0, () => Promise.reject(new Error('no such event')));
    await expect(replay.next()).rejects.toThrow('no such event');
    expect(await replay.next()).toEqual(END);
  });
});

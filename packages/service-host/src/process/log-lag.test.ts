import { beforeEach, describe, expect, it } from '@jest/globals';
import { START, toPosition } from '@ntm-ledger/event-store';
import { LogLag } from './log-lag.js';

let head = START;
let reached = START;
let now = 0;
let lag: LogLag;
beforeEach(() => {
  [head, reached, now] = [START, START, 0];
  lag = new LogLag({ head: () => Promise.resolve(head), reached: () => reached }, () => now);
});

/** Time goes by, and the log is looked at every second of it. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    now += 1_000;
    await lag.look();
  }
}

describe('the lag of a process behind its log', () => {
  it('is none while everything is folded, however long nothing happens', async () => {
    await pass(100);
    expect([lag.positions, lag.seconds]).toEqual([0, 0]);
  });

  it('grows from the first event that is not folded', async () => {
    await pass(5);
    head = toPosition(10);
    await pass(20);
    expect(lag.positions).toBe(10);
    expect(lag.seconds).toBe(19);
  });

  it('is none where events are folded as fast as they come', async () => {
    for (let second = 1; second <= 50; second += 1) {
      head = toPosition(second * 100);
      await pass(1);
      reached = head;
    }
    expect(lag.seconds).toBe(0);
  });

  it('is as long as the oldest end that is not reached, while both go on', async () => {
    for (let second = 1; second <= 30; second += 1) {
      head = toPosition(second * 100);
      await pass(1);
      reached = toPosition(Math.max(0, second - 10) * 100);
    }
    expect(lag.seconds).toBe(9);
    reached = head;
    expect([lag.positions, lag.seconds]).toEqual([0, 0]);
  });

  it('is told for days on end, and is over when the end is reached', async () => {
    for (let second = 1; second <= 20_000; second += 1) {
      head = toPosition(second * 100);
      await pass(1);
    }
    expect(lag.seconds).toBe(19_999);
    reached = head;
    await pass(1);
    expect(lag.seconds).toBe(0);
  });

  it('grows while the log does not answer', async () => {
    await pass(3);
    now += 60_000;
    expect(lag.seconds).toBe(59);
  });
});

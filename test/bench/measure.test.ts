import { describe, expect, test } from '@jest/globals';
import { compare, median, percentile } from './measure.js';

describe('a comparison', () => {
  test('lets the two sides take turns and begin alternately, and counts only the timed rounds', async () => {
    const order: string[] = [];
    const times = await compare(
      () => order.push('subject'),
      () => order.push('baseline'),
      { rounds: 3, warmUp: 1 },
    );
    expect(order.join(' ')).toBe('baseline subject subject baseline baseline subject subject baseline');
    expect([times.subject.length, times.baseline.length]).toEqual([3, 3]);
  });

  test('waits for asynchronous work', async () => {
    let running = 0;
    const exclusive = async () => {
      running++;
      await Promise.resolve();
      expect(running).toBe(1);
      running--;
    };
    await compare(exclusive, exclusive, { rounds: 3 });
  });
});

describe('a percentile', () => {
  test('is a sample, whatever the order of the samples', () => {
    const samples = [50, 15, 40, 20, 35];
    expect([0, 0.05, 0.3, 0.4, 0.5, 1].map((share) => percentile(samples, share))).toEqual([15, 15, 20, 20, 35, 50]);
    expect(median([4, 1, 3, 2])).toBe(2);
  });

  test('is refused without samples and outside 0 to 1', () => {
    expect(() => median([])).toThrow(RangeError);
    expect(() => percentile([1], 1.1)).toThrow(RangeError);
    expect(() => percentile([1], Number.NaN)).toThrow(RangeError);
  });
});

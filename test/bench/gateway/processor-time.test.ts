import { expect, test } from '@jest/globals';
import { processorTime, timeIn } from './processor-time.js';

test('the processor time of a process is what it spent for itself and in the system, whatever it is called', () => {
  const stat = '4711 (node (main) 1 2) S 1 4711 4711 0 -1 4194560 9 0 0 0 250 17 3 4 20 0 11 0 1 1 1 1\n';
  expect(timeIn(stat)).toBe(2_670);
});

test('a process that is busy takes processor time, where the system tells', async () => {
  const before = await processorTime(process.pid);
  const until = performance.now() + 60;
  let turns = 0;
  while (performance.now() < until || process.cpuUsage().user < 100_000) turns += 1;
  const after = await processorTime(process.pid);
  if (before === undefined) expect(after).toBeUndefined();
  else expect((after ?? 0) - before).toBeGreaterThan(0);
  expect(turns).toBeGreaterThan(0);
});

test('a process that is not there has none', async () => {
  expect(await processorTime(2 ** 30)).toBeUndefined();
});

import { expect, test } from '@jest/globals';
import { evenlySpaced } from './evenly-spaced.js';

test('work begins at its pace, one after the other, however long it takes', async () => {
  const first = performance.now();
  const begun: number[] = [];
  const stuck = Promise.withResolvers<undefined>();
  const all = evenlySpaced({ perSecond: 100, seconds: 0.2 }, async (number) => {
    begun.push(performance.now() - first);
    if (number === 19) stuck.resolve(undefined);
    await stuck.promise;
    return number;
  });
  expect((await all).map(({ result }) => result)).toEqual(Array.from({ length: 20 }, (_, number) => number));
  for (const [number, at] of begun.entries()) expect(at).toBeGreaterThanOrEqual(10 * number);
});

test('its time runs from the moment it was due: what an earlier one held up has waited as well', async () => {
  const answers = await evenlySpaced({ perSecond: 200, seconds: 0.05 }, async (number) => {
    const until = performance.now() + (number === 0 ? 40 : 0);
    while (performance.now() < until) Math.random();
    return number;
  });
  expect(answers[1]?.took).toBeGreaterThanOrEqual(30);
});

test('what fails is told once all has ended', async () => {
  let ended = 0;
  const failing = evenlySpaced({ perSecond: 1_000, seconds: 0.01 }, async (number) => {
    ended += 1;
    if (number === 3) throw new Error('no answer');
  });
  await expect(failing).rejects.toThrow('no answer');
  expect(ended).toBe(10);
});

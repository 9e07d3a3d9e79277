import { expect, test } from '@jest/globals';
import { pushedResults } from './pushed-results.js';

function observed(): { said: string[]; results: ReturnType<typeof pushedResults<number>> } {
  const said: string[] = [];
  const results = pushedResults<number>({
    hold: () => said.push('hold'),
    release: () => said.push('release'),
    close: () => said.push('close'),
  });
  return { said, results };
}

test('values come out in order, those that waited and those that are waited for', async () => {
  const { results } = observed();
  results.push(1);
  results.push(2);
  expect([await results.reader.next(), await results.reader.next()]).toEqual([
    { done: false, value: 1 },
    { done: false, value: 2 },
  ]);
  const third = results.reader.next();
  results.push(3);
  results.end();
  expect(await third).toEqual({ done: false, value: 3 });
  expect(await results.reader.next()).toEqual({ done: true, value: undefined });
});

test('a source that runs ahead of its reader is held until the reader has caught up', async () => {
  const { said, results } = observed();
  for (let value = 0; value < 64; value += 1) results.push(value);
  expect(said).toEqual(['hold']);
  for (let value = 0; value < 47; value += 1) await results.reader.next();
  expect(said).toEqual(['hold']);
  await results.reader.next();
  expect(said).toEqual(['hold', 'release']);
});

test('a reader that leaves closes the source at once, even while it waits', async () => {
  const { said, results } = observed();
  const waiting = results.reader.next();
  await results.reader.return?.();
  expect(said).toEqual(['close']);
  expect(await waiting).toEqual({ done: true, value: undefined });
  results.push(1);
  expect(await results.reader.next()).toEqual({ done: true, value: undefined });
});

import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { openAnswerStore } from './answer-store.js';

const answerOf = (bytes: number) => ({ headers: {}, body: Buffer.alloc(bytes) });

test('whatever is kept, a store stays within its bytes and gives back what was kept last under a key', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.nat({ max: 2_000 })), { maxLength: 60 }),
      (kept) => {
        const store = openAnswerStore(20_000);
        for (const [key, size] of kept) {
          const answer = answerOf(size);
          store.keep(key, answer);
          expect(store.bytes()).toBeLessThanOrEqual(20_000);
          if (size < 600) expect(store.find(key)).toBe(answer);
        }
      },
    ),
  );
});

test('what was asked for longest ago goes first', () => {
  const store = openAnswerStore(20_000);
  for (let n = 0; n < 20; n += 1) store.keep(`a${String(n)}`, answerOf(300));
  store.find('a0');
  for (let n = 0; n < 10; n += 1) store.keep(`b${String(n)}`, answerOf(300));
  expect([store.find('a0') === undefined, store.find('a1') === undefined]).toEqual([false, true]);
});

test('one that would drive out all others is not kept', () => {
  const store = openAnswerStore(20_000);
  store.keep('large', answerOf(2_000));
  expect(store.find('large')).toBeUndefined();
});

import { expect, it } from '@jest/globals';
import { madeOnce } from './made-once.js';

it('something is made of each object once', () => {
  let made = 0;
  const named = madeOnce(({ name }: { readonly name: string }) => ({ title: name, count: (made += 1) }));
  const [one, other] = [{ name: 'Hà Giang' }, { name: 'Hà Giang' }];
  expect([named(one), named(other), named(one)]).toEqual([
    { title: 'Hà Giang', count: 1 },
    { title: 'Hà Giang', count: 2 },
    { title: 'Hà Giang', count: 1 },
  ]);
  expect(named(one)).toBe(named(one));
});

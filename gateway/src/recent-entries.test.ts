import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { RecentEntries } from './recent-entries.js';

test('what was set or asked for last is there, and never more than there may be', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat({ max: 9 })), { maxLength: 80 }), (steps) => {
      const entries = new RecentEntries<number>(4);
      let recent: string[] = [];
      for (const [set, key] of steps.map(([each, n]) => [each, String(n)] as const)) {
        if (set) entries.set(key, Number(key));
        const known = set || recent.includes(key);
        expect(entries.get(key)).toBe(known ? Number(key) : undefined);
        if (known) recent = [...recent.filter((other) => other !== key), key].slice(-4);
      }
    }),
  );
});

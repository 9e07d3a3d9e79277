import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Verdict } from './condition.js';
import { readyBy, VERDICTS } from './condition.js';

describe('ready', () => {
  it.each<[readonly Verdict[], Verdict]>([
    [['YES', 'YES'], 'YES'],
    [['YES', 'UNKNOWN'], 'UNKNOWN'],
    [['UNKNOWN', 'NO'], 'NO'],
    [['NO', 'YES'], 'NO'],
  ])('of conditions %j is %s', (verdicts, ready) => {
    expect(readyBy(verdicts.map((met) => ({ met })))).toBe(ready);
  });

  it('never turns from NO by what comes to be known, nor to YES while anything is unknown', () => {
    const verdict = fc.constantFrom(...VERDICTS);
    fc.assert(
      fc.property(fc.array(verdict, { minLength: 1 }), fc.nat(), verdict, (verdicts, pick, learnt) => {
        const before = readyBy(verdicts.map((met) => ({ met })));
        const at = pick % verdicts.length;
        if (verdicts[at] !== 'UNKNOWN') return;
        const after = readyBy(verdicts.map((met, index) => ({ met: index === at ? learnt : met })));
        expect(before).not.toBe('YES');
        if (before === 'NO') expect(after).toBe('NO');
      }),
    );
  });
});

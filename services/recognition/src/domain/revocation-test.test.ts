import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CriteriaFailed } from './revocation-test.js';
import { manyCommunesRevoked, revocationTest, revocationVerdict } from './revocation-test.js';

/** "never", "critical" (only with a critical one) or "always". */
function whenRevoked(failing: number, size: number): string {
  const [without, withOne] = [false, true].map((criticalFails) => revocationTest({ failing, size, criticalFails }));
  return without === true ? 'always' : withOne === true ? 'critical' : 'never';
}

describe('the revocation test of Quyết định 18/2022/QĐ-TTg', () => {
  it.each([
    // A commune: 19 criteria.
    [0, 19, 'never'],
    [5, 19, 'never'], // 26.3 %
    [6, 19, 'critical'], // 31.6 %
    [9, 19, 'critical'], // 47.4 %
    [10, 19, 'always'], // 52.6 %
    [19, 19, 'always'],
    // A district: 9 criteria.
    [2, 9, 'never'],
    [3, 9, 'critical'],
    [4, 9, 'critical'],
    [5, 9, 'always'],
    // Exactly 30 % is inside the band, exactly 50 % above it.
    [2, 10, 'never'],
    [3, 10, 'critical'],
    [4, 10, 'critical'],
    [5, 10, 'always'],
    // The size of a provincial set.
    [4, 15, 'never'],
    [5, 15, 'critical'],
    [7, 15, 'critical'],
    [8, 15, 'always'],
    // Nothing can fail of a set without criteria.
    [0, 0, 'never'],
  ])('at %i of %i criteria that fail revokes: %s', (failing, size, when) => {
    expect(whenRevoked(failing, size)).toBe(when);
  });

  it('says of every share what exact fractions say', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(10_000), fc.boolean(), (size, some, criticalFails) => {
        const failing = some % (size + 1);
        const [f, n] = [BigInt(failing), BigInt(size)];
        // f/n ≥ 50/100, or f/n ≥ 30/100 with a critical one: cross-multiplied as they stand.
        const exact = 100n * f >= 50n * n || (criticalFails && 100n * f >= 30n * n);
        expect(revocationTest({ failing, size, criticalFails })).toBe(exact);
      }),
      { numRuns: 20_000 },
    );
  });

  it('never turns back when more fails', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), (size, some) => {
        const failing = some % size;
        for (const criticalFails of [false, true]) {
          const before: CriteriaFailed = { failing, size, criticalFails };
          if (revocationTest(before)) {
            expect(revocationTest({ ...before, failing: failing + 1 })).toBe(true);
            expect(revocationTest({ ...before, criticalFails: true })).toBe(true);
          }
        }
      }),
    );
  });
});

describe('a district whose communes are revoked', () => {
  it.each([
    [2, 7, false], // 28.6 %
    [3, 10, true], // exactly 30 %
    [5, 19, false], // 26.3 %
    [6, 19, true],
    [0, 0, false],
  ])('%i of %i: %s', (revoked, communes, expected) => {
    expect(manyCommunesRevoked({ revoked, communes })).toBe(expected);
    expect(revocationVerdict({ criteria: null, communes: { revoked, communes } })).toBe(expected ? true : null);
  });
});

describe('the verdict on what is only partly known', () => {
  /** f known to fail (the critical ones first), u open, of n criteria of which the first c are critical. */
  const cases = fc
    .record({
      n: fc.integer({ min: 1, max: 24 }),
      f: fc.nat(24),
      u: fc.nat(24),
      c: fc.nat(6),
      fc: fc.nat(6),
      known: fc.boolean(),
    })
    .map(({ n, f, u, c, fc: failingCritical, known }) => {
      const failing = f % (n + 1);
      const open = u % (n - failing + 1);
      const critical = Math.min(c, n);
      const criticalFailing = Math.min(failingCritical, failing, critical);
      return { n, failing, open, critical, criticalFailing, known };
    });

  it('is certain exactly where every way in which the open ones may come out gives the same', () => {
    fc.assert(
      fc.property(cases, ({ n, failing, open, critical, criticalFailing, known }) => {
        const name = (number: number) => ({ number, name: null });
        const openCritical = Math.min(open, critical - criticalFailing);
        const verdict = revocationVerdict({
          criteria: {
            size: n,
            failing: Array.from({ length: failing }, (_, index) => name(index + 1)),
            criticalFailing: Array.from({ length: criticalFailing }, (_, index) => name(index + 1)),
            open,
            criticalMayFail: !known || openCritical > 0,
            basicallyMet: 0,
          },
          communes: null,
        });
        const outcomes = new Set<boolean>();
        for (let more = 0; more <= open; more += 1) {
          const certainlyCritical = criticalFailing > 0;
          for (const critically of [certainlyCritical, ...(!known || (openCritical > 0 && more > 0) ? [true] : [])])
            outcomes.add(revocationTest({ failing: failing + more, size: n, criticalFails: critically }));
        }
        expect(verdict).toBe(outcomes.size === 1 ? [...outcomes][0] : null);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is unknown where nothing is known', () => {
    expect(revocationVerdict({ criteria: null, communes: null })).toBeNull();
  });
});

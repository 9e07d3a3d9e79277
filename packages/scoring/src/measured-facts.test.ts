import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MeasuredFacts } from './measured-facts.js';
import { anyHistory, SETS } from './testing/random-history.js';
import { openSample } from './testing/sample.js';

describe('how many facts measure units by a set', () => {
  it('is the plain count by day and size of those that are not withdrawn, whatever happens', () => {
    fc.assert(
      fc.property(anyHistory(20), ({ events }) => {
        const measured = new MeasuredFacts();
        for (const event of events) measured.apply(event);
        const withdrawn = new Set(events.flatMap((event) => (event.type === 'FactWithdrawn' ? [event.data.position] : [])));
        for (const id of SETS) {
          const plain = new Map<string, number>();
          for (const event of events) {
            if (event.type !== 'UnitAssessed' && event.type !== 'ScoreStated') continue;
            if (event.data.criteriaSetId !== id || withdrawn.has(event.position)) continue;
            const key = `${event.effectiveOn} ${event.data.size}`;
            plain.set(key, (plain.get(key) ?? 0) + 1);
          }
          const counted = measured.of(id).map(({ effectiveOn, size, facts }) => [`${effectiveOn} ${size}`, facts] as const);
          expect(new Map(counted)).toEqual(plain);
        }
      }),
    );
  });

  it('is one less for a fact that is withdrawn, however often', () => {
    const history = openSample();
    const fact = { unitId: 'ha-vinh', criteriaSetId: SETS[1], size: 19, criteria: [] };
    const [first] = [history.assess(fact, '2022-12-31'), history.assess(fact, '2022-12-31')];
    for (let times = 0; times < 2; times += 1) history.withdraw(first);
    expect(history.assessments.criteriaSets.measured.of(SETS[1])).toEqual([{ effectiveOn: '2022-12-31', size: 19, facts: 1 }]);
  });
});

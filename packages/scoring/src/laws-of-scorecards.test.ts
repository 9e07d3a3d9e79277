import { describe, expect, it } from '@jest/globals';
import { STATEMENTS } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import { tallyOf } from './scorecard.js';
import { contentOf } from './testing/plain-fold.js';
import { allMoments, anyHistory, DAYS, FAR, step, take } from './testing/random-history.js';
import { COMMUNES, openSample } from './testing/sample.js';

describe('scorecards', () => {
  it('let no criterion get lost: met, basically met, not met, not applicable and unknown are the size of the set, in every answer', () => {
    fc.assert(
      fc.property(anyHistory(14), (history) => {
        for (const moment of allMoments(history)) {
          for (const { card } of COMMUNES.flatMap((id) =>
            STATEMENTS.flatMap((said) => history.assessments.cardsOf(id, moment, said)),
          )) {
            const { met, basicallyMet, notMet, notApplicable, unknown } = tallyOf(card);
            expect(met + basicallyMet + notMet + notApplicable + unknown).toBe(card.size);
            expect(Math.min(met, basicallyMet, notMet, notApplicable, unknown)).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are the same at the same moment for ever, however much is recorded later', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
        const history = openSample();
        const answerAt = (moment: Moment): string =>
          JSON.stringify(
            COMMUNES.map((id) => [
              STATEMENTS.map((said) => history.assessments.cardsOf(id, moment, said).map(({ card }) => contentOf(card))),
              history.assessments.roundsOf(id, moment).map(({ round: held }) => held),
            ]),
          );
        const given: [Moment, string][] = [];
        for (const one of steps) {
          take(history, one);
          for (const on of [...DAYS, FAR]) given.push([history.moment(on), answerAt(history.moment(on))]);
        }
        for (const [moment, answer] of given) expect(answerAt(moment)).toBe(answer);
      }),
      { numRuns: 40 },
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Statement } from '@ntm-ledger/events';
import fc from 'fast-check';
import { plainly } from './testing/plain-fold.js';
import { allMoments, anyHistory, SETS } from './testing/random-history.js';
import { COMMUNES, openSample } from './testing/sample.js';

describe('the rounds of a unit', () => {
  it('are every assessment known and in force by a moment, the newest first, with or without a result', () => {
    fc.assert(
      fc.property(anyHistory(14), (history) => {
        for (const moment of allMoments(history)) {
          const published = new Set(
            SETS.filter((id) => history.assessments.criteriaSets.knownAt(id, moment.position) !== undefined).map(String),
          );
          const held = plainly(history.events, moment).flatMap((event) =>
            event.type === 'UnitAssessed' && published.has(event.data.criteriaSetId) ? [event] : [],
          );
          for (const id of COMMUNES) {
            const expected = held
              .filter(({ data }) => data.unitId === id)
              .reverse()
              .map(({ position, data }) => ({
                position,
                round: data.round,
                statement: data.statement,
                met: data.criteria.length === 0 ? null : data.criteria.filter(({ outcome }) => outcome === 'MET').length,
              }));
            const rounds = history.assessments
              .roundsOf(id, moment)
              .map(({ round: { position, round: which, statement: said, met } }) => ({
                position,
                round: which,
                statement: said,
                met,
              }));
            expect(rounds).toEqual(expected);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('without a result replace no scorecard, and a plan replaces nothing that is', () => {
    const history = openSample();
    const at = { unitId: 'ha-vinh', criteriaSetId: 'xa-ntm-2021', size: 19 } as const;
    history.assess({ ...at, round: 'APPRAISAL', criteria: [{ number: 1, outcome: 'MET' }] }, '2022-12-31');
    history.assess({ ...at, round: 'PERIODIC_REVIEW', criteria: [] }, '2023-12-31');
    history.state({ ...at, met: 19, certainty: 'STATED_TOTAL', statement: 'PLAN', missing: [], jointlyWith: [] }, '2023-12-31');
    const moment = history.moment('2024-01-23');
    const met = (said: Statement): number[] => history.assessments.cardsOf('ha-vinh', moment, said).map(({ card }) => card.met);
    expect([met('ACTUAL'), met('PLAN'), met('ESTIMATE')]).toEqual([[1], [19], []]);
    expect(history.assessments.roundsOf('ha-vinh', moment).map(({ round: held }) => [held.round, held.met])).toEqual([
      ['PERIODIC_REVIEW', null],
      ['APPRAISAL', 1],
    ]);
    const asked = history.assessments.criteriaSets.knownAt('xa-ntm-2021', history.position);
    expect(asked && history.assessments.scoresIn('ha-trung', asked, moment)).toMatchObject({ units: 1, met: 1 });
  });
});

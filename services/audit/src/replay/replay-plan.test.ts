import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import { toIsoDate } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import type { Given } from '../testing/given-log.js';
import { idOf, logOf, modelOf } from '../testing/given-log.js';
import { HA_TRUNG } from '../testing/ha-trung.js';
import { replayPlan } from './replay-plan.js';

const DAYS = ['2010-01-01', '2019-12-01', '2020-01-01', '2025-07-01'];
const UNITS = ['Hà Hải', 'Hà Vân', 'Hà Thanh'];

/** A log in which units of Hà Trung are renamed on days in any order. */
const anyLog = fc
  .array(fc.record({ on: fc.constantFrom(...DAYS), name: fc.constantFrom(...UNITS) }), { maxLength: 30 })
  .map((given) =>
    logOf([
      ...HA_TRUNG,
      ...given.map(({ on, name }): Given => ({ type: 'UnitRenamed', on, data: { unitId: idOf(name), name: `${name} mới` } })),
    ]),
  );

describe('the plan of a replay', () => {
  it('is the history of the unit in folding order, with all that was replayed known and nothing replayed twice', () => {
    fc.assert(
      fc.property(anyLog, fc.constantFrom(null, ...DAYS), fc.constantFrom(...DAYS), (log, from, to) => {
        const until = { effectiveOn: toIsoDate(to), position: toPosition(log.length) };
        const model = modelOf(log);
        const start = from === null ? null : toIsoDate(from);
        const unitId = idOf('Hà Hải');
        const { steps } = replayPlan(model, { unitId, from: start, until, includePredecessors: false });
        const about = log
          .filter((event) => event.concerns.includes(unitId) && event.effectiveOn <= to)
          .sort((a, b) => (a.effectiveOn === b.effectiveOn ? a.position - b.position : a.effectiveOn < b.effectiveOn ? -1 : 1));
        const expected = about.flatMap((event, index) => {
          const known = Math.max(...about.slice(0, index + 1).map(({ position }) => position));
          return start !== null && event.effectiveOn < start ? [] : [{ position: event.position, known }];
        });
        expect(steps).toEqual(expected);
      }),
    );
  });

  it('shows after each event a state in which all that was replayed is in, and at the end the state of the last day', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const model = modelOf(log);
        const unitId = idOf('Hà Vân');
        const until = { effectiveOn: toIsoDate('2026-01-01'), position: toPosition(log.length) };
        const { steps } = replayPlan(model, { unitId, from: null, until, includePredecessors: false });
        for (const [index, { position, known }] of steps.entries()) {
          const event = log.find((one) => one.position === position);
          const moment = { effectiveOn: event?.effectiveOn ?? until.effectiveOn, position: known };
          const folded = model.register.historyOf(unitId, moment).map((one) => one.position);
          expect(folded).toEqual(expect.arrayContaining(steps.slice(0, index + 1).map((step) => step.position)));
          if (index === steps.length - 1)
            expect(model.register.unitAt(unitId, moment)).toEqual(model.register.unitAt(unitId, until));
        }
      }),
    );
  });

  it('begins on the first day there is as it does without one', () => {
    const log = logOf(HA_TRUNG);
    const until = { effectiveOn: toIsoDate('2026-01-01'), position: toPosition(log.length) };
    const plan = (from: string | null) =>
      replayPlan(modelOf(log), {
        unitId: idOf('Hà Hải'),
        from: from === null ? null : toIsoDate(from),
        until,
        includePredecessors: true,
      });
    expect(plan('1900-01-01')).toEqual(plan(null));
    expect(plan(null).steps).toHaveLength(1);
  });
});

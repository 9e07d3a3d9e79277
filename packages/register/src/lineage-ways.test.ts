import { describe, expect, it } from '@jest/globals';
import type { Certainty, Extent } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import { addDays, toIsoDate } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import type { LineageDirection, Relative } from './lineage.js';
import { lineageOf } from './lineage.js';
import type { Register } from './register.js';
import { givenRegister } from './testing/given-register.js';
import { gives, stood } from './testing/given-territory.js';
import type { UnitState } from './unit-state.js';

const IDS = ['a', 'b', 'c', 'd', 'e'] as const;
const gifts = fc.array(
  fc.record({
    from: fc.constantFrom(...IDS),
    to: fc.constantFrom(...IDS),
    day: fc.nat({ max: 4 }),
    extent: fc.constantFrom<Extent>('WHOLE', 'PART'),
    certainty: fc.constantFrom<Certainty>('STATED', 'INFERRED'),
  }),
  { maxLength: 10 },
);

/** Every way from a unit, followed step by step with no thought for cost. */
function everyWay(register: Register, id: string, moment: Moment, direction: LineageDirection): Omit<Relative, 'basis'>[] {
  const found: Omit<Relative, 'basis'>[] = [];
  const follow = (unit: UnitState, came: Omit<Relative, 'basis'> | null): void => {
    for (const step of direction === 'FORWARD' ? unit.successors : unit.predecessors) {
      const next = register.unitAt(step.unitId, moment);
      const passed = came === null ? [] : [...came.via, unit];
      if (next === undefined || next.id === id || passed.some((before) => before.id === next.id)) continue;
      const later = direction === 'FORWARD' ? 1 : -1;
      const order = came === null ? 1 : later * (Date.parse(step.effectiveOn) - Date.parse(came.effectiveOn));
      if (order < 0 || (order === 0 && unit.ended?.on !== step.effectiveOn)) continue;
      const way = {
        unit: next,
        extent: came === null || came.extent === 'WHOLE' ? step.extent : 'PART',
        certainty: came === null || came.certainty === 'STATED' ? step.certainty : 'INFERRED',
        effectiveOn: step.effectiveOn,
        via: passed,
      } as const;
      found.push(way);
      follow(next, way);
    }
  };
  const asked = register.unitAt(id, moment);
  if (asked !== undefined) follow(asked, null);
  return found;
}

describe('whatever was given to whom', () => {
  it.each<LineageDirection>(['FORWARD', 'BACKWARD'])(
    'every unit there is a way to is named once, by a shortest one (%s)',
    (direction) => {
      fc.assert(
        fc.property(gifts, fc.constantFrom(...IDS), (given, id) => {
          const events = [
            ...stood(...IDS),
            ...given.flatMap(({ from, to, day, extent, certainty }) =>
              from === to ? [] : gives(addDays(toIsoDate('2020-01-01'), day), from, to, extent, certainty),
            ),
          ];
          const { register, on } = givenRegister(events);
          const moment = on('2026-01-01');
          const relatives = lineageOf(register, id, moment, direction);
          const ways = Map.groupBy(everyWay(register, id, moment, direction), (way) => way.unit.id);
          expect(relatives.map(({ unit }) => unit.id).toSorted()).toEqual([...ways.keys()].toSorted());
          const steps = relatives.map(({ via }) => via.length);
          expect(steps).toEqual(steps.toSorted((a, b) => a - b));
          for (const relative of relatives) {
            const all = ways.get(relative.unit.id) ?? [];
            expect(relative.via).toHaveLength(Math.min(...all.map(({ via }) => via.length)));
            expect(all.map(({ via }) => via)).toContainEqual(relative.via);
            expect(relative.extent).toBe(all.some(({ extent }) => extent === 'WHOLE') ? 'WHOLE' : 'PART');
            if (all.every(({ certainty }) => certainty === 'INFERRED')) expect(relative.certainty).toBe('INFERRED');
            if (all.every(({ certainty }) => certainty === 'STATED')) expect(relative.certainty).toBe('STATED');
          }
        }),
        { numRuns: 2_000 },
      );
    },
  );
});

import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import { addDays, toIsoDate } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import type { RegisterView } from './register.js';
import { Register } from './register.js';
import { without } from './without.js';

const FIRST_DAY = toIsoDate('2020-01-01');
const IDS = ['a', 'b', 'c'];
const CODES = ['00001', '00002'];

const facts = fc.array(
  fc.record({
    what: fc.constantFrom('begin', 'recode', 'reparent', 'end'),
    id: fc.constantFrom(...IDS),
    other: fc.constantFrom(...IDS),
    code: fc.constantFrom(...CODES),
    day: fc.nat({ max: 6 }),
    stays: fc.boolean(),
  }),
  { maxLength: 25 },
);

type Fact = typeof facts extends fc.Arbitrary<readonly (infer F)[]> ? F : never;

function eventOf({ what, id: unitId, other, code, day }: Fact, index: number): LedgerEvent {
  const place = { stream: UNITS_STREAM, position: index + 1, effectiveOn: addDays(FIRST_DAY, day) };
  switch (what) {
    case 'begin': {
      const data = { unitId, kind: 'COMMUNE', type: 'xã', name: unitId, code, parentId: other } as const;
      return givenEvent({ ...place, type: 'UnitRegistered', data });
    }
    case 'recode':
      return givenEvent({ ...place, type: 'UnitRecoded', data: { unitId, code } });
    case 'reparent':
      return givenEvent({ ...place, type: 'UnitReparented', data: { unitId, parentId: other } });
    default:
      return givenEvent({
        ...place,
        type: 'UnitEnded',
        data: { unitId, manner: 'ABOLISHED', successors: [], certainty: 'STATED' },
      });
  }
}

function registerOf(events: readonly LedgerEvent[]): Register {
  const register = new Register();
  for (const event of events) register.apply(event);
  return register;
}

describe('the register without some facts', () => {
  it('answers at any moment as one in which they were never recorded', () => {
    fc.assert(
      fc.property(facts, fc.nat({ max: 7 }), fc.nat({ max: 26 }), (given, day, at) => {
        const events = given.map(eventOf);
        const gone = new Set(events.flatMap(({ position }, index) => (given[index]?.stays === true ? [] : [position])));
        const view: RegisterView = without(registerOf(events), gone);
        const plain = registerOf(events.filter(({ position }) => !gone.has(position)));
        const moment = { effectiveOn: addDays(FIRST_DAY, day), position: toPosition(at) };
        const idsOf = (units: readonly { readonly id: string }[]): string[] => units.map(({ id }) => id).sort();
        for (const id of IDS) {
          expect(view.unitAt(id, moment)).toEqual(plain.unitAt(id, moment));
          expect(view.historyOf(id, moment)).toEqual(plain.historyOf(id, moment));
          expect(view.factsOf(id, moment.position)).toEqual(plain.factsOf(id, moment.position));
          expect(idsOf(view.childrenOf(id, moment))).toEqual(idsOf(plain.childrenOf(id, moment)));
        }
        for (const code of CODES) {
          const [found, expected] = [view.bearerOf(code, moment), plain.bearerOf(code, moment)];
          expect(found === undefined).toBe(expected === undefined);
          expect(found).toEqual(found === undefined ? undefined : plain.unitAt(found.id, moment));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

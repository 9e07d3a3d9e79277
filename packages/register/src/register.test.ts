import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import type { Moment } from '@ntm-ledger/temporal';
import { addDays, toIsoDate } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import { isUnitEvent, Register } from './register.js';
import { descendantsOf } from './tree.js';
import type { UnitState } from './unit-state.js';
import { evolveUnit, isLiving } from './unit-state.js';

const IDS = ['a', 'b', 'c', 'd', 'e'];
const CODES = ['00001', '00002', '00003', null];
const FIRST_DAY = toIsoDate('2020-01-01');

interface Step {
  readonly what: number;
  readonly id: string;
  readonly other: string;
  readonly code: string | null;
  readonly day: number;
}

const histories = fc.array(
  fc.record<Step>({
    what: fc.nat({ max: 6 }),
    id: fc.constantFrom(...IDS),
    other: fc.constantFrom(...IDS),
    code: fc.constantFrom(...CODES),
    day: fc.nat({ max: 15 }),
  }),
  { maxLength: 40 },
);

/** Events of any kind about any unit, on days in any order: also such as no decider would let pass. */
function eventsOf(steps: readonly Step[]): LedgerEvent[] {
  return steps.map(({ what, id: unitId, other, code, day }, index) => {
    const place = { stream: UNITS_STREAM, position: index + 1, effectiveOn: addDays(FIRST_DAY, day) };
    const identity = { unitId, kind: 'COMMUNE', type: 'xã', name: `${unitId}${String(index)}`, code, parentId: other } as const;
    switch (what) {
      case 0:
        return givenEvent({ ...place, type: 'UnitRegistered', data: identity });
      case 1:
        return givenEvent({
          ...place,
          type: 'UnitEstablished',
          data: { ...identity, predecessors: [{ unitId: other, extent: 'PART', clause: null }], certainty: 'STATED' },
        });
      case 2:
        return givenEvent({
          ...place,
          type: 'UnitEnded',
          data: { unitId, manner: 'MERGED', successors: [{ unitId: other, extent: 'WHOLE', clause: null }], certainty: 'STATED' },
        });
      case 3:
        return givenEvent({ ...place, type: 'UnitRecoded', data: { unitId, code } });
      case 4:
        return givenEvent({ ...place, type: 'UnitReparented', data: { unitId, parentId: other } });
      case 5:
        return givenEvent({ ...place, type: 'UnitRenamed', data: { unitId, name: `renamed ${String(index)}` } });
      default: {
        const position = toPosition(Math.max(1, index - day));
        return givenEvent({
          ...place,
          type: 'FactWithdrawn',
          concerns: IDS,
          data: { eventId: '', position, type: '', reason: '' },
        });
      }
    }
  });
}

/** The state of a unit by the law itself: what is known and effective by the moment and not withdrawn by it, folded in order. */
function plainFold(events: readonly LedgerEvent[], id: string, { effectiveOn, position }: Moment): UnitState | undefined {
  const known = events.filter((event) => event.position <= position);
  const withdrawn = new Set(known.flatMap((event) => (event.type === 'FactWithdrawn' ? [event.data.position] : [])));
  return known
    .filter(isUnitEvent)
    .filter((event) => event.data.unitId === id && event.effectiveOn <= effectiveOn && !withdrawn.has(event.position))
    .sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : a.position - b.position))
    .reduce<UnitState | undefined>(evolveUnit, undefined);
}

/** Whether all that was walked through stands directly under a unit. */
function isOneTierBelow(register: Register, id: string, walked: readonly string[], moment: Moment): boolean {
  return walked.every((each) => register.unitAt(each, moment)?.parentId === id);
}

describe('the register', () => {
  it('answers at any moment what a plain fold of the events known and effective by then says', () => {
    fc.assert(
      fc.property(histories, fc.nat({ max: 16 }), fc.nat({ max: 41 }), (steps, day, at) => {
        const events = eventsOf(steps);
        const register = new Register();
        for (const event of events) register.apply(event);
        const moment = { effectiveOn: addDays(FIRST_DAY, day), position: toPosition(at) };
        const plain = new Map(IDS.map((id) => [id, plainFold(events, id, moment)]));
        for (const id of IDS) {
          expect(register.unitAt(id, moment)).toEqual(plain.get(id));
          const children = [...plain.values()].filter((unit) => unit?.parentId === id && isLiving(unit)).map((unit) => unit?.id);
          expect(new Set(register.childrenOf(id, moment).map((unit) => unit.id))).toEqual(new Set(children));
          expect([...register.everChildrenOf(id)]).toEqual(expect.arrayContaining(children));
        }
        for (const code of CODES) {
          if (code === null) continue;
          const bearers = [...plain.values()].filter((unit) => unit?.code === code && isLiving(unit)).map((unit) => unit?.id);
          const found = register.bearerOf(code, moment)?.id;
          expect([...register.everBearersOf(code)]).toEqual(expect.arrayContaining(bearers));
          if (bearers.length === 0) expect(found).toBeUndefined();
          else expect(bearers).toContain(found);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('counts in columns what stands in the tree, for readers of any position', () => {
    fc.assert(
      fc.property(histories, fc.nat({ max: 16 }), fc.nat({ max: 41 }), fc.boolean(), (steps, day, at, isPrepared) => {
        const register = new Register();
        for (const event of eventsOf(steps)) register.apply(event);
        if (isPrepared) register.prepare();
        const moment = { effectiveOn: addDays(FIRST_DAY, day), position: toPosition(at) };
        for (const id of register.ids()) {
          const walked = descendantsOf(register, id, moment).map((unit) => unit.id);
          const columns = register.inColumns();
          const own = register.unitAt(id, moment);
          expect(columns.unitAt(register.numberOf(id) ?? -1, moment)).toEqual(own);
          const standing = own !== undefined && isLiving(own) ? [id, ...walked] : walked;
          const met = [...columns.within(id, moment, 'HAMLET').numbers].map((number) => columns.ids[number] ?? '');
          expect(met.toSorted()).toEqual(standing.toSorted());
          const communes = standing.filter((below) => register.unitAt(below, moment)?.kind !== 'HAMLET');
          if (isOneTierBelow(register, id, walked, moment))
            expect(columns.within(id, moment, 'COMMUNE').numbers).toHaveLength(communes.length);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('reaches no living unit twice in a tree, whatever the log holds', () => {
    fc.assert(
      fc.property(histories, fc.nat({ max: 16 }), (steps, day) => {
        const register = new Register();
        for (const event of eventsOf(steps)) register.apply(event);
        const moment = { effectiveOn: addDays(FIRST_DAY, day), position: toPosition(41) };
        for (const id of IDS) {
          const reached = descendantsOf(register, id, moment).map((unit) => unit.id);
          expect(new Set(reached).size).toBe(reached.length);
        }
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import type { LedgerEvent, UnitKind } from '@ntm-ledger/events';
import { ALL_UNIT_ATTRIBUTES, UNIT_KINDS, UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import type { UnitState } from '@ntm-ledger/register';
import { ancestorsOf, isLiving, Register } from '@ntm-ledger/register';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import { DAYS } from '../testing/arbitrary-commands.js';
import { randomHistories, record } from '../testing/random-history.js';
import type { RegisterChanges } from './register-changes.js';
import { compareRegister } from './register-changes.js';
import type { Difference } from './unit-differences.js';
import { ARRIVALS, DEPARTURES } from './unit-differences.js';

/** What histories of reorganisations do not say: names, types and what units count as, of any unit on any day. */
interface Saying {
  readonly what: 'rename' | 'retype' | 'classify';
  readonly unit: number;
  readonly day: IsoDate;
  readonly which: number;
}
const sayings = fc.array(
  fc.record<Saying>({
    what: fc.constantFrom('rename', 'retype', 'classify'),
    unit: fc.nat({ max: 40 }),
    day: fc.constantFrom(...DAYS),
    which: fc.nat({ max: 2 }),
  }),
  { minLength: 6, maxLength: 15 },
);

function eventOf({ what, day, which }: Saying, unitId: string, position: number): LedgerEvent {
  const place = { stream: UNITS_STREAM, position, effectiveOn: day };
  if (what === 'rename') return givenEvent({ ...place, type: 'UnitRenamed', data: { unitId, name: `name ${String(which)}` } });
  const type = (['xã', 'phường', 'thị trấn'] as const)[which] ?? 'xã';
  if (what === 'retype') return givenEvent({ ...place, type: 'UnitRetyped', data: { unitId, type } });
  const value = (['IN', 'OUT', null] as const)[which] ?? null;
  return givenEvent({ ...place, type: 'UnitClassified', data: { unitId, attribute: 'PROGRAMME', value } });
}

const registers = fc.tuple(randomHistories, sayings).map(([history, said]) => {
  const register = new Register();
  const { events } = record(history);
  for (const event of events) register.apply(event);
  const ids = [...register.ids()];
  for (const [index, saying] of said.entries())
    register.apply(eventOf(saying, ids[saying.unit % ids.length] ?? '', events.length + index + 1));
  return { register, length: events.length + said.length };
});

/** A moment of the small universe: any day, any share of what is known. */
interface Share {
  readonly day: number;
  readonly known: number;
}
const shares = fc.record<Share>({
  day: fc.nat({ max: DAYS.length - 1 }),
  known: fc.oneof(fc.constant(100), fc.nat({ max: 100 })),
});
const questions = fc.record({
  code: fc.constantFrom('VN', 'VN', 'VN', '38', '38', '40', '392', '393', '15271', '15273'),
  kinds: fc.option(fc.subarray([...UNIT_KINDS], { minLength: 1 })),
  from: shares,
  to: shares,
});

const momentOf = ({ day, known }: Share, length: number): Moment => ({
  effectiveOn: DAYS[day] ?? ('' as IsoDate),
  position: toPosition(Math.floor((length * known) / 100)),
});

/** The living units in a scope, found the other way round: by asking every unit what is above it, all of which must live. */
function unitsIn(
  register: Register,
  scope: UnitState | undefined,
  kinds: readonly UnitKind[] | null,
  moment: Moment,
): Set<string> {
  const found = [...register.ids()]
    .map((id) => register.unitAt(id, moment))
    .filter((unit): unit is UnitState => unit !== undefined && isLiving(unit) && (kinds?.includes(unit.kind) ?? true))
    .filter(({ id }) => {
      const path = [id, ...ancestorsOf(register, id, moment).map((above) => above.id)];
      const end = path.indexOf(scope?.id ?? 'nowhere');
      const passed = path.slice(0, end + 1).map((each) => register.unitAt(each, moment));
      return end !== -1 && passed.every((unit) => unit !== undefined && isLiving(unit));
    });
  return new Set(found.map(({ id }) => id));
}

function idsOf(changes: RegisterChanges, kinds: readonly Difference['change'][]): string[] {
  return changes.differences.filter(({ change }) => kinds.includes(change)).map(({ unit }) => unit.id);
}

/** What the differences make of a unit as it was. */
function applied(was: UnitState, differences: readonly Difference[]): unknown {
  const said = ALL_UNIT_ATTRIBUTES.map((attribute): [string, string | null] => [
    attribute,
    was.classifications[attribute]?.value ?? null,
  ]);
  const known = { name: was.name, type: was.type, code: was.code, ...Object.fromEntries<string | null>(said) };
  return differences.reduce<object>((unit, { change, attribute, after }) => {
    switch (change) {
      case 'RENAMED':
        return { ...unit, name: after };
      case 'RETYPED':
        return { ...unit, type: after };
      case 'RECODED':
        return { ...unit, code: after };
      case 'CLASSIFIED':
        return { ...unit, [String(attribute)]: after };
      default:
        return unit;
    }
  }, known);
}

describe('what differs between any two moments of any history', () => {
  it('balances: what was there, with what came and without what went, is what is there', () => {
    let entered = 0;
    let left = 0;
    fc.assert(
      fc.property(registers, questions, ({ register, length }, { code, kinds, ...asked }) => {
        const [from, to] = [momentOf(asked.from, length), momentOf(asked.to, length)];
        const changes = compareRegister(register, { code, kinds }, from, to);
        if (changes === undefined) {
          for (const moment of [from, to]) expect(register.bearerOf(code, moment)).toBeUndefined();
          return;
        }
        const there = unitsIn(register, changes.before.scope, kinds, from);
        const here = unitsIn(register, changes.after.scope, kinds, to);
        expect(changes.unitsBefore).toBe(there.size);
        expect(changes.unitsAfter).toBe(here.size);
        expect(changes.unitsBefore + changes.entered - changes.left).toBe(changes.unitsAfter);
        expect(idsOf(changes, ARRIVALS).toSorted()).toEqual([...here].filter((id) => !there.has(id)).toSorted());
        expect(idsOf(changes, DEPARTURES).toSorted()).toEqual([...there].filter((id) => !here.has(id)).toSorted());
        expect(changes.counts.reduce((sum, { count }) => sum + count, 0)).toBe(changes.differences.length);
        entered += changes.entered;
        left += changes.left;
      }),
      { numRuns: 2_000 },
    );
    expect(Math.min(entered, left)).toBeGreaterThan(500);
  });

  it('says all that differs of a unit that lives at both, once, and nothing where nothing does', () => {
    let altered = 0;
    fc.assert(
      fc.property(registers, questions, ({ register, length }, { code, kinds, ...asked }) => {
        const [from, to] = [momentOf(asked.from, length), momentOf(asked.to, length)];
        const changes = compareRegister(register, { code, kinds }, from, to);
        const byUnit = Map.groupBy(changes?.differences ?? [], ({ unit }) => unit.id);
        for (const [id, differences] of byUnit) {
          const keys = differences.map(({ change, attribute }) => `${change} ${attribute ?? ''}`);
          expect(new Set(keys).size).toBe(keys.length);
          for (const { change, before, after } of differences) {
            if (change === 'RENAMED' || change === 'RETYPED' || change === 'RECODED' || change === 'CLASSIFIED')
              expect(before).not.toBe(after);
          }
          altered += differences.filter(({ change }) => change === 'CLASSIFIED' || change === 'RENAMED').length;
          expect(register.unitAt(id, to) ?? register.unitAt(id, from)).toEqual(differences[0]?.unit);
        }
        for (const [id, was] of changes?.before.units ?? []) {
          const is = register.unitAt(id, to);
          if (is === undefined || !isLiving(is)) continue;
          expect(applied(was, byUnit.get(id) ?? [])).toEqual(applied(is, []));
          const moved = (byUnit.get(id) ?? []).some(({ change }) => change === 'REPARENTED' || change === 'LEFT_SCOPE');
          if (is.parentId !== was.parentId) expect(moved).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(altered).toBeGreaterThan(500);
  });

  it('is nothing between a moment and itself', () => {
    fc.assert(
      fc.property(registers, questions, ({ register, length }, { code, kinds, from }) => {
        const moment = momentOf(from, length);
        expect(compareRegister(register, { code, kinds }, moment, moment)?.differences ?? []).toEqual([]);
      }),
    );
  });
});

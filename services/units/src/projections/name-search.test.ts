import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import { isUnitEvent, Register } from '@ntm-ledger/register';
import { addDays, toIsoDate } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import type { NameMatch } from './name-search.js';
import { NameSearch } from './name-search.js';

const FIRST_DAY = toIsoDate('2020-01-01');
const NAMES = ['Hà', 'Hạ', 'HÀ', 'Hà Giang', 'Hạ Giang', 'Giang Hà', 'Hà Gia', 'Hoà', 'Hòa'];
const TEXTS = ['ha', 'xã hà', 'ha gi', 'HÀ GANG', 'hoà', 'giang'];

interface Step {
  readonly what: 'begin' | 'rename' | 'end' | 'withdraw';
  readonly unit: number;
  readonly name: string;
  readonly day: number;
  readonly back: number;
}

const steps = fc.array(
  fc.record<Step>({
    what: fc.constantFrom('begin', 'begin', 'rename', 'rename', 'end', 'withdraw'),
    unit: fc.nat({ max: 9 }),
    name: fc.constantFrom(...NAMES),
    day: fc.nat({ max: 5 }),
    back: fc.nat({ max: 10 }),
  }),
  { minLength: 1, maxLength: 40 },
);

function eventOf({ what, unit, name, day, back }: Step, position: number): LedgerEvent {
  const unitId = `unit-${String(unit)}`;
  const place = { stream: UNITS_STREAM, position, effectiveOn: addDays(FIRST_DAY, day) };
  switch (what) {
    case 'begin':
      return commune(unitId, name, position, place.effectiveOn);
    case 'rename':
      return givenEvent({ ...place, type: 'UnitRenamed', data: { unitId, name } });
    case 'end':
      return givenEvent({
        ...place,
        type: 'UnitEnded',
        data: { unitId, manner: 'ABOLISHED', successors: [], certainty: 'STATED' },
      });
    case 'withdraw': {
      const data = { eventId: '', position: toPosition(Math.max(1, position - back)), type: '', reason: '' };
      const concerns = Array.from({ length: 10 }, (_, index) => `unit-${String(index)}`);
      return givenEvent({ ...place, type: 'FactWithdrawn', concerns, data });
    }
  }
}

function commune(unitId: string, name: string, position: number, effectiveOn: string): LedgerEvent {
  const data = { unitId, kind: 'COMMUNE', type: 'xã', name, code: null, parentId: null } as const;
  return givenEvent({ type: 'UnitRegistered', stream: UNITS_STREAM, position, effectiveOn, data });
}

function openSearch(): { names: NameSearch; apply: (event: LedgerEvent) => void } {
  const register = new Register();
  const names = new NameSearch(register);
  const apply = (event: LedgerEvent): void => {
    register.apply(event);
    if (isUnitEvent(event)) names.note(event);
  };
  return { names, apply };
}

describe('a search at a moment', () => {
  it('gives the same before and after hundreds of further names, renames and withdrawals', () => {
    fc.assert(
      fc.property(steps, steps, fc.nat({ max: 6 }), fc.constantFrom(...NAMES), (known, later, day, crowd) => {
        const { names, apply } = openSearch();
        known.forEach((step, index) => {
          apply(eventOf(step, index + 1));
        });
        const moment = { effectiveOn: addDays(FIRST_DAY, day), position: toPosition(known.length) };
        const answers = (): NameMatch[][] => TEXTS.map((text) => names.search(text, moment));
        const before = answers();
        later.forEach((step, index) => {
          apply(eventOf(step, known.length + index + 1));
        });
        const position = known.length + later.length;
        for (let more = 1; more <= 450; more += 1) {
          apply(commune(`crowd-${String(more)}`, crowd, position + more, FIRST_DAY));
        }
        expect(answers()).toEqual(before);
        const now = { ...moment, position: toPosition(position + 450) };
        expect(names.search(crowd, now).length).toBeGreaterThanOrEqual(450);
      }),
      { numRuns: 60 },
    );
  });

  it('says which of the names of a unit was met: the closest, whichever was recorded first', () => {
    const { names, apply } = openSearch();
    apply(commune('unit', 'Hà Giang', 1, FIRST_DAY));
    apply(
      givenEvent({
        type: 'UnitRenamed',
        stream: UNITS_STREAM,
        position: 2,
        effectiveOn: FIRST_DAY,
        data: { unitId: 'unit', name: 'Hạ' },
      }),
    );
    const moment = { effectiveOn: FIRST_DAY, position: toPosition(2) };
    expect(names.search('hà giang', moment)).toMatchObject([{ matchedName: 'Hà Giang', unit: { name: 'Hạ' } }]);
    expect(names.search('ha', moment)).toMatchObject([{ matchedName: 'Hạ' }]);
  });
});

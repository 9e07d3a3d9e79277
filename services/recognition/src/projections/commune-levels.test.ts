import { describe, expect, it } from '@jest/globals';
import type { Level, UnitType } from '@ntm-ledger/events';
import type { PageWindow } from '@ntm-ledger/register';
import { descendantsOf, isLiving } from '@ntm-ledger/register';
import fc from 'fast-check';
import { isInForce } from '../domain/title.js';
import { COUNTRY, histories, moments } from '../testing/arbitrary-history.js';
import { granted, retyped } from '../testing/facts.js';
import { History } from '../testing/history.js';
import type { AskedCommunes } from './commune-levels.js';
import { communeLevels } from './commune-levels.js';

const ALL: PageWindow = { first: 100, after: null };

function listed({ model, register }: History, asked: AskedCommunes, window = ALL): string[] | null {
  const page = communeLevels(model, register, asked, window);
  return page?.items.map(({ unit, levels }) => [unit.id, ...levels].join(' ')) ?? null;
}

describe('the list of communes with their levels', () => {
  const history = new History(
    ...COUNTRY,
    granted('2019-01-01', { unitId: 'a' }),
    granted('2021-01-01', { unitId: 'a', level: 'ADVANCED' }),
    retyped('2023-01-01', 'b', 'phường'),
  );
  const asked = { scopeId: 'vn', moment: history.moment('2024-01-01'), type: null, level: null };

  it('holds all that stand, with and without a title', () => {
    expect(listed(history, asked)?.toSorted()).toEqual(['a NTM ADVANCED', 'b', 'c']);
  });

  it('may be of one type or one level, and of a commune is itself', () => {
    expect(listed(history, { ...asked, type: 'xã' })).toEqual(['a NTM ADVANCED']);
    expect(listed(history, { ...asked, level: 'MODEL' })).toEqual([]);
    expect(listed(history, { ...asked, scopeId: 'a', level: 'ADVANCED' })).toEqual(['a NTM ADVANCED']);
  });

  it('says so when it is to go on after a unit that is not in it', () => {
    expect(listed(history, asked, { first: 1, after: 'thon-a' })).toBeNull();
    expect(listed(history, asked, { first: 1, after: 'nobody' })).toBeNull();
  });

  it('has at any moment what each unit by itself holds', () => {
    const types = fc.constantFrom<(UnitType | null)[]>(null, 'xã', 'phường');
    const levels = fc.constantFrom<(Level | null)[]>(null, 'NTM', 'CIVILISED_URBAN');
    fc.assert(
      fc.property(
        histories,
        moments,
        fc.constantFrom('vn', 'huyen', 'a'),
        types,
        levels,
        (any, { day, share }, scopeId, type, level) => {
          const moment = any.moment(day, Math.floor((any.events.length * share) / 100));
          const scope = any.register.unitAt(scopeId, moment);
          const units = [...(scope === undefined ? [] : [scope]), ...descendantsOf(any.register, scopeId, moment)];
          const expected = units.flatMap((unit) => {
            if (unit.kind !== 'COMMUNE' || !isLiving(unit) || (type !== null && unit.type !== type)) return [];
            const held = any.model
              .titlesOf(unit.id, moment)
              .filter(isInForce)
              .map((title) => title.level);
            return level !== null && !held.includes(level) ? [] : [[unit.id, ...held.toSorted()].join(' ')];
          });
          const found = listed(any, { scopeId, moment, type, level }) ?? [];
          const inAlphabet = found.map((line) => [line.split(' ')[0], ...line.split(' ').slice(1).toSorted()].join(' '));
          expect(inAlphabet.toSorted()).toEqual(expected.toSorted());
        },
      ),
      { numRuns: 300 },
    );
  });
});

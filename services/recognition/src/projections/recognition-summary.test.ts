import { describe, expect, it } from '@jest/globals';
import type { Moment } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import { isInForce } from '../domain/title.js';
import { COUNTRY, histories, moments } from '../testing/arbitrary-history.js';
import { ended, granted, retyped, revoked } from '../testing/facts.js';
import { History } from '../testing/history.js';
import { summariseRecognition } from './recognition-summary.js';

const NONE = { NTM: 0, ADVANCED: 0, MODEL: 0, MODERN: 0 };

function summary(history: History, scope: string, moment: Moment) {
  return summariseRecognition(history.model, history.register, scope, moment);
}

describe('a summary', () => {
  const history = new History(
    ...COUNTRY,
    granted('2019-01-01', { unitId: 'a' }),
    granted('2021-01-01', { unitId: 'a', level: 'ADVANCED' }),
    granted('2021-01-01', { unitId: 'c', level: 'CIVILISED_URBAN' }),
    granted('2021-01-01', { unitId: 'thon-b', level: 'MODEL' }),
    retyped('2023-01-01', 'b', 'phường'),
    revoked('2024-01-01', { unitId: 'a' }),
  );

  it('counts a unit at every level it holds, out of the xã that stand in the scope', () => {
    expect(summary(history, 'huyen', history.moment('2021-06-01'))).toEqual({
      denominator: 2,
      communes: { ...NONE, NTM: 1, ADVANCED: 1 },
      hamlets: { ...NONE, MODEL: 1 },
    });
  });

  it('leaves out a commune that became a ward, in number and denominator; its hamlets stay', () => {
    expect(summary(history, 'vn', history.moment('2023-01-01'))).toEqual({
      denominator: 1,
      communes: { ...NONE, NTM: 1, ADVANCED: 1 },
      hamlets: { ...NONE, MODEL: 1 },
    });
  });

  it('counts a higher level that stands after the lower one was revoked at the higher one alone', () => {
    expect(summary(history, 'huyen', history.moment('2024-01-01')).communes).toEqual({ ...NONE, ADVANCED: 1 });
  });

  it('of a commune counts itself and its hamlets, of a hamlet itself, of a township no commune', () => {
    const moment = history.moment('2021-06-01');
    expect(summary(history, 'a', moment)).toEqual({ denominator: 1, communes: { ...NONE, NTM: 1, ADVANCED: 1 }, hamlets: NONE });
    expect(summary(history, 'thon-b', moment)).toEqual({ denominator: 0, communes: NONE, hamlets: { ...NONE, MODEL: 1 } });
    expect(summary(history, 'c', moment).denominator).toBe(0);
  });

  it('of a unit that is no more, or is not known, counts nothing', () => {
    const abolished = new History(
      ...COUNTRY,
      granted('2019-01-01', { unitId: 'a' }),
      ended('2020-01-01', 'huyen', [], 'ABOLISHED'),
    );
    const nothing = { denominator: 0, communes: NONE, hamlets: NONE };
    expect(summary(abolished, 'huyen', abolished.moment('2020-01-01'))).toEqual(nothing);
    expect(summary(abolished, 'nowhere', abolished.moment('2020-01-01'))).toEqual(nothing);
  });

  it('has the numbers of a plain recount, at any moment', () => {
    fc.assert(
      fc.property(histories, moments, fc.constantFrom('vn', 'huyen', 'a', 'c', 'thon-b'), (any, { day, share }, scope) => {
        const moment = any.moment(day, Math.floor((any.events.length * share) / 100));
        expect(summary(any, scope, moment)).toEqual(recount(any, scope, moment));
      }),
      { numRuns: 500 },
    );
  });
});

/** Looks at every unit by itself, and walks up from it through what stands. */
function recount({ register, model }: History, scope: string, moment: Moment) {
  const within = [...register.ids()].filter((id) => {
    for (let at: string | null = id; at !== null;) {
      const unit = register.unitAt(at, moment);
      if (unit?.ended !== null) return false;
      if (at === scope) return true;
      at = unit.parentId;
    }
    return false;
  });
  const holders = (ids: readonly string[]) => {
    const at = (level: string) =>
      ids.filter((id) => model.titlesOf(id, moment).some((title) => title.level === level && isInForce(title))).length;
    return { NTM: at('NTM'), ADVANCED: at('ADVANCED'), MODEL: at('MODEL'), MODERN: at('MODERN') };
  };
  const communes = within.filter((id) => register.unitAt(id, moment)?.type === 'xã');
  const hamlets = within.filter((id) => register.unitAt(id, moment)?.kind === 'HAMLET');
  return { denominator: communes.length, communes: holders(communes), hamlets: holders(hamlets) };
}

import type { Level } from '@ntm-ledger/events';
import fc from 'fast-check';
import type { Fact } from './facts.js';
import { absorbed, acknowledged, ended, granted, refused, registered, renamed, retyped, revoked, withdrawn } from './facts.js';
import { History } from './history.js';

/** Days on which facts of arbitrary histories come into force: few, so that several fall on one. */
export const DAYS = ['2018-01-01', '2019-01-01', '2019-12-01', '2020-01-01', '2021-01-01', '2023-01-01'] as const;

/** A small country: a district of two communes and a township, with a hamlet in each commune. */
export const COUNTRY = [
  registered('2004-01-01', { unitId: 'vn', kind: 'COUNTRY', type: 'quốc gia', code: 'VN' }),
  registered('2004-01-01', { unitId: 'huyen', kind: 'DISTRICT', type: 'huyện', parentId: 'vn' }),
  registered('2004-01-01', { unitId: 'a', parentId: 'huyen' }),
  registered('2004-01-01', { unitId: 'b', parentId: 'huyen' }),
  registered('2004-01-01', { unitId: 'c', type: 'thị trấn', parentId: 'huyen' }),
  registered('2004-01-01', { unitId: 'thon-a', kind: 'HAMLET', type: 'thôn', parentId: 'a' }),
  registered('2004-01-01', { unitId: 'thon-b', kind: 'HAMLET', type: 'thôn', parentId: 'b' }),
] as const;

/** One more fact, or the withdrawal of an earlier one (by its number, as far as there are so many). */
type Next = { readonly fact: Fact } | { readonly withdraws: number; readonly on: string };

const day = fc.constantFrom(...DAYS);
const unit = fc.constantFrom('a', 'b', 'c', 'thon-a', 'thon-b');
const level = fc.constantFrom<Level[]>('NTM', 'ADVANCED', 'MODEL', 'CIVILISED_URBAN');
const decision = fc.record({ unitId: unit, level, decisionId: fc.uuid(), titleId: fc.uuid() });

/** One fact about titles or units of the small country. */
export const titleOrUnitFact: fc.Arbitrary<Fact> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(day, decision).map(([on, part]) => granted(on, part)) },
  fc.tuple(day, decision).map(([on, part]) => acknowledged(on, part)),
  fc.tuple(day, decision).map(([on, part]) => refused(on, part)),
  { weight: 2, arbitrary: fc.tuple(day, decision).map(([on, part]) => revoked(on, part)) },
  fc.tuple(day, unit).map(([on, id]) => ended(on, id)),
  fc.tuple(day, unit).map(([on, id]) => renamed(on, id, 'Hà Thanh')),
  fc.tuple(day, unit).map(([on, id]) => absorbed(on, id, 'b')),
  fc
    .tuple(day, fc.constantFrom('a', 'b', 'c'), fc.constantFrom('xã', 'phường', 'thị trấn'))
    .map(([on, id, type]) => retyped(on, id, type)),
);

const next: fc.Arbitrary<Next> = fc.oneof(
  { weight: 5, arbitrary: titleOrUnitFact.map((given) => ({ fact: given })) },
  fc.tuple(fc.nat(40), day).map(([withdraws, on]) => ({ withdraws, on })),
);

/** Histories of the small country with titles, changes of units and withdrawals, in whatever order they became known. */
export const histories: fc.Arbitrary<History> = fc.array(next, { maxLength: 25 }).map((steps) => {
  const history = new History(...COUNTRY);
  for (const step of steps) {
    if ('fact' in step) {
      history.record(step.fact);
    } else {
      const event = history.events[step.withdraws];
      if (event !== undefined && event.type !== 'FactWithdrawn') history.record(withdrawn(step.on, event));
    }
  }
  return history;
});

/** A day and a share of the log, from nothing to all of it. */
export const moments = fc.record({ day: fc.constantFrom('2004-01-01', '2018-12-31', ...DAYS, '2025-07-01'), share: fc.nat(100) });

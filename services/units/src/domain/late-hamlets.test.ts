import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import type { RecordingMode, TerritoryLink, UnitEnded, UnitIdentity } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import { Register } from '@ntm-ledger/register';
import { toIsoDate } from '@ntm-ledger/temporal';
import { decideRegistration } from './registration.js';
import { WorkingRegister } from './working-register.js';

const source = { title: 'Tin mới nhất', number: null, issuer: null, issuedOn: null, url: null, digest: null };
const DAY = toIsoDate('2023-03-20');
const HAMLET: UnitIdentity = {
  unitId: 'thinh-vinh',
  kind: 'HAMLET',
  type: 'thôn',
  name: 'Thịnh Vinh',
  code: null,
  parentId: 'ha-binh',
};

function commune(unitId: string, name: string, code: string): UnitIdentity {
  return { unitId, kind: 'COMMUNE', type: 'xã', name, code, parentId: 'thanh-hoa' };
}

/** Given communes, and ends of some; when the hamlet is entered as of 2023-03-20; then whither it goes, when, and with how many warnings. */
function movesGiven(
  ends: readonly { readonly unitId: string; readonly on: string; readonly successors: readonly TerritoryLink[] }[],
  mode: RecordingMode = 'BACKFILL',
): unknown[] {
  const register = new Register();
  const units = [
    { unitId: 'thanh-hoa', kind: 'PROVINCE', type: 'tỉnh', name: 'Thanh Hóa', code: '38', parentId: 'vn' } as const,
    commune('ha-binh', 'Hà Bình', '15328'),
    commune('ha-trung', 'Hà Trung', '15271'),
    commune('hoat-giang', 'Hoạt Giang', '15286'),
  ];
  let position = 0;
  for (const data of units) {
    register.apply(
      givenEvent({ type: 'UnitRegistered', stream: UNITS_STREAM, position: (position += 1), effectiveOn: '2004-08-31', data }),
    );
  }
  for (const { unitId, on, successors } of ends) {
    const manner = successors.length > 1 ? 'DIVIDED' : 'MERGED';
    const data: UnitEnded = { unitId, manner, successors, certainty: 'STATED' };
    register.apply(givenEvent({ type: 'UnitEnded', stream: UNITS_STREAM, position: (position += 1), effectiveOn: on, data }));
  }
  const decided = decideRegistration(
    { mode, effectiveOn: DAY, precision: 'BY', basis: null, source, units: [HAMLET] },
    new WorkingRegister(register, DAY, toPosition(position)),
  );
  if (decided.outcome === 'refused') return [decided.refusal];
  return decided.events.flatMap(({ type, effectiveOn, data, warnings }) =>
    type === 'UnitReparented'
      ? [{ on: effectiveOn, parentId: 'parentId' in data ? data.parentId : null, warnings: warnings.length }]
      : [],
  );
}

describe('a hamlet entered late', () => {
  it('stays under a commune that goes on', () => {
    expect(movesGiven([])).toEqual([]);
  });

  it('goes with its commune through every merger recorded since', () => {
    expect(
      movesGiven([
        { unitId: 'ha-binh', on: '2025-01-01', successors: [{ unitId: 'ha-trung', extent: 'WHOLE', clause: null }] },
        { unitId: 'ha-trung', on: '2025-07-01', successors: [{ unitId: 'hoat-giang', extent: 'WHOLE', clause: null }] },
      ]),
    ).toEqual([
      { on: '2025-01-01', parentId: 'ha-trung', warnings: 0 },
      { on: '2025-07-01', parentId: 'hoat-giang', warnings: 0 },
    ]);
  });

  it('of a divided commune goes to its first receiver, with a warning that this is assumed', () => {
    const successors: TerritoryLink[] = [
      { unitId: 'ha-trung', extent: 'PART', clause: null },
      { unitId: 'hoat-giang', extent: 'PART', clause: null },
    ];
    expect(movesGiven([{ unitId: 'ha-binh', on: '2025-07-01', successors }])).toEqual([
      { on: '2025-07-01', parentId: 'ha-trung', warnings: 1 },
    ]);
  });

  it('passes through a commune that went on into another on the same day', () => {
    expect(
      movesGiven([
        { unitId: 'ha-binh', on: '2025-07-01', successors: [{ unitId: 'ha-trung', extent: 'WHOLE', clause: null }] },
        { unitId: 'ha-trung', on: '2025-07-01', successors: [{ unitId: 'hoat-giang', extent: 'WHOLE', clause: null }] },
      ]),
    ).toEqual([
      { on: '2025-07-01', parentId: 'ha-trung', warnings: 0 },
      { on: '2025-07-01', parentId: 'hoat-giang', warnings: 0 },
    ]);
  });

  it.each<[string, TerritoryLink[]]>([
    ['into nothing', []],
    ['into what is no commune', [{ unitId: 'thanh-hoa', extent: 'WHOLE', clause: null }]],
    ['back into itself', [{ unitId: 'ha-binh', extent: 'WHOLE', clause: null }]],
  ])('of a commune that later went %s would stand under an ended one: refused live, recorded with a warning', (_, successors) => {
    const ends = [{ unitId: 'ha-binh', on: '2025-07-01', successors }];
    expect(movesGiven(ends, 'LIVE')).toMatchObject([{ rule: 'parentIsLiving', message: expect.stringContaining('2025-07-01') }]);
    expect(movesGiven(ends)).toEqual([]);
  });
});

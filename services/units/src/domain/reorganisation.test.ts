import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import type { Decided, RecordingMode, UnitIdentity } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import { Register } from '@ntm-ledger/register';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { PlacedChange, UnitChange } from './reorganisation.js';
import { decideReorganisation } from './reorganisation.js';
import type { Transfer } from './territory.js';
import { WorkingRegister } from './working-register.js';

const DAY = toIsoDate('2019-12-01');
const ACT = { number: '786/NQ-UBTVQH14', authority: null, issuedOn: null, title: null, clause: null };
const source = { title: 'Nghị quyết 786', number: null, issuer: null, issuedOn: null, url: null, digest: null };

const UNITS: UnitIdentity[] = [
  { unitId: 'vn', kind: 'COUNTRY', type: 'quốc gia', name: 'Việt Nam', code: 'VN', parentId: null },
  { unitId: 'thanh-hoa', kind: 'PROVINCE', type: 'tỉnh', name: 'Thanh Hóa', code: '38', parentId: 'vn' },
  { unitId: 'ha-trung', kind: 'DISTRICT', type: 'huyện', name: 'Hà Trung', code: '392', parentId: 'thanh-hoa' },
  { unitId: 'ha-van', kind: 'COMMUNE', type: 'xã', name: 'Hà Vân', code: '15283', parentId: 'ha-trung' },
  { unitId: 'ha-thanh', kind: 'COMMUNE', type: 'xã', name: 'Hà Thanh', code: '15289', parentId: 'ha-trung' },
  { unitId: 'ha-binh', kind: 'COMMUNE', type: 'xã', name: 'Hà Bình', code: '15328', parentId: 'ha-trung' },
  { unitId: 'thon-1', kind: 'HAMLET', type: 'thôn', name: 'Thịnh Vinh', code: null, parentId: 'ha-binh' },
];
const HOAT_GIANG: UnitIdentity = {
  unitId: 'hoat-giang',
  kind: 'COMMUNE',
  type: 'xã',
  name: 'Hoạt Giang',
  code: '15283',
  parentId: 'ha-trung',
};
const SECOND: UnitIdentity = { ...HOAT_GIANG, unitId: 'second', name: 'Hà Trung', code: '15271' };

function transfer(giverId: string, receiverId: string, more: Partial<Transfer> = {}): Transfer {
  return {
    giverId,
    receiverId,
    extent: 'WHOLE',
    remainder: false,
    receiverGoesOn: false,
    path: `from ${giverId}`,
    clause: null,
    ...more,
  };
}

/** Decides on a resolution, given the units above as they stood in 2004. */
function when(changes: UnitChange[], transfers: Transfer[], mode: RecordingMode = 'LIVE', effectiveOn = DAY): Decided {
  const register = new Register();
  for (const [index, data] of UNITS.entries()) {
    register.apply(
      givenEvent({ type: 'UnitRegistered', stream: UNITS_STREAM, position: index + 1, effectiveOn: '2004-08-31', data }),
    );
  }
  const placed = changes.map((change, index): PlacedChange => ({
    ...change,
    clause: null,
    path: `input.changes.${String(index)}`,
  }));
  return decideReorganisation(
    { mode, effectiveOn, precision: 'DAY', basis: ACT, source, certainty: 'STATED', changes: placed, transfers },
    new WorkingRegister(register, effectiveOn, toPosition(UNITS.length)),
  );
}

/** The types of the events and whom they are about, or the code of the refusal. */
function told(decided: Decided): string[] {
  if (decided.outcome === 'refused') {
    const { refusal } = decided;
    return [
      refusal.code === 'RULE_VIOLATED' ? refusal.rule : refusal.code,
      ...('problems' in refusal ? refusal.problems.map(({ message }) => message) : [refusal.message]),
    ];
  }
  return decided.events.map((event) => `${event.type} ${event.concerns.join()}`);
}

describe('a resolution', () => {
  it('that merges two communes into a new one ends both, and the new one may take over the code of one', () => {
    const decided = when(
      [{ kind: 'establish', unit: HOAT_GIANG }],
      [transfer('ha-van', 'hoat-giang'), transfer('ha-thanh', 'hoat-giang')],
    );
    expect(told(decided)).toEqual(['UnitEstablished hoat-giang', 'UnitEnded ha-van', 'UnitEnded ha-thanh']);
    expect(decided).toMatchObject({
      events: [
        {},
        {
          data: { manner: 'MERGED', successors: [{ unitId: 'hoat-giang', extent: 'WHOLE', clause: null }], certainty: 'STATED' },
        },
        {},
      ],
    });
  });

  it('that has one commune absorb another leaves the absorber the unit it was', () => {
    const decided = when([], [transfer('ha-thanh', 'ha-van', { receiverGoesOn: true })]);
    expect(told(decided)).toEqual(['UnitAbsorbed ha-van', 'UnitEnded ha-thanh']);
    expect(decided).toMatchObject({ events: [{}, { data: { manner: 'ABSORBED' } }] });
  });

  it('that divides a commune over two ends it when its remainder goes, and its hamlets follow with a warning', () => {
    const decided = when(
      [
        { kind: 'establish', unit: HOAT_GIANG },
        { kind: 'establish', unit: SECOND },
      ],
      [
        transfer('ha-van', 'hoat-giang'),
        transfer('ha-binh', 'second', { extent: 'PART' }),
        transfer('ha-binh', 'hoat-giang', { extent: 'PART', remainder: true }),
      ],
    );
    expect(told(decided)).toEqual([
      'UnitEstablished hoat-giang',
      'UnitEstablished second',
      'UnitEnded ha-van',
      'UnitEnded ha-binh',
      'UnitReparented thon-1',
    ]);
    expect(decided).toMatchObject({
      events: [{}, {}, {}, { data: { manner: 'DIVIDED' } }, { warnings: [{ rule: 'hamletFollowsCommune' }] }],
    });
  });

  it('that takes a part of a commune leaves the commune with the rest', () => {
    const decided = when([{ kind: 'establish', unit: SECOND }], [transfer('ha-binh', 'second', { extent: 'PART' })]);
    expect(told(decided)).toEqual(['UnitEstablished second', 'UnitCeded ha-binh']);
  });

  it('does not balance when parts of a commune go away and the rest is abolished', () => {
    const decided = when(
      [
        { kind: 'establish', unit: SECOND },
        { kind: 'abolish', unitId: 'ha-binh', manner: 'ABOLISHED' },
      ],
      [transfer('ha-binh', 'second', { extent: 'PART' })],
    );
    expect(told(decided)[0]).toBe('resolutionBalances');
  });

  it('cannot give all of a commune to two', () => {
    const decided = when(
      [
        { kind: 'establish', unit: HOAT_GIANG },
        { kind: 'establish', unit: SECOND },
      ],
      [transfer('ha-van', 'hoat-giang'), transfer('ha-van', 'second')],
    );
    expect(told(decided)[0]).toBe('BAD_USER_INPUT');
  });

  it('cannot form a unit from nothing', () => {
    expect(told(when([{ kind: 'establish', unit: SECOND }], []))).toEqual([
      'BAD_USER_INPUT',
      'xã Hà Trung is formed from nothing; name the units it comes from, or register it',
    ]);
  });

  it('cannot give a new unit a code that another living one bears; a back-dated one is recorded with a warning', () => {
    const changes: UnitChange[] = [{ kind: 'establish', unit: { ...SECOND, code: '15289' } }];
    const transfers = [transfer('ha-van', 'second')];
    expect(told(when(changes, transfers))[0]).toBe('codeIsFree');
    const backfilled = when(changes, transfers, 'BACKFILL');
    expect(backfilled).toMatchObject({ outcome: 'accepted', events: [{ warnings: [{ rule: 'codeIsFree' }] }, {}] });
  });

  it('whose territory goes on at once takes the hamlets to where it stays', () => {
    const decided = when(
      [{ kind: 'establish', unit: HOAT_GIANG }],
      [transfer('ha-van', 'hoat-giang'), transfer('ha-binh', 'ha-van', { receiverGoesOn: true })],
    );
    expect(told(decided).slice(-1)).toEqual(['UnitReparented thon-1']);
    expect(decided).toMatchObject({ events: [{}, {}, {}, {}, { data: { parentId: 'hoat-giang' } }] });
  });

  it('cannot have units go into one another and all end', () => {
    const swap = [
      transfer('ha-van', 'ha-thanh', { receiverGoesOn: true }),
      transfer('ha-thanh', 'ha-van', { receiverGoesOn: true }),
    ];
    expect(told(when([], swap))).toEqual([
      'BAD_USER_INPUT',
      'what goes over here comes back to a unit that ends by it',
      'what goes over here comes back to a unit that ends by it',
    ]);
  });

  it('never puts communes under what is no district: where their district goes into a commune, it must be said where they go', () => {
    const into = [transfer('ha-trung', 'dac-khu', { path: 'from' })];
    const formed = { kind: 'establish', unit: { ...SECOND, unitId: 'dac-khu', parentId: 'thanh-hoa' } } as const;
    const moves = ['ha-van', 'ha-thanh', 'ha-binh'].map(
      (unitId) => ({ kind: 'reparent', unitId, parentId: 'thanh-hoa' }) as const,
    );
    expect(told(when([formed], into))[0]).toBe('nothingIsLeftUnder');
    expect(told(when([formed, ...moves], into)).slice(0, 2)).toEqual(['UnitEstablished dac-khu', 'UnitEnded ha-trung']);
  });

  it('cannot abolish a district and leave its communes under it', () => {
    expect(told(when([{ kind: 'abolish', unitId: 'ha-trung', manner: 'ABOLISHED' }], []))[0]).toBe('nothingIsLeftUnder');
  });

  it('may abolish a district when its communes go under the province in the same act', () => {
    const moves = ['ha-van', 'ha-thanh', 'ha-binh'].map((unitId): UnitChange => ({
      kind: 'reparent',
      unitId,
      parentId: 'thanh-hoa',
    }));
    expect(told(when([...moves, { kind: 'abolish', unitId: 'ha-trung', manner: 'ABOLISHED' }], []))).toEqual([
      'UnitReparented ha-van',
      'UnitReparented ha-thanh',
      'UnitReparented ha-binh',
      'UnitEnded ha-trung',
    ]);
  });

  it.each<RecordingMode>(['LIVE', 'BACKFILL'])('never puts a province under a commune, not even in %s', (mode) => {
    expect(told(when([{ kind: 'reparent', unitId: 'thanh-hoa', parentId: 'ha-van' }], [], mode))).toEqual([
      'BAD_USER_INPUT',
      'a PROVINCE stands under a COUNTRY, not under a COMMUNE',
    ]);
  });

  it('cannot change a unit that the same act ended', () => {
    const decided = when(
      [
        { kind: 'establish', unit: HOAT_GIANG },
        { kind: 'rename', unitId: 'ha-van', name: 'Hà Văn' },
      ],
      [transfer('ha-van', 'hoat-giang')],
    );
    expect(told(decided)).toEqual(['BAD_USER_INPUT', 'xã Hà Vân ended by another change of this resolution']);
  });

  it('comes into force after what is already recorded of its units', () => {
    const early = toIsoDate('2003-01-01');
    expect(told(when([{ kind: 'rename', unitId: 'ha-van', name: 'Hà Văn' }], [], 'LIVE', early))).toEqual([
      'BAD_USER_INPUT',
      'no unit has the id ha-van on 2003-01-01',
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Certainty, UnitIdentity } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import { ACT, givenRegister, SOURCE, stood, told } from '../testing/given-units.js';
import type { RecordReorganisation, UnitChange } from './reorganisation.js';
import { decideReorganisation } from './reorganisation.js';
import type { Transfer } from './territory.js';

const DAY = '2019-12-01';
const HA_VAN: UnitIdentity = {
  unitId: 'ha-van',
  kind: 'COMMUNE',
  type: 'xã',
  name: 'Hà Vân',
  code: '15283',
  parentId: 'thanh-hoa',
};
const HOAT_GIANG: UnitIdentity = { ...HA_VAN, unitId: 'hoat-giang', name: 'Hoạt Giang' };
const GIVEN = givenRegister(
  [
    { unitId: 'thanh-hoa', kind: 'PROVINCE', type: 'tỉnh', name: 'Thanh Hóa', code: '38', parentId: 'vn' } as const,
    HA_VAN,
    { ...HA_VAN, unitId: 'ha-thanh', name: 'Hà Thanh', code: '15289' },
    { ...HA_VAN, unitId: 'ha-binh', name: 'Hà Bình', code: '15328' },
    { unitId: 'thon', kind: 'HAMLET', type: 'thôn', name: 'Thịnh Vinh', code: null, parentId: 'ha-van' } as const,
  ].map(stood),
);

function decide(
  changes: readonly UnitChange[],
  transfers: readonly Pick<Transfer, 'giverId' | 'receiverId' | 'extent' | 'receiverGoesOn'>[] = [],
  said: Partial<RecordReorganisation> = {},
): ReturnType<typeof decideReorganisation> {
  const command: RecordReorganisation = {
    mode: 'LIVE',
    effectiveOn: toIsoDate(DAY),
    precision: 'DAY',
    basis: ACT,
    source: SOURCE,
    certainty: 'STATED',
    changes: changes.map((change, index) => ({ ...change, clause: null, path: `input.changes.${String(index)}` })),
    transfers: transfers.map((transfer, index) => ({
      ...transfer,
      remainder: false,
      clause: null,
      path: `from ${String(index)}`,
    })),
    ...said,
  };
  return decideReorganisation(command, GIVEN.workingOn(DAY));
}

describe('the act of a resolution', () => {
  const renamed: UnitChange = { kind: 'rename', unitId: 'ha-binh', name: 'Hà Bình Mới' };
  const issued = (day: string): RecordReorganisation['basis'] => ({ ...ACT, issuedOn: toIsoDate(day) });
  const broken =
    'actComesFirst: 786/NQ-UBTVQH14 was issued on 2019-12-02, after 2019-12-01, the day its changes are to come into force.';

  it('is issued before its changes come into force, or on that very day', () => {
    expect(told(decide([renamed], [], { basis: issued('2019-10-16') }))).toEqual(['UnitRenamed ha-binh']);
    expect(told(decide([renamed], [], { basis: issued(DAY) }))).toEqual(['UnitRenamed ha-binh']);
    expect(told(decide([renamed], [], { basis: issued('2019-12-02') }))).toEqual([broken]);
    expect(told(decide([renamed], [], { basis: issued('2019-12-02'), mode: 'BACKFILL' }))).toEqual([
      'UnitRenamed ha-binh (actComesFirst)',
    ]);
  });

  it('is named', () => {
    expect(told(decide([renamed], [], { basis: null }))).toEqual([
      'actIsNamed: A change of units rests on an act; name it in `basis`.',
    ]);
    expect(told(decide([renamed], [], { basis: null, mode: 'BACKFILL' }))).toEqual(['UnitRenamed ha-binh (actIsNamed)']);
  });
});

describe('a unit that ends without a successor', () => {
  it.each<['ABOLISHED' | 'UNKNOWN']>([['ABOLISHED'], ['UNKNOWN']])('ends as %s', (manner) => {
    const said = { certainty: 'INFERRED', mode: 'BACKFILL' } as const;
    const decided = decide([{ kind: 'abolish', unitId: 'ha-thanh', manner }], [], said);
    const data = { unitId: 'ha-thanh', manner, successors: [], certainty: 'INFERRED' };
    expect(decided).toMatchObject({ outcome: 'accepted', events: [{ type: 'UnitEnded', effectiveOn: DAY, data }] });
  });

  it('leaves nothing under it, also where nobody knows what became of it', () => {
    const decided = decide([{ kind: 'abolish', unitId: 'ha-van', manner: 'UNKNOWN' }], [], { mode: 'BACKFILL' });
    expect(told(decided)).toEqual(['UnitEnded ha-van (fateIsKnown) (nothingIsLeftUnder)']);
  });

  it('cannot end twice by one resolution', () => {
    const abolished: UnitChange = { kind: 'abolish', unitId: 'ha-thanh', manner: 'UNKNOWN' };
    expect(told(decide([abolished, abolished]))).toEqual([
      'input.changes.1: xã Hà Thanh ended by another change of this resolution',
    ]);
  });
});

describe('what became of what', () => {
  it.each<Certainty>(['STATED', 'INFERRED'])('is recorded with every event that says so, as %s', (certainty) => {
    const decided = decide(
      [{ kind: 'establish', unit: HOAT_GIANG }],
      [
        { giverId: 'ha-van', receiverId: 'hoat-giang', extent: 'WHOLE', receiverGoesOn: false },
        { giverId: 'ha-thanh', receiverId: 'ha-binh', extent: 'PART', receiverGoesOn: true },
      ],
      { certainty },
    );
    expect(told(decided)).toEqual([
      'UnitEstablished hoat-giang',
      'UnitAbsorbed ha-binh',
      'UnitEnded ha-van',
      'UnitCeded ha-thanh',
      'UnitReparented thon',
    ]);
    const events = decided.outcome === 'accepted' ? decided.events : [];
    expect(events.map(({ data }) => ('certainty' in data ? data.certainty : null))).toEqual([
      certainty,
      certainty,
      certainty,
      certainty,
      null,
    ]);
  });
});

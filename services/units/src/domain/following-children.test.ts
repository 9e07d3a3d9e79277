import { describe, expect, it } from '@jest/globals';
import type { Certainty, RecordingMode, UnitIdentity, UnitKind, UnitType } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { UnitFact } from '../testing/given-units.js';
import { ACT, givenRegister, SOURCE, stood, told } from '../testing/given-units.js';
import type { RecordReorganisation, UnitChange } from './reorganisation.js';
import { decideReorganisation } from './reorganisation.js';
import type { Transfer } from './territory.js';

const unit = (unitId: string, kind: UnitKind, type: UnitType, code: string | null, parentId: string | null): UnitIdentity => ({
  unitId,
  kind,
  type,
  name: unitId,
  code,
  parentId,
});

/** Hà Tây with a district and a commune that stands right under it, beside Hà Nội and Hòa Bình. */
const GIVEN: readonly UnitFact[] = [
  unit('vn', 'COUNTRY', 'quốc gia', 'VN', null),
  unit('Hà Tây', 'PROVINCE', 'tỉnh', '28', 'vn'),
  unit('Hà Nội', 'PROVINCE', 'thành phố', '01', 'vn'),
  unit('Hòa Bình', 'PROVINCE', 'tỉnh', '17', 'vn'),
  unit('Thạch Thất', 'DISTRICT', 'huyện', '276', 'Hà Tây'),
  unit('Quốc Oai', 'DISTRICT', 'huyện', '275', 'Hà Tây'),
  unit('Yên Bình', 'COMMUNE', 'xã', '04990', 'Thạch Thất'),
  unit('Đông Xuân', 'COMMUNE', 'xã', '04981', 'Hà Tây'),
  unit('Thôn Một', 'HAMLET', 'thôn', null, 'Yên Bình'),
  unit('Kim Bôi', 'DISTRICT', 'huyện', '153', 'Hòa Bình'),
].map(stood);

const goes = (giverId: string, receiverId: string, more: Partial<Transfer> = {}): Transfer => ({
  giverId,
  receiverId,
  extent: 'WHOLE',
  remainder: false,
  receiverGoesOn: true,
  path: `from ${giverId}`,
  clause: null,
  ...more,
});
const divided = (giverId: string, one: string, other: string): Transfer[] => [
  goes(giverId, one, { extent: 'PART' }),
  goes(giverId, other, { extent: 'PART', remainder: true }),
];

/** Where a resolution puts units, or why it is refused. */
function movesWhen(
  transfers: readonly Transfer[],
  changes: readonly UnitChange[] = [],
  said: { readonly mode?: RecordingMode; readonly certainty?: Certainty } = {},
): string[] {
  const command: RecordReorganisation = {
    mode: 'LIVE',
    effectiveOn: toIsoDate('2008-08-01'),
    precision: 'DAY',
    basis: { ...ACT, number: '15/2008/QH12' },
    source: SOURCE,
    certainty: 'STATED',
    changes: changes.map((change, index) => ({ ...change, clause: null, path: `input.changes.${String(index)}` })),
    transfers,
    ...said,
  };
  const decided = decideReorganisation(command, givenRegister(GIVEN).workingOn('2008-08-01'));
  if (decided.outcome === 'refused') return told(decided);
  return decided.events.flatMap((event) =>
    event.type === 'UnitReparented'
      ? [[`${event.data.unitId} → ${event.data.parentId}`, ...event.warnings.map(({ rule }) => `(${rule})`)].join(' ')]
      : [],
  );
}

describe('what stands under a province or a district', () => {
  it('follows it where all of it goes into one other of its kind', () => {
    expect(movesWhen([goes('Hà Tây', 'Hà Nội')])).toEqual(['Thạch Thất → Hà Nội', 'Quốc Oai → Hà Nội', 'Đông Xuân → Hà Nội']);
    expect(movesWhen([goes('Thạch Thất', 'Quốc Oai')])).toEqual(['Yên Bình → Quốc Oai']);
  });

  it('follows it into one that the resolution forms, and under the code of the day', () => {
    const formed = unit('Thủ Đô', 'PROVINCE', 'thành phố', '28', 'vn');
    expect(
      movesWhen(
        ['Hà Tây', 'Hà Nội'].map((giver) => goes(giver, 'Thủ Đô', { receiverGoesOn: false })),
        [{ kind: 'establish', unit: formed }],
      ),
    ).toEqual(['Thạch Thất → Thủ Đô', 'Quốc Oai → Thủ Đô', 'Đông Xuân → Thủ Đô']);
  });

  it('does not follow it where the resolution says otherwise', () => {
    expect(movesWhen([goes('Hà Tây', 'Hà Nội')], [{ kind: 'reparent', unitId: 'Quốc Oai', parentId: 'Hòa Bình' }])).toEqual([
      'Quốc Oai → Hòa Bình',
      'Thạch Thất → Hà Nội',
      'Đông Xuân → Hà Nội',
    ]);
    const alsoEnded = [goes('Hà Tây', 'Hà Nội'), goes('Thạch Thất', 'Quốc Oai')];
    expect(movesWhen(alsoEnded).toSorted()).toEqual(['Quốc Oai → Hà Nội', 'Yên Bình → Quốc Oai', 'Đông Xuân → Hà Nội']);
  });

  it('stays when only a part of it goes', () => {
    expect(movesWhen([goes('Hòa Bình', 'Hà Nội', { extent: 'PART' })])).toEqual([]);
  });

  it('must be said where it goes when it is divided: nothing is assumed', () => {
    expect(movesWhen(divided('Hà Tây', 'Hà Nội', 'Hòa Bình'))).toEqual([
      'nothingIsLeftUnder: tỉnh Hà Tây ends, but huyện Thạch Thất, huyện Quốc Oai, xã Đông Xuân would still stand under it; say in the same resolution where they go.',
    ]);
    const said = ['Thạch Thất', 'Quốc Oai', 'Đông Xuân'].map((unitId): UnitChange => ({
      kind: 'reparent',
      unitId,
      parentId: unitId === 'Quốc Oai' ? 'Hòa Bình' : 'Hà Nội',
    }));
    expect(movesWhen(divided('Hà Tây', 'Hà Nội', 'Hòa Bình'), said)).toEqual([
      'Thạch Thất → Hà Nội',
      'Quốc Oai → Hòa Bình',
      'Đông Xuân → Hà Nội',
    ]);
  });

  it('must be said where it goes when it goes into no unit of its kind', () => {
    expect(movesWhen([goes('Thạch Thất', 'Đông Xuân')])[0]).toMatch(/^nothingIsLeftUnder: huyện Thạch Thất ends/);
  });

  it('goes on with it through a unit that the same resolution ends, but not into one that is divided', () => {
    const onward = [goes('Thạch Thất', 'Quốc Oai'), goes('Quốc Oai', 'Kim Bôi')];
    expect(movesWhen(onward)).toEqual(['Yên Bình → Kim Bôi']);
    const further = unit('Mới', 'DISTRICT', 'huyện', '999', 'Hà Tây');
    const intoDivided = [goes('Thạch Thất', 'Quốc Oai'), ...divided('Quốc Oai', 'Kim Bôi', 'Mới')];
    expect(movesWhen(intoDivided, [{ kind: 'establish', unit: further }])[0]).toMatch(
      /^nothingIsLeftUnder: huyện Thạch Thất ends, but xã Yên Bình would still stand under it/,
    );
  });
});

describe('the hamlets of a commune', () => {
  it('follow it whole; of a divided one they are assumed to go to the first part, which is said', () => {
    expect(movesWhen([goes('Yên Bình', 'Đông Xuân')])).toEqual(['Thôn Một → Đông Xuân']);
    const formed = unit('Mới', 'COMMUNE', 'xã', '99999', 'Thạch Thất');
    const parts = divided('Yên Bình', 'Mới', 'Đông Xuân').map((transfer) => ({
      ...transfer,
      receiverGoesOn: transfer.receiverId !== 'Mới',
    }));
    expect(movesWhen(parts, [{ kind: 'establish', unit: formed }])).toEqual(['Thôn Một → Mới (hamletFollowsCommune)']);
  });
});

import type { Act, TerritoryLink, UnitKind, UnitType } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { Given } from './given-log.js';
import { idOf } from './given-log.js';

/** Nghị quyết 786 of the National Assembly's Standing Committee, by which communes of Thanh Hóa were merged on 01/12/2019. */
export const RESOLUTION_786: Act = {
  number: '786/NQ-UBTVQH14',
  authority: 'Ủy ban Thường vụ Quốc hội',
  issuedOn: toIsoDate('2019-10-16'),
  title: null,
  clause: null,
};

/** A unit that stood before the register began; its id goes by its name. */
export function registered(
  kind: UnitKind,
  type: UnitType,
  name: string,
  code: string | null,
  parent: string | null,
  on = '2004-08-31',
): Given {
  const parentId = parent === null ? null : idOf(parent);
  return { type: 'UnitRegistered', on, precision: 'BY', data: { unitId: idOf(name), kind, type, name, code, parentId } };
}

/** The units of Hà Trung that the tests speak of. */
export const HA_TRUNG: readonly Given[] = [
  registered('COUNTRY', 'quốc gia', 'Việt Nam', 'VN', null),
  registered('PROVINCE', 'tỉnh', 'Thanh Hóa', '38', 'Việt Nam'),
  registered('DISTRICT', 'huyện', 'Hà Trung', '392', 'Thanh Hóa'),
  registered('COMMUNE', 'xã', 'Hà Hải', '15343', 'Hà Trung'),
  registered('COMMUNE', 'xã', 'Hà Vân', '15283', 'Hà Trung'),
  registered('COMMUNE', 'xã', 'Hà Thanh', '15286', 'Hà Trung'),
  registered('COMMUNE', 'xã', 'Hà Bình', '15328', 'Hà Trung'),
  registered('COMMUNE', 'xã', 'Hà Lai', '15325', 'Hà Trung'),
  registered('HAMLET', 'thôn', 'Thịnh Vinh', null, 'Hà Bình'),
];

export function whole(name: string): TerritoryLink {
  return { unitId: idOf(name), extent: 'WHOLE', clause: null };
}

export function part(name: string): TerritoryLink {
  return { unitId: idOf(name), extent: 'PART', clause: null };
}

/** The commune that Hà Vân and others were merged into on 01/12/2019; its code is that of Hà Vân. */
export function hoatGiangEstablished(...predecessors: readonly TerritoryLink[]): Given {
  return {
    type: 'UnitEstablished',
    on: '2019-12-01',
    basis: RESOLUTION_786,
    data: {
      unitId: idOf('Hoạt Giang'),
      kind: 'COMMUNE',
      type: 'xã',
      name: 'Hoạt Giang',
      code: '15283',
      parentId: idOf('Hà Trung'),
      predecessors,
      certainty: 'STATED',
    },
  };
}

/** The end of Hà Vân by that merger. */
export const HA_VAN_MERGED: Given = {
  type: 'UnitEnded',
  on: '2019-12-01',
  data: { unitId: idOf('Hà Vân'), manner: 'MERGED', successors: [whole('Hoạt Giang')], certainty: 'STATED' },
};

import type { TokenClaims } from '@ntm-ledger/service-host';
import type { TestHost } from '@ntm-ledger/service-host/testing';
import { ADMIN, openTestHost } from '@ntm-ledger/service-host/testing';
import type { ExecutionResult } from 'graphql';
import { randomUUID } from 'node:crypto';
import { unitsService } from '../service.js';

/** A service of units with a log of its own, for tests that speak GraphQL to it. */
export interface OpenRegister {
  readonly ledger: TestHost;
  /** What a query gives. @throws Error when it gives an error */
  ask(query: string): Promise<Record<string, unknown>>;
  /** The codes, problems and rules of the errors that a query gives. */
  refusal(query: string): Promise<unknown[]>;
  /** Sends a mutation that answers with a payload of units. */
  record(mutation: string, input: object, as?: TokenClaims): Promise<ExecutionResult>;
}

/** An old fact as a clerk would record it. */
export function backfill(more: object): Record<string, unknown> {
  return { requestId: randomUUID(), mode: 'BACKFILL', source: { title: 'Danh mục hành chính' }, ...more };
}

const place = (kind: string, type: string, name: string, code: string, parent: string): object => ({
  ref: code,
  kind,
  type,
  name,
  code,
  parent: { ref: parent },
});

/** Huyện Hà Trung and huyện Thanh Chương with some of their communes, as they stood in 2004. */
const STOOD = [
  { ref: 'VN', kind: 'COUNTRY', type: 'quốc gia', name: 'Việt Nam', code: 'VN' },
  place('PROVINCE', 'tỉnh', 'Thanh Hóa', '38', 'VN'),
  place('PROVINCE', 'tỉnh', 'Nghệ An', '40', 'VN'),
  place('DISTRICT', 'huyện', 'Hà Trung', '392', '38'),
  place('DISTRICT', 'huyện', 'Thanh Chương', '428', '40'),
  place('COMMUNE', 'thị trấn', 'Hà Trung', '15271', '392'),
  place('COMMUNE', 'xã', 'Hoạt Giang', '15283', '392'),
  place('COMMUNE', 'xã', 'Yên Dương', '15286', '392'),
  place('COMMUNE', 'xã', 'Hà Ngọc', '15304', '392'),
  place('COMMUNE', 'xã', 'Hà Bình', '15328', '392'),
  place('COMMUNE', 'thị trấn', 'Dùng', '17713', '428'),
  place('COMMUNE', 'xã', 'Thanh Phong', '17731', '428'),
  place('COMMUNE', 'xã', 'Thanh Lĩnh', '17761', '428'),
];

const formed = (name: string, code: string, parent: string, from: object[]): object => ({
  establish: { unit: { kind: 'COMMUNE', type: 'xã', name, code, parent: { code: parent } }, from },
});
const whole = (code: string): object => ({ unit: { code } });
const part = (code: string, remainder = false): object => ({ unit: { code }, extent: 'PART', remainder });

/** The acts: Thanh Lĩnh into thị trấn Dùng at the turn of 2025, and the reform of 1 July 2025, which ends the districts. */
const ACTS = [
  {
    effectiveOn: '2025-01-01',
    basis: { number: '1243/NQ-UBTVQH15' },
    changes: [{ absorb: { into: { code: '17713' }, from: [whole('17761')] } }],
  },
  {
    effectiveOn: '2025-07-01',
    basis: { number: '1678/NQ-UBTVQH15' },
    changes: [formed('Đại Đồng', '17713', '40', [whole('17713'), whole('17731')]), { abolish: { unit: { code: '428' } } }],
  },
  {
    effectiveOn: '2025-07-01',
    basis: { number: '1686/NQ-UBTVQH15' },
    changes: [
      formed('Hà Trung', '15271', '38', [whole('15304'), part('15271'), part('15328')]),
      formed('Hoạt Giang', '15286', '38', [whole('15283'), whole('15286'), part('15271', true), part('15328', true)]),
      { abolish: { unit: { code: '392' } } },
    ],
  },
];

/** Opens the register of the reform: everything above is recorded. */
export async function openReformRegister(): Promise<OpenRegister> {
  const ledger = await openTestHost([unitsService]);
  const ask: OpenRegister['ask'] = async (query) => {
    const { data, errors } = await ledger.run('units', query);
    if (errors !== undefined || data === null || data === undefined) throw new Error(`${query} gives ${JSON.stringify(errors)}`);
    return data;
  };
  const record: OpenRegister['record'] = (mutation, input, as = ADMIN) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { position units { id name } warnings { rule } } }`;
    return ledger.run('units', document, { input }, as);
  };
  const given: [string, object][] = [
    ['registerUnits', { effectiveOn: '2004-08-31', precision: 'BY', units: STOOD }],
    ...ACTS.map((act): [string, object] => ['recordReorganisation', act]),
  ];
  for (const [mutation, input] of given) {
    const { errors, data } = await record(mutation, backfill(input));
    if (errors !== undefined || JSON.stringify(data).includes('rule'))
      throw new Error(JSON.stringify({ mutation, errors, data }));
  }
  return {
    ledger,
    ask,
    refusal: async (query) => ((await ledger.run('units', query)).errors ?? []).map(({ extensions }) => extensions),
    record,
  };
}

import type { TokenClaims } from '@ntm-ledger/service-host';
import type { TestHost } from '@ntm-ledger/service-host/testing';
import { openTestHost } from '@ntm-ledger/service-host/testing';
import { randomUUID } from 'node:crypto';
import { createRecognitionService } from '../service.js';
import type { Fact } from './facts.js';
import { published, registered } from './facts.js';
import { CLERK, HA_TRUNG, id, THANH_HOA, UP_TO_HA_TRUNG } from './ha-trung.js';
import { append } from './history.js';

export { CLERK, HA_TRUNG, VN } from './ha-trung.js';

/** The units of these tests: huyện Hà Trung with three xã, a thị trấn and a thôn, and a huyện beside it. */
export const HA_SON = id(4);
export const HA_BINH = id(5);
export const TOWN = id(6);
export const THINH_VINH = id(7);

const UNITS: readonly Fact[] = [
  ...UP_TO_HA_TRUNG,
  registered('2004-01-01', {
    unitId: id(8),
    kind: 'DISTRICT',
    type: 'huyện',
    name: 'Bá Thước',
    code: '386',
    parentId: THANH_HOA,
  }),
  registered('2004-01-01', { unitId: HA_SON, name: 'Hà Sơn', code: '15313', parentId: HA_TRUNG }),
  registered('2004-01-01', { unitId: HA_BINH, name: 'Hà Bình', code: '15328', parentId: HA_TRUNG }),
  registered('2004-01-01', { unitId: TOWN, type: 'thị trấn', name: 'Hà Trung', code: '15271', parentId: HA_TRUNG }),
  registered('2004-01-01', { unitId: THINH_VINH, kind: 'HAMLET', type: 'thôn', name: 'Thịnh Vinh', parentId: HA_BINH }),
  published('2021-01-01', 'xa-ntm-2021'),
];

/** A ledger of this service alone, with the units above. */
export interface PlanLedger {
  readonly host: TestHost;
  append(...facts: readonly Fact[]): Promise<void>;
  /** What a mutation answers: its payload. @throws Error with its refusal */
  record(mutation: string, fields: string, input: object, as?: TokenClaims): Promise<unknown>;
  /** How a mutation is refused: its code, rule and problems. */
  refusal(mutation: string, input: object, as?: TokenClaims): Promise<unknown>;
  /** What is said of a unit on a day, by all that is known. */
  unit(unitId: string, day: string, fields: string): Promise<unknown>;
  query(operation: string, variables?: object): Promise<unknown>;
  close(): Promise<void>;
}

/** Opens one. */
export async function openPlanLedger(): Promise<PlanLedger> {
  const host = await openTestHost([createRecognitionService()]);
  await append(host.store, ...UNITS);
  const send = (mutation: string, fields: string, input: object, as: TokenClaims): ReturnType<TestHost['run']> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const operation = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`;
    const facts = {
      requestId: randomUUID(),
      mode: 'BACKFILL',
      source: { title: 'Trang tin huyện Hà Trung', issuedOn: '2023-02-24' },
    };
    return host.run('recognition', operation, { input: { ...facts, ...input } }, as);
  };
  const query = async (operation: string, variables: object = {}): Promise<unknown> => {
    const { data, errors } = await host.run('recognition', operation, { ...variables });
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return plain(data);
  };
  return {
    host,
    async append(...facts) {
      await append(host.store, ...facts);
    },
    async record(mutation, fields, input, as = CLERK) {
      const { data, errors } = await send(mutation, fields, input, as);
      if (errors !== undefined)
        throw new Error(JSON.stringify(errors.map(({ message, extensions }) => ({ message, ...extensions }))));
      return fieldOf(plain(data), mutation);
    },
    async refusal(mutation, input, as = CLERK) {
      const { errors } = await send(mutation, 'position', input, as);
      return plain(errors?.[0]?.extensions ?? null);
    },
    async unit(unitId, day, fields) {
      const moment = `${day}@${String(await host.store.head())}`;
      const operation = `query ($unit: _Any!) { _entities(representations: [$unit]) { ... on Unit { ${fields} } } }`;
      const answer = await query(operation, { unit: { __typename: 'Unit', id: unitId, moment } });
      return fieldOf(fieldOf(answer, '_entities'), '0');
    },
    query,
    close: () => host.close(),
  };
}

/** An answer as it goes over the wire. */
function plain(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer));
}

function fieldOf(answer: unknown, name: string): unknown {
  return Reflect.get(Object(answer), name);
}

import type { TokenClaims } from '@ntm-ledger/service-host';
import type { TestHost } from '@ntm-ledger/service-host/testing';
import { openTestHost } from '@ntm-ledger/service-host/testing';
import { randomUUID } from 'node:crypto';
import { createRecognitionService } from '../service.js';
import type { Fact } from './facts.js';
import { ended, established, registered } from './facts.js';
import { HA_TRUNG, id, UP_TO_HA_TRUNG, VN } from './ha-trung.js';
import { append } from './history.js';

export { CLERK, HA_TRUNG, id, THANH_HOA, VN } from './ha-trung.js';

/** The units: two provinces, and in one of them a huyện with three xã, two of which merge, and a thôn. */
export const HA_VAN = id(4);
const HA_THANH = id(5);
export const HA_HAI = id(6);
export const HOAT_GIANG = id(7);
export const NGHE_AN = id(8);
export const THINH_VINH = id(9);

const COUNTRY: readonly Fact[] = [
  ...UP_TO_HA_TRUNG,
  registered('2004-01-01', { unitId: NGHE_AN, kind: 'PROVINCE', type: 'tỉnh', name: 'Nghệ An', code: '40', parentId: VN }),
  registered('2004-01-01', { unitId: HA_VAN, name: 'Hà Vân', code: '15283', parentId: HA_TRUNG }),
  registered('2004-01-01', { unitId: HA_THANH, name: 'Hà Thanh', code: '15289', parentId: HA_TRUNG }),
  registered('2004-01-01', { unitId: HA_HAI, name: 'Hà Hải', code: '15343', parentId: HA_TRUNG }),
  registered('2004-01-01', { unitId: THINH_VINH, kind: 'HAMLET', type: 'thôn', name: 'Thịnh Vinh', parentId: HA_HAI }),
];

/** The merger of 01/12/2019: the name is new, the code is that of Hà Vân. */
const MERGER: readonly Fact[] = [
  ended('2019-12-01', HA_VAN, [{ unitId: HOAT_GIANG, extent: 'WHOLE', clause: null }]),
  ended('2019-12-01', HA_THANH, [{ unitId: HOAT_GIANG, extent: 'WHOLE', clause: null }]),
  established('2019-12-01', { unitId: HOAT_GIANG, code: '15283', parentId: HA_TRUNG }, [
    { unitId: HA_VAN, extent: 'WHOLE', clause: null },
    { unitId: HA_THANH, extent: 'WHOLE', clause: null },
  ]),
];

export const DECIDER: TokenClaims = { actorId: 'decider-1', role: 'decider', scope: '38' };

export const RECORD_DECISION = `mutation RecordDecision($input: RecordDecisionInput!) {
  recordDecision(input: $input) { position decision { id kind number } titles { id level inForce } warnings { message } }
}`;

export const RECORD_ANNOUNCEMENT = `mutation RecordAnnouncement($input: RecordAnnouncementInput!) {
  recordAnnouncement(input: $input) { position decision { id announcedOn } warnings { rule } }
}`;

/** The input of a decision that recognises xã Hà Hải, but for some changes. */
export function recognition(changes: object = {}): object {
  return {
    requestId: randomUUID(),
    mode: 'BACKFILL',
    source: { title: 'Trang tin huyện Hà Trung', issuedOn: '2023-02-24' },
    kind: 'RECOGNITION',
    unit: { code: '15343' },
    level: 'NTM',
    awardYear: 2022,
    number: '99/QĐ-UBND',
    signedOn: '2023-01-26',
    authority: 'Chủ tịch UBND tỉnh Thanh Hóa',
    ...changes,
  };
}

/** What `recordDecision` answers. */
export interface DecisionAnswer {
  readonly position: string;
  readonly decision: { readonly id: string; readonly kind: string; readonly number: string | null };
  readonly titles: readonly { readonly id: string; readonly level: string; readonly inForce: boolean }[];
  readonly warnings: readonly { readonly message: string }[];
}

const UNIT = `query Unit($unit: _Any!) { _entities(representations: [$unit]) { ... on Unit {
  titles(includeEnded: true) { level awardYear inForce from fromPrecision until endedBy attestation decision { number complete announcedOn } }
  recognitionSummary { denominator levels { level inForce share { numerator denominator percent } } hamletLevels { level inForce } }
  cases { id level awardYear stage since holder }
} } }`;

/** What a unit answers of its titles and its scope. */
export interface UnitAnswer {
  readonly titles: readonly { readonly level: string; readonly inForce: boolean; readonly endedBy: string | null }[];
  readonly recognitionSummary: {
    readonly denominator: number;
    readonly levels: readonly object[];
    readonly hamletLevels: readonly object[];
  };
  readonly cases: readonly object[];
}

/** A ledger of this service alone, with the units above. */
export interface TitleLedger {
  readonly host: TestHost;
  /** What an operation answers. @throws Error with its errors */
  ask<T>(operation: string, variables?: object, as?: TokenClaims): Promise<T>;
  /** How an operation is refused: its code, rule and problems. */
  errorOf(operation: string, variables: object, as?: TokenClaims): Promise<unknown>;
  /** Records {@link recognition} with some changes. */
  record(changes?: object, as?: TokenClaims): Promise<DecisionAnswer>;
  /** A unit on a day, by all that is known. */
  unitAt(unitId: string, day: string): Promise<UnitAnswer>;
  /** The position of the last event. */
  head(): Promise<string>;
  close(): Promise<void>;
}

/** Opens one. */
export async function openTitleLedger(): Promise<TitleLedger> {
  const host = await openTestHost([createRecognitionService({ heartbeatMs: 5 })]);
  await append(host.store, ...COUNTRY, ...MERGER);
  const ask = async <T>(operation: string, variables: object = {}, as?: TokenClaims): Promise<T> => {
    const result = await host.run('recognition', operation, { ...variables }, as);
    if (result.errors !== undefined)
      throw new Error(JSON.stringify(result.errors.map(({ message, extensions }) => ({ message, ...extensions }))));
    return (JSON.parse(JSON.stringify(result)) as { readonly data: T }).data;
  };
  const head = async (): Promise<string> => String(await host.store.head());
  return {
    host,
    ask,
    head,
    async errorOf(operation, variables, as) {
      const { errors } = await host.run('recognition', operation, { ...variables }, as);
      const refusal: unknown = JSON.parse(JSON.stringify(errors?.[0]?.extensions ?? null));
      return refusal;
    },
    async record(changes = {}, as = DECIDER) {
      const input = recognition(changes);
      return (await ask<{ recordDecision: DecisionAnswer }>(RECORD_DECISION, { input }, as)).recordDecision;
    },
    async unitAt(unitId, day) {
      const unit = { __typename: 'Unit', id: unitId, moment: `${day}@${await head()}` };
      return (await ask<{ _entities: [UnitAnswer] }>(UNIT, { unit }))._entities[0];
    },
    close: () => host.close(),
  };
}

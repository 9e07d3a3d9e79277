import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TitleLedger } from '../testing/title-ledger.js';
import { HA_HAI, openTitleLedger } from '../testing/title-ledger.js';

let ledger: TitleLedger;
beforeEach(async () => {
  ledger = await openTitleLedger();
});
afterEach(() => ledger.close());

describe('decision', () => {
  const DECISION = `query ($id: ID!, $at: AtInput) { decision(id: $id, at: $at) {
    id kind number signedOn authority complete level awardYear announcedOn unit { id moment }
  } }`;

  it('is found at the moments it is in force and known, and as an entity', async () => {
    const { decision, position } = await ledger.record();
    const at = { moment: `2023-06-01@${position}` };
    const shown = {
      id: decision.id,
      kind: 'RECOGNITION',
      number: '99/QĐ-UBND',
      signedOn: '2023-01-26',
      authority: 'Chủ tịch UBND tỉnh Thanh Hóa',
      complete: true,
      level: 'NTM',
      awardYear: 2022,
      announcedOn: null,
      unit: { id: HA_HAI, moment: at.moment },
    };
    expect(await ledger.ask(DECISION, { id: decision.id, at })).toEqual({ decision: shown });
    expect(await ledger.ask(DECISION, { id: decision.id, at: { effectiveOn: '2023-01-25' } })).toEqual({ decision: null });
    expect(await ledger.ask(DECISION, { id: decision.id, at: { moment: '2023-06-01@5' } })).toEqual({ decision: null });
    const entity = `query ($ref: _Any!) { _entities(representations: [$ref]) { ... on Decision { number } ... on Title { level inForce } } }`;
    const ref = (__typename: string, key: string | undefined) => ({ ref: { __typename, id: key, moment: at.moment } });
    const [title] = (await ledger.record({ awardYear: 2021 })).titles;
    expect(await ledger.ask(entity, ref('Decision', decision.id))).toEqual({ _entities: [{ number: '99/QĐ-UBND' }] });
    expect(await ledger.ask(entity, ref('Title', title?.id))).toEqual({ _entities: [{ level: 'NTM', inForce: true }] });
  });
});

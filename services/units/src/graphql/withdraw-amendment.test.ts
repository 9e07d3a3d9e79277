import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NO_STREAM, START } from '@ntm-ledger/event-store';
import type { CriteriaSetAmended, LedgerDraft } from '@ntm-ledger/events';
import { assessmentStream, CRITERIA_SETS_STREAM, encodeEvent, UNITS_STREAM } from '@ntm-ledger/events';
import { NOTHING_CHANGED } from '@ntm-ledger/events/testing';
import { draftOf, NTM_SET, UNITS } from '@ntm-ledger/scoring/testing';
import type { TestHost } from '@ntm-ledger/service-host/testing';
import { ADMIN, openTestHost } from '@ntm-ledger/service-host/testing';
import { randomUUID } from 'node:crypto';
import { unitsService } from '../index.js';

const WITHDRAW = `mutation ($input: WithdrawFactInput!) { withdrawFact(input: $input) { withdrawn { type } } }`;
const { criteriaSetId } = NTM_SET;

let ledger: TestHost;
beforeEach(async () => {
  ledger = await openTestHost([unitsService]);
  const units = Object.values(UNITS).map((unit) => draftOf('UnitRegistered', unit, [unit.unitId], '2004-08-31'));
  await record(UNITS_STREAM, ...units);
});
afterEach(async () => {
  await ledger.close();
});

/** Records what other services would have: each event by a request of its own. */
async function record(stream: string, ...drafts: LedgerDraft[]): Promise<void> {
  const events = drafts.map((draft) => {
    const request = { actor: { id: 'a', role: 'admin', scope: 'VN' }, basedOn: START, correlationId: randomUUID() };
    return encodeEvent(randomUUID(), draft, { ...request, requestDigest: '' });
  });
  await ledger.store.append(stream, events, NO_STREAM);
}

/** A commune is measured by a set as an act amended it; then the amendment is to be taken back. */
async function withdrawn(change: Partial<CriteriaSetAmended>, size: number): Promise<unknown> {
  const amendment = { ...NOTHING_CHANGED, criteriaSetId, ...change };
  await record(
    CRITERIA_SETS_STREAM,
    draftOf('CriteriaSetPublished', NTM_SET, ['country'], '2022-03-08'),
    draftOf('CriteriaSetAmended', amendment, ['country'], '2024-03-01'),
  );
  const position = await ledger.store.head();
  const card = { unitId: 'ha-vinh', criteriaSetId, size, round: null, statement: 'ACTUAL', assessor: null } as const;
  const criteria = [{ number: 1, outcome: 'MET' as const, indicators: [], evidence: [] }];
  const assessed = draftOf('UnitAssessed', { ...card, criteria }, ['ha-vinh'], '2024-12-31');
  await record(assessmentStream('ha-vinh', criteriaSetId), assessed);
  const eventId = (await ledger.store.readAt(position))?.id;
  const given = { eventId, position: String(position), reason: 'ghi nhầm', source: { title: 'Đính chính' } };
  const input = { requestId: randomUUID(), mode: 'BACKFILL', ...given };
  const { data, errors } = await ledger.run('units', WITHDRAW, { input }, ADMIN);
  return errors?.[0] === undefined ? data : { message: errors[0].message, ...errors[0].extensions };
}

describe('the amendment of a criteria set', () => {
  it('cannot be withdrawn while units are measured by the size that it gives', async () => {
    expect(await withdrawn({ size: 10 }, 10)).toMatchObject({
      rule: 'nothingRestsOnIt',
      message: expect.stringContaining(`1 facts measured by ${criteriaSetId} as amended`),
    });
  });

  it('can be where what is measured stands without it', async () => {
    const taken = { withdrawFact: { withdrawn: [{ type: 'CriteriaSetAmended' }] } };
    expect(await withdrawn({ annex: 'Phụ lục' }, 19)).toEqual(taken);
  });
});

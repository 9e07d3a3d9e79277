import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { TitleLedger } from '../testing/title-ledger.js';
import { CLERK, HA_HAI, id, openTitleLedger, RECORD_ANNOUNCEMENT } from '../testing/title-ledger.js';

let ledger: TitleLedger;
beforeEach(async () => {
  ledger = await openTitleLedger();
});
afterEach(() => ledger.close());

describe('recordAnnouncement', () => {
  const announcement = (changes: object) => ({
    input: { requestId: randomUUID(), mode: 'BACKFILL', source: { title: 'Tin' }, announcedOn: '2023-03-13', ...changes },
  });

  it('names the decision by its id, or by what it gave', async () => {
    const { decision } = await ledger.record();
    const byId = await ledger.ask<object>(RECORD_ANNOUNCEMENT, announcement({ decision: decision.id }), CLERK);
    expect(byId).toEqual({
      recordAnnouncement: {
        position: await ledger.head(),
        decision: { id: decision.id, announcedOn: '2023-03-13' },
        warnings: [],
      },
    });
    const again = announcement({ unit: { code: '15343' }, level: 'NTM', awardYear: 2022, announcedOn: '2023-03-01' });
    expect(await ledger.ask<object>(RECORD_ANNOUNCEMENT, again, CLERK)).toMatchObject({
      recordAnnouncement: { decision: { id: decision.id, announcedOn: '2023-03-01' }, warnings: [{ rule: 'announcedOnce' }] },
    });
    expect((await ledger.unitAt(HA_HAI, '2023-03-12')).titles).toMatchObject([{ decision: { announcedOn: '2023-03-01' } }]);
    expect((await ledger.unitAt(HA_HAI, '2023-02-28')).titles).toMatchObject([{ decision: { announcedOn: null } }]);
  });

  it('names the decision without its year where it alone gave the level, and is told of all where it did not', async () => {
    const { decision } = await ledger.record({ awardYear: null });
    const named = { unit: { code: '15343' }, level: 'NTM' };
    expect(await ledger.ask<object>(RECORD_ANNOUNCEMENT, announcement(named), CLERK)).toMatchObject({
      recordAnnouncement: { decision: { id: decision.id, announcedOn: '2023-03-13' }, warnings: [] },
    });
    const { decision: other } = await ledger.record();
    expect(await ledger.errorOf(RECORD_ANNOUNCEMENT, announcement(named), CLERK)).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'input.decision', message: expect.stringMatching(new RegExp(`${decision.id}.*${other.id}`)) }],
    });
  });

  it('is refused without a decision, and with two ways of naming one', async () => {
    const { decision } = await ledger.record();
    expect(await ledger.errorOf(RECORD_ANNOUNCEMENT, announcement({ decision: id(99) }), CLERK)).toEqual({ code: 'NOT_FOUND' });
    expect(
      await ledger.errorOf(RECORD_ANNOUNCEMENT, announcement({ unit: { code: '15343' }, level: 'NTM', awardYear: 2021 }), CLERK),
    ).toEqual({ code: 'NOT_FOUND' });
    for (const wrong of [{}, { unit: { code: '15343' } }, { decision: decision.id, level: 'NTM' }]) {
      expect(await ledger.errorOf(RECORD_ANNOUNCEMENT, announcement(wrong), CLERK)).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });

  it('is refused outside the actor’s scope, however the decision is named', async () => {
    const { decision } = await ledger.record();
    const stranger = { ...CLERK, scope: '40' };
    for (const named of [
      { decision: decision.id },
      { unit: { code: '15343' }, level: 'NTM', awardYear: 2022 },
      { unit: { code: '15343' }, level: 'NTM', awardYear: 2021 },
    ]) {
      expect(await ledger.errorOf(RECORD_ANNOUNCEMENT, announcement(named), stranger)).toEqual({ code: 'FORBIDDEN' });
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SampleLedger } from './sample-ledger.js';
import { openSampleLedger } from './sample-ledger.js';

let ledger: SampleLedger;
beforeAll(async () => {
  ledger = await openSampleLedger();
});
afterAll(() => ledger.close());

describe('loading the scenarios', () => {
  it('twice records nothing new and is answered alike, after a restart too', async () => {
    const first = await ledger.load();
    const now = ledger.host.host.now();
    expect(await ledger.load()).toEqual(first);
    await ledger.host.restart();
    expect(await ledger.load()).toEqual(first);
    expect(ledger.host.host.now()).toBe(now);
  });

  it('leaves a history of a unit in which every fact names its source', async () => {
    const history = 'history(first: 50) { nodes { type effectiveOn source { title } } }';
    expect(await ledger.unitIn('audit', { code: '15343' }, '2025-06-30', history)).toEqual({
      history: {
        nodes: [
          { type: 'UnitRegistered', effectiveOn: '2004-08-31', source: { title: 'Danh mục đơn vị hành chính Việt Nam' } },
          {
            type: 'RecognitionGranted',
            effectiveOn: '2022-12-31',
            source: { title: expect.stringMatching(/^Hội nghị tổng kết/) },
          },
          { type: 'RecognitionAnnounced', effectiveOn: '2023-03-13', source: { title: expect.stringMatching(/^Tin mới nhất/) } },
        ],
      },
    });
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestHost } from '@ntm-ledger/service-host/testing';
import { ADMIN, openTestHost } from '@ntm-ledger/service-host/testing';
import { randomUUID } from 'node:crypto';
import { unitsService } from './index.js';

const REGISTER = `mutation($input: RegisterUnitsInput!) { registerUnits(input: $input) { position units { id code name } warnings { message } } }`;
const source = { title: 'Danh mục hành chính' };

let ledger: TestHost;
beforeEach(async () => {
  ledger = await openTestHost([unitsService]);
});
afterEach(async () => {
  await ledger.close();
});

describe('the register of units', () => {
  it('enters units and finds them by name', async () => {
    const input = {
      requestId: randomUUID(),
      mode: 'BACKFILL',
      source,
      effectiveOn: '2004-08-31',
      precision: 'BY',
      units: [
        { ref: 'vn', kind: 'COUNTRY', type: 'quốc gia', name: 'Việt Nam', code: 'VN' },
        { ref: 'th', kind: 'PROVINCE', type: 'tỉnh', name: 'Thanh Hóa', code: '38', parent: { ref: 'vn' } },
        { ref: 'ht', kind: 'DISTRICT', type: 'huyện', name: 'Hà Trung', code: '392', parent: { ref: 'th' } },
        { kind: 'COMMUNE', type: 'xã', name: 'Hà Giang', code: '15292', parent: { ref: 'ht' } },
      ],
    };
    const first = await ledger.run('units', REGISTER, { input }, ADMIN);
    expect(first.errors).toBeUndefined();
    const found = await ledger.run(
      'units',
      `{ searchUnits(text: "HÀ GANG", first: 5) { edges { matchedName node { id code name type moment parent { name } } } } }`,
    );
    console.log(JSON.stringify(found));
    expect(await ledger.run('units', REGISTER, { input }, ADMIN)).toEqual(first);
    console.log(
      JSON.stringify(await ledger.run('units', REGISTER, { input })),
      JSON.stringify(
        await ledger.run(
          'units',
          REGISTER,
          { input: { ...input, requestId: 'x', effectiveOn: '2004-08-31', units: [{ kind: 'COMMUNE', type: 'foo', name: '' }] } },
          ADMIN,
        ),
      ),
    );
    await ledger.restart();
    expect(await ledger.run('units', REGISTER, { input }, ADMIN)).toEqual(first);
  });
});

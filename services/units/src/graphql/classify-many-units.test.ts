import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MAX_APPEND_BYTES } from '@ntm-ledger/event-store';
import type { OpenRegister } from '../testing/reform-register.js';
import { backfill, openReformRegister } from '../testing/reform-register.js';

/** As many as the schema says. */
const MOST = 800;
const CODES = Array.from({ length: MOST + 1 }, (_, index) => String(20_000 + index));

/** An act and a document with all that can be said of them, in words as long as such titles are. */
const basis = {
  number: '861/QĐ-TTg',
  authority: 'Thủ tướng Chính phủ',
  issuedOn: '2021-06-04',
  title: 'Phê duyệt danh sách các xã khu vực III, khu vực II, khu vực I thuộc vùng đồng bào dân tộc thiểu số và miền núi',
  clause: 'Điều 1 khoản 1',
};
const source = {
  title: 'Quyết định 861/QĐ-TTg ngày 04/6/2021 và Phụ lục danh sách các xã',
  number: '861/QĐ-TTg',
  issuer: 'Thủ tướng Chính phủ',
  issuedOn: '2021-06-04',
  url: 'https://vanban.chinhphu.vn/default.aspx?pageid=27160&docid=203371',
  digest: 'f'.repeat(64),
};

let opened: OpenRegister;
beforeAll(async () => {
  opened = await openReformRegister();
  const units = CODES.map((code) => ({ kind: 'COMMUNE', type: 'xã', name: code, code, parent: { code: '38' } }));
  for (const part of [units.slice(0, 500), units.slice(500)]) {
    const { errors } = await opened.record('registerUnits', backfill({ effectiveOn: '2020-01-01', units: part }));
    expect(errors).toBeUndefined();
  }
});
afterAll(async () => {
  await opened.ledger.close();
});

function classify(count: number): ReturnType<OpenRegister['record']> {
  const units = CODES.slice(0, count).map((code) => ({ code }));
  const said = { effectiveOn: '2021-06-04', basis, source, units, attribute: 'DIFFICULTY', value: 'ESPECIALLY_DIFFICULT' };
  return opened.record('classifyUnits', backfill(said));
}

describe('classifyUnits', () => {
  it('takes no more units than an append takes facts', async () => {
    const { errors } = await classify(MOST + 1);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ path: 'input.units' }] });
  });

  it('records the most units it takes, with a long act and source', async () => {
    const head = await opened.ledger.store.head();
    const { errors } = await classify(MOST);
    expect(errors).toBeUndefined();
    let bytes = 0;
    for await (const batch of opened.ledger.store.readAll({ after: head }))
      for (const { body, type, id } of batch) bytes += Buffer.byteLength(body) + type.length + id.length;
    expect(bytes).toBeGreaterThan(0.8 * MAX_APPEND_BYTES);
  });
});

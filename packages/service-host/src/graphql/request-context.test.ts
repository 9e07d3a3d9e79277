import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ExecutionResult } from 'graphql';
import { randomUUID } from 'node:crypto';
import type { TokenClaims } from '../identity/tokens.js';
import type { TestHost } from '../testing/index.js';
import { ADMIN, openTestHost } from '../testing/index.js';
import { notebookService } from '../testing/notebook.js';
import { appendFacts, fact, registering } from '../testing/sample-facts.js';

/**
 * Two provinces that merge on 1 July 2025 into a new one that bears the first one's code, and a third beside them; a district and two
 * communes.
 */
const FACTS = [
  registering({ id: 'vn', code: 'VN', parentId: null, kind: 'COUNTRY', type: 'quốc gia', name: 'Việt Nam' }),
  registering({ id: 'ha-nam', code: '35', parentId: 'vn', kind: 'PROVINCE', type: 'tỉnh', name: 'Hà Nam' }),
  registering({ id: 'nam-dinh', code: '36', parentId: 'vn', kind: 'PROVINCE', type: 'tỉnh', name: 'Nam Định' }),
  registering({ id: 'thanh-hoa', code: '38', parentId: 'vn', kind: 'PROVINCE', type: 'tỉnh', name: 'Thanh Hóa' }),
  registering({ id: 'xuan-truong', code: '363', parentId: 'nam-dinh', kind: 'DISTRICT', type: 'huyện', name: 'Xuân Trường' }),
  registering({ id: 'xuan-hong', code: '14095', parentId: 'xuan-truong', name: 'Xuân Hồng' }),
  registering({ id: 'ha-hai', code: '15343', parentId: 'thanh-hoa', name: 'Hà Hải' }),
  fact(
    'UnitEnded',
    {
      unitId: 'ha-nam',
      manner: 'MERGED',
      successors: [{ unitId: 'ninh-binh', extent: 'WHOLE', clause: null }],
      certainty: 'STATED',
    },
    '2025-07-01',
  ),
  fact(
    'UnitEnded',
    {
      unitId: 'nam-dinh',
      manner: 'MERGED',
      successors: [{ unitId: 'ninh-binh', extent: 'WHOLE', clause: null }],
      certainty: 'STATED',
    },
    '2025-07-01',
  ),
  fact(
    'UnitEstablished',
    {
      unitId: 'ninh-binh',
      kind: 'PROVINCE',
      type: 'tỉnh',
      name: 'Ninh Bình',
      code: '37',
      parentId: 'vn',
      predecessors: [
        { unitId: 'ha-nam', extent: 'WHOLE', clause: null },
        { unitId: 'nam-dinh', extent: 'WHOLE', clause: null },
      ],
      certainty: 'STATED',
    },
    '2025-07-01',
  ),
  fact('UnitEnded', { unitId: 'xuan-truong', manner: 'ABOLISHED', successors: [], certainty: 'STATED' }, '2025-07-01'),
  fact('UnitReparented', { unitId: 'xuan-hong', parentId: 'ninh-binh' }, '2025-07-01'),
];

let host: TestHost;
beforeEach(async () => {
  host = await openTestHost([notebookService]);
  await appendFacts(host.store, FACTS);
});
afterEach(() => host.close());

function clerkOf(scope: string, role: TokenClaims['role'] = 'clerk'): TokenClaims {
  return { actorId: 'clerk-1', role, scope };
}

const NOTE_UNITS = 'mutation($input: NoteUnitsInput!) { noteUnits(input: $input) { position moment units } }';
const NOTE_NAME = 'mutation($input: NoteNameInput!) { noteName(input: $input) { position moment units } }';

function inputOf(fields: object): Record<string, unknown> {
  return {
    input: { requestId: randomUUID(), mode: 'BACKFILL', source: { title: 'Công báo' }, effectiveOn: '2026-01-01', ...fields },
  };
}

function rename(code: string, as?: TokenClaims, effectiveOn = '2026-01-01'): Promise<ExecutionResult> {
  return host.run('notebook', NOTE_NAME, inputOf({ unit: { code }, name: 'Tên mới', effectiveOn }), as);
}

function enter(units: readonly object[], as: TokenClaims): Promise<ExecutionResult> {
  return host.run('notebook', NOTE_UNITS, inputOf({ units }), as);
}

const recorded = { data: expect.objectContaining({}) };
function refused(code: string, message: RegExp): unknown {
  return expect.objectContaining({
    errors: [expect.objectContaining({ message: expect.stringMatching(message), extensions: { code } })],
  });
}

describe('somebody who acts for a province', () => {
  it('records about what lies in it', async () => {
    expect(await rename('15343', clerkOf('38'))).toEqual(recorded);
    expect(await rename('38', clerkOf('38'))).toEqual(recorded);
  });

  it('does not record about what lies elsewhere, and is told whose it is not', async () => {
    const outside = refused('FORBIDDEN', /^You act for 38; xã Xuân Hồng is not within it\.$/);
    expect(await rename('14095', clerkOf('38'))).toEqual(outside);
    expect(await rename('37', clerkOf('38'))).toEqual(refused('FORBIDDEN', /tỉnh Ninh Bình is not within it/));
    expect(await rename('VN', clerkOf('38'))).toEqual(refused('FORBIDDEN', /quốc gia Việt Nam is not within it/));
  });

  it('that came out of a merger keeps the books of those that went in, from before as well', async () => {
    expect(await rename('14095', clerkOf('37'))).toEqual(recorded);
    expect(await rename('14095', clerkOf('37'), '2024-01-01')).toEqual(recorded);
    expect(await rename('363', clerkOf('37'), '2024-01-01')).toEqual(recorded);
    expect(await rename('36', clerkOf('37'), '2024-01-01')).toEqual(recorded);
  });

  it('that is no more records nothing, not even about what lay in it', async () => {
    expect(await rename('14095', clerkOf('36'), '2024-01-01')).toEqual(refused('FORBIDDEN', /You act for 36/));
    expect(await rename('36', clerkOf('36'), '2024-01-01')).toEqual(refused('FORBIDDEN', /You act for 36/));
  });

  it.each(['99', '', 'vn', 'Thanh Hóa'])('and names a scope that no unit bears ("%s") records nothing', async (scope) => {
    const { errors } = await rename('15343', clerkOf(scope));
    expect(errors?.[0]?.extensions['code']).toBe(scope === '' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
  });

  it('enters new units under a unit of it, and under units of the same input', async () => {
    const units = [
      { name: 'Thôn dưới', parent: '#1' },
      { name: 'Xã mới', code: '99999', parent: 'thanh-hoa' },
      { name: 'Thôn sâu', parent: '#0' },
    ];
    expect(await enter(units, clerkOf('38'))).toEqual(recorded);
  });

  it('enters none elsewhere, though the decider forgets to ask, and though one of them is its own', async () => {
    expect(await enter([{ name: 'Xã mới', parent: 'ninh-binh' }], clerkOf('38'))).toEqual(refused('FORBIDDEN', /tỉnh Ninh Bình/));
    const mixed = [
      { name: 'Thôn dưới', parent: '#1' },
      { name: 'Xã mới', parent: 'ninh-binh' },
    ];
    expect(await enter(mixed, clerkOf('38'))).toEqual(refused('FORBIDDEN', /tỉnh Ninh Bình/));
    const own = [{ name: 'A', parent: 'thanh-hoa' }, ...mixed.map((unit) => ({ ...unit, parent: 'ninh-binh' }))];
    expect(await enter(own, clerkOf('38'))).toEqual(refused('FORBIDDEN', /tỉnh Ninh Bình/));
  });

  it('enters none without a unit above, or above each other', async () => {
    expect(await enter([{ name: 'Nước khác' }], clerkOf('38'))).toEqual(refused('FORBIDDEN', /takes the scope VN/));
    const loop = [
      { name: 'A', parent: '#1' },
      { name: 'B', parent: '#0' },
    ];
    expect(await enter(loop, clerkOf('38'))).toEqual(refused('FORBIDDEN', /You act for 38/));
  });

  it('leaves nothing in the log when refused', async () => {
    await rename('14095', clerkOf('38'));
    await enter(
      [
        { name: 'A', parent: 'thanh-hoa' },
        { name: 'B', parent: 'ninh-binh' },
      ],
      clerkOf('38'),
    );
    expect(await host.store.head()).toBe(FACTS.length);
  });
});

describe('somebody who acts for the country', () => {
  it('records about anything, and enters units under none', async () => {
    for (const code of ['15343', '14095', '37', 'VN']) expect(await rename(code, clerkOf('VN'))).toEqual(recorded);
    expect(await enter([{ name: 'Nước khác' }], clerkOf('VN'))).toEqual(recorded);
  });
});

describe('a role', () => {
  it('that may not do it is refused, whatever its scope', async () => {
    expect(await rename('15343', clerkOf('VN', 'assessor'))).toEqual(
      refused('FORBIDDEN', /^A assessor may not do this; it takes admin or clerk\.$/),
    );
  });

  it('of an admin may do it within its scope', async () => {
    expect(await rename('15343', clerkOf('38', 'admin'))).toEqual(recorded);
    expect(await rename('14095', clerkOf('38', 'admin'))).toEqual(refused('FORBIDDEN', /not within it/));
  });

  it('is needed: nobody records nothing', async () => {
    expect(await rename('15343')).toEqual(refused('UNAUTHENTICATED', /none was sent/));
    expect(await host.run('notebook', '{ moment }')).toEqual(recorded);
  });
});

describe('a recorded mutation', () => {
  it('is answered at the moment just after it, and a repeat with the same bytes however much later', async () => {
    const sent = inputOf({ unit: { code: '15343' }, name: 'Tên mới', effectiveOn: '2999-01-01' });
    const first = await host.run('notebook', NOTE_NAME, sent, ADMIN);
    const position = FACTS.length + 1;
    expect(first.data?.['noteName']).toEqual({
      position: String(position),
      moment: `2999-01-01@${String(position)}`,
      units: ['ha-hai'],
    });
    await rename('14095', ADMIN);
    await host.restart();
    expect(JSON.stringify(await host.run('notebook', NOTE_NAME, sent, ADMIN))).toBe(JSON.stringify(first));
  });
});

describe('the fields of one operation', () => {
  it('stand at one moment, and at the one that the gateway has settled', async () => {
    const two = '{ a: moment b: moment(at: { effectiveOn: "2020-01-01" }) }';
    const settled = { 'x-ntm-settled': '2024-05-05@3' };
    expect(await host.run('notebook', two, {}, undefined, settled)).toEqual({
      data: { a: '2024-05-05@3', b: '2020-01-01@3' },
    });
  });

  it('are refused where the gateway has settled on what is no moment', async () => {
    expect(await host.run('notebook', '{ moment }', {}, undefined, { 'x-ntm-settled': 'yesterday' })).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT', problems: [{ path: 'x-ntm-settled' }] } }],
    });
  });

  it.each([
    [undefined, 'vi'],
    ['vi-VN,vi;q=0.9', 'vi'],
    ['en-GB,en;q=0.8', 'en'],
    ['EN', 'en'],
    ['fr', 'vi'],
  ])('speak, asked for %j, %s', async (header, language) => {
    const headers = header === undefined ? {} : { 'accept-language': header };
    expect(await host.run('notebook', '{ language }', {}, undefined, headers)).toEqual({ data: { language } });
  });
});

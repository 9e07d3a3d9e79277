import { describe, expect, it } from '@jest/globals';
import type { CriteriaSet } from '@ntm-ledger/scoring';
import { openValuedSample, NTM_SET, VALUED_SET } from '@ntm-ledger/scoring/testing';
import { csvGrid } from './csv-grid.js';
import type { SheetRead } from './read-sheet.js';
import { readSheet } from './read-sheet.js';
import { meaningOf, OUTCOME_WORDS } from './spellings.js';
import { NOTHING_STATED } from './stated-facts.js';
import { writtenDay } from './written-day.js';
import { writtenEvidence } from './written-evidence.js';

const history = openValuedSample();

function setOf(id: string): CriteriaSet {
  const set = history.assessments.criteriaSets.knownAt(id, history.position);
  if (set === undefined) throw new Error(`no set ${id}`);
  return set;
}

function read(lines: readonly string[], id = NTM_SET.criteriaSetId): SheetRead {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  return readSheet(csvGrid({ name: 'xa.csv', bytes }), setOf(id), NOTHING_STATED);
}

function told({ problems }: SheetRead): string[] {
  return problems.map(({ cell, message }) => `${cell ?? ''} ${message}`);
}

describe('an outcome', () => {
  it.each([
    ['MET', ['Đạt', 'ĐẠT', 'đ', 'Ð', 'x', 'X', '1', 'met', 'Đạt'.normalize('NFD')]],
    ['BASICALLY_MET', ['Cơ bản  đạt', 'cbđ', 'BASICALLY_MET']],
    ['NOT_MET', ['chưa đạt', 'Không đạt', 'CĐ', '0', 'not_met']],
    ['NOT_APPLICABLE', ['Không áp dụng', 'N/A']],
  ])('is %s in each of its spellings', (outcome, spellings) => {
    expect(spellings.map((text) => meaningOf(text, OUTCOME_WORDS))).toEqual(spellings.map(() => outcome));
  });

  it('has no spelling that means two things', () => {
    const words = Object.values(OUTCOME_WORDS).flat();
    expect(words.map((word) => OUTCOME_WORDS[meaningOf(word, OUTCOME_WORDS) ?? 'MET'].includes(word))).toEqual(
      words.map(() => true),
    );
  });
});

describe('a day', () => {
  it('is read as Vietnamese write it, with the precision it has', () => {
    expect(writtenDay('5/3/2022')).toEqual({ on: '2022-03-05', precision: 'DAY' });
    expect(writtenDay('2022-12-31')).toEqual({ on: '2022-12-31', precision: 'DAY' });
    expect(writtenDay('ngày 31.12.2022')).toEqual({ on: '2022-12-31', precision: 'DAY' });
    expect(writtenDay('tháng 2/2022')).toEqual({ on: '2022-02-28', precision: 'MONTH' });
    expect(writtenDay('2022')).toEqual({ on: '2022-12-31', precision: 'YEAR' });
    for (const text of ['30/02/2022', '31/13/2022', '1/1/22', 'hôm qua', '44926']) expect(writtenDay(text)).toBeNull();
  });
});

describe('what shows a criterion', () => {
  it('is a reference, with the digest of the document where it is known', () => {
    const digest = 'ab'.repeat(32);
    const reference = 'Biên bản số 12; trang 2';
    expect(writtenEvidence(reference)).toEqual({ digest: null, reference });
    for (const ending of [`(sha256:${digest})`, `, SHA-256 ${digest}`, `; sha256=${digest.toUpperCase()}`])
      expect(writtenEvidence(`${reference} ${ending}`)).toEqual({ digest, reference });
    expect(writtenEvidence(`${reference} (sha256: abc)`)).toMatch(/"abc" is no digest: it has 3 digits/);
    expect(writtenEvidence(`sha256:${digest}`)).toMatch(/says not which document it is/);
    expect(writtenEvidence('n'.repeat(501))).toMatch(/has 501 characters; at most 500/);
  });
});

describe('a header', () => {
  it('is found under a head, and its columns in any order and by number, word or both', () => {
    const { rows, problems } = read([
      'Kết quả năm 2022,,,',
      'Ngày: 31/12/2022,,,',
      'Vòng,Thẩm tra,,',
      'Tiêu chí 2: Giao thông,STT,3. Thủy lợi,Mã xã,"Chỉ tiêu 2.1 (%)",2.2',
      'Đạt,1,0,15277,"70,5",Đạt',
    ]);
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      {
        row: 5,
        unit: { code: '15277', name: null },
        facts: { day: { on: '2022-12-31', precision: 'DAY' }, round: 'VERIFICATION', statement: null },
        criteria: [
          {
            number: 2,
            outcome: 'MET',
            indicators: [
              { code: '2.1', value: '70.5', outcome: null, year: null },
              { code: '2.2', value: null, outcome: 'MET', year: null },
            ],
          },
          { number: 3, outcome: 'NOT_MET', indicators: [] },
        ],
      },
    ]);
  });

  it('that is missing is said to be, with what it looks like', () => {
    expect(told(read(['15277,Đạt']))).toEqual([expect.stringMatching(/has no header: expected a row with "Mã đơn vị"/)]);
    expect(told(read(['Mã,TC 1', '15277,']))).toEqual([expect.stringMatching(/no row with an outcome/)]);
  });
});

describe('a row', () => {
  it('that states nothing of its unit is left out, and so are the lines under a table', () => {
    const { rows, notes, problems } = read(['Mã,Tên,TC 1', '15277,Hà Vinh,Đạt', '', '15304,Hà Ngọc,', ',Người lập phiếu,']);
    expect(rows.map(({ row }) => row)).toEqual([2]);
    expect(problems).toEqual([]);
    expect(notes).toEqual([
      '1 rows name a unit and state nothing of it; they were left out',
      '1 rows under the table hold neither a code nor an outcome; they were not read',
    ]);
  });

  it('that gives values needs the outcome of their criterion, which is never computed', () => {
    expect(told(read(['Mã,CT 1.1', '15277,80']))).toEqual([expect.stringMatching(/^B2 criterion 1 has no column "TC 1"/)]);
    expect(told(read(['Mã,TC 1,CT 1.1', '15277,,80']))).toEqual([expect.stringMatching(/^B2 is empty, though indicators/)]);
  });

  it('says of which year its values are, where all are of another than the day’s', () => {
    const lines = [
      'Ngày: 31/03/2023',
      'Năm số liệu,2022',
      'Mã,TC 1,CT 1.1,Năm số liệu',
      '15277,Đạt,80,',
      '15304,Đạt,80,năm 2021',
    ];
    expect(read(lines).rows.map(({ criteria }) => criteria[0]?.indicators[0]?.year)).toEqual([2022, 2021]);
    expect(told(read(['Mã,TC 1,CT 1.1,Năm số liệu', '15277,Đạt,80,22']))).toEqual(['D2 "22" is no year; write it as 2022']);
  });

  it('gives what shows a criterion in a column of its own, and what shows the rest of the row in one for all', () => {
    const digest = 'AB'.repeat(32);
    const { rows, problems } = read([
      'Minh chứng: Hồ sơ chung',
      'Mã,TC 1,MC TC 1,TC 2,Minh chứng tiêu chí 2,TC 3,Minh chứng',
      `15277,Đạt,"Biên bản số 12, trang 2 (SHA256: ${digest})",Đạt,,,Hồ sơ xã`,
      '15304,Đạt,,Đạt,,,',
    ]);
    expect(problems).toEqual([]);
    expect(rows.map(({ criteria }) => criteria.map(({ number, evidence }) => [number, evidence]))).toEqual([
      [
        [1, [{ digest: digest.toLowerCase(), reference: 'Biên bản số 12, trang 2' }]],
        [2, [{ digest: null, reference: 'Hồ sơ xã' }]],
      ],
      [
        [1, [{ digest: null, reference: 'Hồ sơ chung' }]],
        [2, [{ digest: null, reference: 'Hồ sơ chung' }]],
      ],
    ]);
  });

  it('that shows something of a criterion states its outcome too', () => {
    expect(told(read(['Mã,TC 1,MC 1', '15277,,Biên bản']))).toEqual([
      'C2 shows criterion 1, of which the row states no outcome; state it, or clear the cell',
    ]);
    expect(told(read(['Mã,TC 1,MC 2', '15277,Đạt,Biên bản']))).toEqual([expect.stringMatching(/^C2 shows criterion 2/)]);
    expect(told(read(['Mã,TC 1,MC 20', '15277,Đạt,Biên bản']))).toEqual([expect.stringMatching(/^C1 .* has no criterion 20/)]);
  });

  it('may give a share with its sign where the indicator is one', () => {
    const { rows } = read(['Mã,TC 2,CT 2.1', '15277,Đạt,"4,5 %"'], VALUED_SET.criteriaSetId);
    expect(rows[0]?.criteria[0]?.indicators).toEqual([{ code: '2.1', value: '4.5', outcome: null, year: null }]);
    expect(told(read(['Mã,TC 1,CT 1', '15277,Đạt,45%'], VALUED_SET.criteriaSetId))).toEqual([
      'C2 "45%" is a percentage; indicator 1 is measured in million_vnd_per_head_year',
    ]);
  });
});

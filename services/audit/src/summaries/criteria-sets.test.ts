import { describe, expect, it } from '@jest/globals';
import type { CriteriaSetAmended } from '@ntm-ledger/events';
import { NOTHING_CHANGED } from '@ntm-ledger/events/testing';
import { toIsoDate } from '@ntm-ledger/temporal';
import { published } from '../testing/criteria-sets.js';
import type { Given } from '../testing/given-log.js';
import { sentenceOf } from '../testing/given-log.js';
import { HA_TRUNG } from '../testing/ha-trung.js';

describe('a criteria set', () => {
  it('is told with its size, whom it is for, its act and its time', async () => {
    const basis = { number: '491/QĐ-TTg', authority: null, issuedOn: null, title: null, clause: null };
    expect(await sentenceOf([{ ...published(), basis }])).toEqual({
      vi: 'Bộ tiêu chí quốc gia về nông thôn mới giai đoạn 2010-2015 (19 tiêu chí) được ban hành cho xã theo Quyết định số 491/QĐ-TTg, áp dụng từ ngày 16/04/2009 đến hết ngày 30/11/2016',
      en: 'The criteria set “Bộ tiêu chí quốc gia về nông thôn mới” of 2010-2015 (19 criteria) was published for communes under Decision 491/QĐ-TTg, in force from 16 April 2009 until 30 November 2016',
    });
  });

  it('says what is not known, and what no source confirms', async () => {
    const changes = {
      name: 'Thôn NTM kiểu mẫu',
      unitKind: 'HAMLET',
      unitTypes: [],
      period: null,
      effectiveFrom: null,
      effectiveTo: null,
    } as const;
    expect(await sentenceOf([published({ ...changes, size: null })])).toEqual({
      vi: 'Bộ tiêu chí “Thôn NTM kiểu mẫu” (chưa rõ số tiêu chí) được ban hành cho thôn, bản, chưa rõ ngày áp dụng',
      en: 'The criteria set “Thôn NTM kiểu mẫu” (number of criteria not known) was published for hamlets, in force from a day not known',
    });
    expect((await sentenceOf([published({ ...changes, size: 14, sizeSourced: false })])).vi).toContain(
      '(14 tiêu chí, chưa có nguồn xác nhận)',
    );
  });

  it('of a province bears the province’s name', async () => {
    const own = {
      name: 'Bộ tiêu chí xã nông thôn mới nâng cao',
      period: '2022-',
      provinceCode: '38',
      effectiveTo: null,
    } as const;
    expect(await sentenceOf([...HA_TRUNG, published(own)])).toEqual({
      vi: 'Bộ tiêu chí xã nông thôn mới nâng cao từ năm 2022 của tỉnh Thanh Hóa (19 tiêu chí) được ban hành cho xã, áp dụng từ ngày 16/04/2009',
      en: 'The criteria set “Bộ tiêu chí xã nông thôn mới nâng cao” of 2022 onwards of Thanh Hóa province (19 criteria) was published for communes, in force from 16 April 2009',
    });
  });
});

const NAME_VI = 'Bộ tiêu chí quốc gia về nông thôn mới giai đoạn 2010-2015';
const NAME_EN = 'The criteria set “Bộ tiêu chí quốc gia về nông thôn mới” of 2010-2015';

function amended(changes: Partial<CriteriaSetAmended>, numbers: readonly number[] = []): Given {
  const data: CriteriaSetAmended = {
    ...NOTHING_CHANGED,
    criteriaSetId: 'xa-ntm-2009',
    criteria: numbers.map((number) => ({ number, name: 'Thu nhập', sourced: true, indicators: [] })),
    ...changes,
  };
  return { type: 'CriteriaSetAmended', on: '2013-02-20', data };
}

describe('an amendment', () => {
  it('is told with its act and the criteria that it gives anew', async () => {
    const basis = { number: '342/QĐ-TTg', authority: null, issuedOn: null, title: null, clause: null };
    expect(await sentenceOf([published(), { ...amended({}, [7, 10, 12]), basis }])).toEqual({
      vi: `${NAME_VI} được sửa đổi, bổ sung từ ngày 20/02/2013 theo Quyết định số 342/QĐ-TTg: các tiêu chí số 7, 10 và 12`,
      en: `${NAME_EN} was amended on 20 February 2013 under Decision 342/QĐ-TTg: criteria 7, 10 and 12`,
    });
  });

  it('is told part by part, with what no source confirms', async () => {
    const bands = [
      { from: 19, to: 19 },
      { from: 0, to: 18 },
    ];
    const changes = {
      size: 19,
      indicatorsTotal: 39,
      indicatorsTotalSourced: true,
      annex: 'Phụ lục I',
      bands,
      critical: [10, 17],
    };
    expect(await sentenceOf([published(), amended(changes, [10])])).toEqual({
      vi: `${NAME_VI} được sửa đổi, bổ sung từ ngày 20/02/2013: tiêu chí số 10; gồm 19 tiêu chí, chưa có nguồn xác nhận; gồm 39 chỉ tiêu; phụ lục: Phụ lục I; kết quả chia nhóm 19, 0–18; trọng yếu khi xét thu hồi là các tiêu chí số 10 và 17, chưa có nguồn xác nhận`,
      en: `${NAME_EN} was amended on 20 February 2013: criterion 10; 19 criteria, not confirmed by a source; 39 indicators; annex: Phụ lục I; scores grouped as 19, 0–18; weighing more in a revocation: criteria 10 and 17, not confirmed by a source`,
    });
    const emptied = await sentenceOf([published(), amended({ bands: [], critical: [], criticalSourced: true })]);
    expect(emptied.en).toContain('scores grouped by fives; no criterion weighs more in a revocation');
  });
});

describe('the end of a set', () => {
  it('is told with its last day and its act', async () => {
    const basis = { number: '1980/QĐ-TTg', authority: null, issuedOn: null, title: null, clause: null };
    const data = { criteriaSetId: 'xa-ntm-2009', lastDay: toIsoDate('2016-11-30') };
    expect(await sentenceOf([published(), { type: 'CriteriaSetEnded', on: '2016-10-17', data, basis }])).toEqual({
      vi: `${NAME_VI} được áp dụng đến hết ngày 30/11/2016 theo Quyết định số 1980/QĐ-TTg`,
      en: `${NAME_EN} applies until 30 November 2016 under Decision 1980/QĐ-TTg`,
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import type { CriteriaSetPublished, Outcome } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { Given } from '../testing/given-log.js';
import { idOf, sentenceOf } from '../testing/given-log.js';
import { HA_TRUNG } from '../testing/ha-trung.js';

const XA_NTM_2009: CriteriaSetPublished = {
  criteriaSetId: 'xa-ntm-2009',
  name: 'Bộ tiêu chí quốc gia về nông thôn mới',
  unitKind: 'COMMUNE',
  unitTypes: ['xã'],
  level: 'NTM',
  period: '2010-2015',
  size: 19,
  sizeSourced: true,
  effectiveFrom: toIsoDate('2009-04-16'),
  effectiveTo: toIsoDate('2016-11-30'),
  provinceCode: null,
  criteria: [],
};

function published(changes: Partial<CriteriaSetPublished> = {}): Given {
  return { type: 'CriteriaSetPublished', on: '2009-04-16', data: { ...XA_NTM_2009, ...changes } };
}

function assessed(outcomes: readonly Outcome[], criteriaSetId = 'xa-ntm-2009'): Given {
  const criteria = outcomes.map((outcome, index) => ({ number: index + 1, outcome, indicators: [] }));
  return { type: 'UnitAssessed', on: '2015-12-31', data: { unitId: idOf('Hà Hải'), criteriaSetId, size: 19, criteria } };
}

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

describe('an assessment', () => {
  it('is told by how many criteria have which outcome', async () => {
    const outcomes: Outcome[] = [...Array<Outcome>(14).fill('MET'), 'BASICALLY_MET', 'NOT_MET', 'NOT_MET', 'NOT_APPLICABLE'];
    expect(await sentenceOf([...HA_TRUNG, published(), assessed(outcomes)])).toEqual({
      vi: 'Xã Hà Hải được đánh giá theo Bộ tiêu chí quốc gia về nông thôn mới giai đoạn 2010-2015 ngày 31/12/2015: đạt 14, cơ bản đạt 1, chưa đạt 2, không áp dụng 1, chưa rõ 1 trên tổng số 19 tiêu chí',
      en: 'Hà Hải commune was assessed against the criteria set “Bộ tiêu chí quốc gia về nông thôn mới” of 2010-2015 on 31 December 2015: of 19 criteria 14 met, 1 basically met, 2 not met, 1 not applicable, 1 not known',
    });
  });

  it('names a set that was never published by its id', async () => {
    expect((await sentenceOf([...HA_TRUNG, assessed(Array<Outcome>(19).fill('MET'), 'xa-ntm-1999')])).vi).toBe(
      'Xã Hà Hải được đánh giá theo bộ tiêu chí “xa-ntm-1999” ngày 31/12/2015: đạt 19 trên tổng số 19 tiêu chí',
    );
  });
});

describe('a stated score', () => {
  const stated = (missing: readonly number[], jointlyWith: readonly string[] | null): Given => ({
    type: 'ScoreStated',
    on: '2022-12-31',
    precision: 'BY',
    data: {
      unitId: idOf('Hà Hải'),
      criteriaSetId: 'xa-ntm-2009',
      met: 15,
      size: 19,
      certainty: jointlyWith === null ? 'STATED_TOTAL' : 'STATED_JOINTLY',
      missing,
      jointlyWith: jointlyWith ?? [],
    },
  });

  it('is a document’s word', async () => {
    expect(await sentenceOf([...HA_TRUNG, published(), stated([], null)])).toEqual({
      vi: 'Theo tài liệu, xã Hà Hải đạt 15/19 tiêu chí của Bộ tiêu chí quốc gia về nông thôn mới giai đoạn 2010-2015 chậm nhất ngày 31/12/2022',
      en: 'A document states that Hà Hải commune met 15 of the 19 criteria of the criteria set “Bộ tiêu chí quốc gia về nông thôn mới” of 2010-2015 by 31 December 2022',
    });
  });

  it('tells the criteria that are missing and the units that share the figure', async () => {
    expect(await sentenceOf([...HA_TRUNG, published(), stated([2, 5, 17], [idOf('Hà Hải'), idOf('Hà Bình')])])).toEqual({
      vi: 'Theo tài liệu, xã Hà Hải đạt 15/19 tiêu chí của Bộ tiêu chí quốc gia về nông thôn mới giai đoạn 2010-2015 chậm nhất ngày 31/12/2022, còn thiếu các tiêu chí số 2, 5 và 17 (số liệu nêu chung với xã Hà Bình)',
      en: 'A document states that Hà Hải commune met 15 of the 19 criteria of the criteria set “Bộ tiêu chí quốc gia về nông thôn mới” of 2010-2015 by 31 December 2022, missing criteria 2, 5 and 17 (one figure, stated jointly with Hà Bình commune)',
    });
    const one = await sentenceOf([...HA_TRUNG, published(), stated([17], [])]);
    expect(one.vi).toContain('còn thiếu tiêu chí số 17 (số liệu nêu chung cho nhiều đơn vị)');
    expect(one.en).toContain('missing criterion 17 (one figure for several units together)');
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Outcome, ScoreStated, UnitAssessed } from '@ntm-ledger/events';
import { published } from '../testing/criteria-sets.js';
import type { Given } from '../testing/given-log.js';
import { idOf, sentenceOf } from '../testing/given-log.js';
import { HA_TRUNG } from '../testing/ha-trung.js';

function assessed(outcomes: readonly Outcome[], changes: Partial<UnitAssessed> = {}): Given {
  const criteria = outcomes.map((outcome, index) => ({ number: index + 1, outcome, indicators: [], evidence: [] }));
  const data: UnitAssessed = {
    unitId: idOf('Hà Hải'),
    criteriaSetId: 'xa-ntm-2009',
    size: 19,
    round: null,
    statement: 'ACTUAL',
    assessor: null,
    criteria,
    ...changes,
  };
  return { type: 'UnitAssessed', on: '2015-12-31', data };
}

describe('an assessment', () => {
  it('is told by how many criteria have which outcome', async () => {
    const outcomes: Outcome[] = [...Array<Outcome>(14).fill('MET'), 'BASICALLY_MET', 'NOT_MET', 'NOT_MET', 'NOT_APPLICABLE'];
    expect(await sentenceOf([...HA_TRUNG, published(), assessed(outcomes)])).toEqual({
      vi: 'Xã Hà Hải được đánh giá theo Bộ tiêu chí quốc gia về nông thôn mới giai đoạn 2010-2015 ngày 31/12/2015: đạt 14, cơ bản đạt 1, chưa đạt 2, không áp dụng 1, chưa rõ 1 trên tổng số 19 tiêu chí',
      en: 'Hà Hải commune was assessed against the criteria set “Bộ tiêu chí quốc gia về nông thôn mới” of 2010-2015 on 31 December 2015: of 19 criteria 14 met, 1 basically met, 2 not met, 1 not applicable, 1 not known',
    });
  });

  it('names a set that was never published by its id', async () => {
    expect((await sentenceOf([...HA_TRUNG, assessed(Array<Outcome>(19).fill('MET'), { criteriaSetId: 'xa-ntm-1999' })])).vi).toBe(
      'Xã Hà Hải được đánh giá theo bộ tiêu chí “xa-ntm-1999” ngày 31/12/2015: đạt 19 trên tổng số 19 tiêu chí',
    );
  });
});

describe('a round of assessment', () => {
  it('is told with whose it was, and where no more is known than that it was', async () => {
    const appraised = assessed([], { round: 'APPRAISAL', assessor: 'Ủy ban nhân dân tỉnh Thanh Hóa' });
    expect(await sentenceOf([...HA_TRUNG, published(), appraised])).toEqual({
      vi: 'Xã Hà Hải được đánh giá theo Bộ tiêu chí quốc gia về nông thôn mới giai đoạn 2010-2015 ngày 31/12/2015 (thẩm định, Ủy ban nhân dân tỉnh Thanh Hóa): chưa rõ kết quả',
      en: 'Hà Hải commune was assessed against the criteria set “Bộ tiêu chí quốc gia về nông thôn mới” of 2010-2015 on 31 December 2015 (appraisal, Ủy ban nhân dân tỉnh Thanh Hóa): the result is not known',
    });
  });

  it('that is an estimate or a plan is told as such', async () => {
    const told = async (statement: UnitAssessed['statement']): Promise<string> =>
      (await sentenceOf([...HA_TRUNG, published(), assessed(['MET'], { statement, round: 'SELF_ASSESSMENT' })])).vi;
    expect(await told('ESTIMATE')).toContain('được ước tính kết quả theo');
    expect(await told('PLAN')).toContain('có kế hoạch phấn đấu theo');
    expect(await told('PLAN')).toContain('(tự đánh giá)');
  });
});

describe('a stated score', () => {
  const stated = (
    missing: readonly number[],
    jointlyWith: readonly string[] | null,
    statement: ScoreStated['statement'] = 'ACTUAL',
  ): Given => ({
    type: 'ScoreStated',
    on: '2022-12-31',
    precision: 'BY',
    data: {
      unitId: idOf('Hà Hải'),
      criteriaSetId: 'xa-ntm-2009',
      met: 15,
      size: 19,
      certainty: jointlyWith === null ? 'STATED_TOTAL' : 'STATED_JOINTLY',
      statement,
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

  it('that is an estimate or a plan is told as such', async () => {
    expect((await sentenceOf([...HA_TRUNG, published(), stated([], null, 'PLAN')])).vi).toContain('phấn đấu đạt 15/19');
    expect((await sentenceOf([...HA_TRUNG, published(), stated([], null, 'ESTIMATE')])).en).toContain(
      'was estimated to meet 15 of the 19',
    );
  });
});

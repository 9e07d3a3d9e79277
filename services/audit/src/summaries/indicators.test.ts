import { describe, expect, it } from '@jest/globals';
import type { IndicatorStated } from '@ntm-ledger/events';
import type { Given } from '../testing/given-log.js';
import { idOf, sentenceOf } from '../testing/given-log.js';
import { HA_TRUNG } from '../testing/ha-trung.js';

function stated(changes: Partial<IndicatorStated>): Given {
  const data: IndicatorStated = {
    unitId: idOf('Hà Trung'),
    measure: 'INCOME_PER_HEAD',
    value: '52.5',
    year: 2022,
    stars: null,
    statement: 'ACTUAL',
    ...changes,
  };
  return { type: 'IndicatorStated', on: '2023-02-24', data };
}

describe('a figure that a document states', () => {
  it('is told with its unit of measure and its year', async () => {
    expect(await sentenceOf([...HA_TRUNG, stated({})])).toEqual({
      vi: 'Theo tài liệu, thu nhập bình quân đầu người của huyện Hà Trung năm 2022 là 52,5 triệu đồng/năm',
      en: 'A document states that the average income per head of Hà Trung district in 2022 was 52.5 million VND a year',
    });
    expect(await sentenceOf([...HA_TRUNG, stated({ measure: 'POOR_HOUSEHOLDS', value: '2.95' })])).toMatchObject({
      vi: expect.stringContaining('tỷ lệ hộ nghèo của huyện Hà Trung năm 2022 là 2,95 %'),
    });
    expect(await sentenceOf([...HA_TRUNG, stated({ measure: 'MULTIDIMENSIONAL_POVERTY' })])).toMatchObject({
      vi: expect.stringContaining('tỷ lệ nghèo đa chiều'),
    });
  });

  it('is told with the day where no year is named, and with stars', async () => {
    expect(await sentenceOf([...HA_TRUNG, stated({ measure: 'OCOP_PRODUCTS', value: '15', year: null, stars: 3 })])).toEqual({
      vi: 'Theo tài liệu, số sản phẩm OCOP 3 sao của huyện Hà Trung ngày 24/02/2023 là 15',
      en: 'A document states that the number of OCOP products with 3 stars of Hà Trung district on 24 February 2023 was 15',
    });
  });

  it('that is an estimate or a plan is told as such', async () => {
    expect((await sentenceOf([...HA_TRUNG, stated({ statement: 'PLAN' })])).vi).toContain('theo kế hoạch là 52,5');
    expect((await sentenceOf([...HA_TRUNG, stated({ statement: 'ESTIMATE' })])).en).toContain('was estimated at 52.5');
  });
});

import type { IndicatorStated, Measure, Statement } from '@ntm-ledger/events';
import { whenWords } from './day-words.js';
import { sentence } from './phrasing.js';
import type { Told, Wording } from './told.js';
import { unitWords } from './unit-words.js';

/** What is measured, and in what: before the number, and after it. */
export const MEASURE_WORDS: Readonly<Record<Measure, { readonly what: Wording; readonly unit: Wording }>> = {
  INCOME_PER_HEAD: {
    what: { vi: 'thu nhập bình quân đầu người', en: 'the average income per head' },
    unit: { vi: ' triệu đồng/năm', en: ' million VND a year' },
  },
  POOR_HOUSEHOLDS: {
    what: { vi: 'tỷ lệ hộ nghèo', en: 'the share of poor households' },
    unit: { vi: ' %', en: ' %' },
  },
  MULTIDIMENSIONAL_POVERTY: {
    what: { vi: 'tỷ lệ nghèo đa chiều', en: 'the rate of multidimensional poverty' },
    unit: { vi: ' %', en: ' %' },
  },
  OCOP_PRODUCTS: {
    what: { vi: 'số sản phẩm OCOP', en: 'the number of OCOP products' },
    unit: { vi: '', en: '' },
  },
};

/** What is thought to be and what is meant to be are never told as what is. */
const IS: Readonly<Record<Statement, Wording>> = {
  ACTUAL: { vi: 'là', en: 'was' },
  ESTIMATE: { vi: 'ước đạt', en: 'was estimated at' },
  PLAN: { vi: 'theo kế hoạch là', en: 'is planned to be' },
};

/** "Theo tài liệu, thu nhập bình quân đầu người của huyện Hà Trung năm 2022 là 52 triệu đồng/năm" */
export function indicatorStated({ event, names }: Told<'IndicatorStated'>): Wording {
  const { unitId, measure, value, statement } = event.data;
  const { what, unit: of } = MEASURE_WORDS[measure];
  const unit = unitWords(unitId, names);
  const stars = starsWords(event.data);
  const when = yearWords(event);
  const is = IS[statement];
  return sentence({
    vi: `theo tài liệu, ${what.vi}${stars.vi} của ${unit.vi} ${when.vi} ${is.vi} ${value.replace('.', ',')}${of.vi}`,
    en: `a document states that ${what.en}${stars.en} of ${unit.en} ${when.en} ${is.en} ${value}${of.en}`,
  });
}

/** The year that the figure is of; where the document names none, the day of the fact. */
function yearWords(event: Told<'IndicatorStated'>['event']): Wording {
  const { year } = event.data;
  return year === null ? whenWords(event) : { vi: `năm ${String(year)}`, en: `in ${String(year)}` };
}

function starsWords({ stars }: IndicatorStated): Wording {
  return stars === null ? { vi: '', en: '' } : { vi: ` ${String(stars)} sao`, en: ` with ${String(stars)} stars` };
}

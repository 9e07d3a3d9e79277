import type { Comparator, PublishedIndicator, Threshold } from '@ntm-ledger/events';

const SIGNS: Readonly<Partial<Record<Comparator, string>>> = {
  AT_LEAST: '≥ ',
  MORE_THAN: '> ',
  AT_MOST: '≤ ',
  LESS_THAN: '< ',
  EXACTLY: '= ',
};

/** Units of measure as Vietnamese documents write them; others stand as the set names them. */
const UNITS: Readonly<Record<string, string>> = {
  percent: ' %',
  million_vnd_per_head_year: ' triệu đồng/người/năm',
  m2_per_head: ' m²/người',
  litre_per_head_day: ' lít/người/ngày',
  ratio: ' lần',
  count: '',
};

/**
 * An indicator's threshold as a person reads it: as its source prints it, or else the numbers in words of ours: `≥ 85 %; TDMNPB 70;
 * DBSH 90`. Null where there is nothing to say.
 */
export function thresholdText({
  printed,
  comparator,
  thresholds,
  unit,
}: Pick<PublishedIndicator, 'printed' | 'comparator' | 'thresholds' | 'unit'>): string | null {
  if (printed !== null) return printed;
  if (comparator === 'PASS') return 'Đạt';
  if (thresholds.length === 0) return null;
  const sign = comparator === null ? '' : (SIGNS[comparator] ?? '');
  const measure = unit === null ? '' : (UNITS[unit] ?? ` ${unit}`);
  return thresholds
    .map((one, index) => (index === 0 ? `${forWhom(one)}${sign}${valueText(one)}${measure}` : partText(one)))
    .join('; ');
}

function partText(threshold: Threshold): string {
  return `${forWhom(threshold)}${valueText(threshold)}`;
}

/** "TDMNPB 2022: "; nothing where it holds for all. */
function forWhom({ region, communeGroup, year }: Threshold): string {
  const group = communeGroup === null ? null : `nhóm ${communeGroup.slice(-1)}`;
  const named = [region, group, year].filter((part) => part !== null).map(String);
  return named.length === 0 ? '' : `${named.join(' ')}: `;
}

function valueText({ value }: Threshold): string {
  return value.replace('.', ',');
}

/** Whether an indicator may be shown as law: both its text and its thresholds were seen in a source. */
export function isSourced({
  textSourced,
  thresholdsSourced,
}: Pick<PublishedIndicator, 'textSourced' | 'thresholdsSourced'>): boolean {
  return textSourced && thresholdsSourced;
}

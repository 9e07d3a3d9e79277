import { describe, expect, it } from '@jest/globals';
import { indicator, threshold } from '@ntm-ledger/scoring/testing';
import { isSourced, thresholdText } from './threshold-words.js';

describe('a threshold in words', () => {
  it('is what the source prints, where it prints something', () => {
    const printed = '≥ 80 %; TDMNPB 70';
    expect(thresholdText(indicator('5', { printed, comparator: 'AT_LEAST', thresholds: [threshold('80')] }))).toBe(printed);
  });

  it('is otherwise made of the numbers, with a comma as Vietnamese documents write it', () => {
    const thresholds = [threshold('1.4'), threshold('1.2', { region: 'TDMNPB' })];
    expect(thresholdText(indicator('10', { comparator: 'AT_LEAST', unit: 'ratio', thresholds }))).toBe('≥ 1,4 lần; TDMNPB: 1,2');
    const income = [threshold('39', { region: 'TDMNPB', year: 2022 })];
    expect(
      thresholdText(indicator('10', { comparator: 'AT_LEAST', unit: 'million_vnd_per_head_year', thresholds: income })),
    ).toBe('TDMNPB 2022: ≥ 39 triệu đồng/người/năm');
    const grouped = [threshold('80', { communeGroup: 'GROUP_3' })];
    expect(thresholdText(indicator('1', { comparator: 'LESS_THAN', unit: 'percent', thresholds: grouped }))).toBe(
      'nhóm 3: < 80 %',
    );
    expect(thresholdText(indicator('1', { unit: 'km', thresholds: [threshold('3')] }))).toBe('3 km');
  });

  it('is "Đạt" where an indicator is passed or not, and none where nothing is known', () => {
    expect(thresholdText(indicator('1.1', { comparator: 'PASS' }))).toBe('Đạt');
    expect(thresholdText(indicator('1.1', { comparator: 'LEFT_TO_PROVINCE' }))).toBeNull();
    expect(thresholdText(indicator('1.1'))).toBeNull();
  });
});

describe('an indicator', () => {
  it('may be shown as law where both its halves were seen in a source', () => {
    expect(isSourced({ textSourced: true, thresholdsSourced: true })).toBe(true);
    expect(isSourced({ textSourced: true, thresholdsSourced: false })).toBe(false);
    expect(isSourced({ textSourced: false, thresholdsSourced: true })).toBe(false);
  });
});

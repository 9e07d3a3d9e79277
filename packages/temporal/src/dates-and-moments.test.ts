import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import { addDays, isIsoDate, lastDayAllowed, toIsoDate, vietnamDay } from './iso-date.js';
import { formatMoment, parseMoment, parsePosition } from './moment.js';

describe('a day', () => {
  it.each(['2023-02-28', '2024-02-29', '1900-01-01', '2999-12-31'])('%s is one', (text) => {
    expect(isIsoDate(text)).toBe(true);
  });

  it.each([
    '2023-02-29',
    '2023-13-01',
    '2023-00-10',
    '2023-04-31',
    '23-01-01',
    '2023-1-1',
    '2023-01-01T00:00:00Z',
    '',
    '1899-12-31',
  ])('%s is none', (text) => {
    expect(isIsoDate(text)).toBe(false);
    expect(() => toIsoDate(text)).toThrow(/is not a day: expected YYYY-MM-DD/);
  });

  it('that a source leaves open counts from the last one it allows', () => {
    const given = toIsoDate('2024-02-10');
    expect(lastDayAllowed(given, 'DAY')).toBe('2024-02-10');
    expect(lastDayAllowed(given, 'BY')).toBe('2024-02-10');
    expect(lastDayAllowed(given, 'MONTH')).toBe('2024-02-29');
    expect(lastDayAllowed(toIsoDate('2023-12-01'), 'MONTH')).toBe('2023-12-31');
    expect(lastDayAllowed(given, 'YEAR')).toBe('2024-12-31');
  });

  it('in Vietnam begins seven hours before the one of UTC', () => {
    expect(vietnamDay(Date.parse('2025-06-30T16:59:59Z'))).toBe('2025-06-30');
    expect(vietnamDay(Date.parse('2025-06-30T17:00:00Z'))).toBe('2025-07-01');
  });

  it('is counted on over months and years', () => {
    expect(addDays(toIsoDate('2024-12-31'), 1)).toBe('2025-01-01');
    expect(addDays(toIsoDate('2024-03-01'), -1)).toBe('2024-02-29');
  });
});

describe('a moment', () => {
  it('is written as a day and a position', () => {
    const moment = { effectiveOn: toIsoDate('2023-12-31'), position: toPosition(184467) };
    expect(formatMoment(moment)).toBe('2023-12-31@184467');
    expect(parseMoment('2023-12-31@184467')).toEqual(moment);
  });

  it.each([
    '2023-12-31',
    '2023-12-31@',
    '2023-12-31@-1',
    '2023-12-31@1.5',
    '2023-12-31@01',
    '2023-02-30@1',
    '@1',
    '2023-12-31@1@2',
    '2023-12-31@99999999999999999',
  ])('is not "%s"', (text) => {
    expect(() => parseMoment(text)).toThrow(RangeError);
  });

  it('may stand before the first event', () => {
    expect(parsePosition('0')).toBe(0);
  });
});

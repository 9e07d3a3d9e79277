import { describe, expect, it } from '@jest/globals';
import type { Decided, Measure, RecordingMode } from '@ntm-ledger/events';
import { MEASURES } from '@ntm-ledger/events';
import { openSample, unitOn } from '@ntm-ledger/scoring/testing';
import { problemPaths, recorded, ruleViolated, warningsOf } from '../testing/deciding.js';
import type { RecordIndicator } from './record-indicator.js';
import { decideRecordIndicator } from './record-indicator.js';

const DAY = '2022-12-31';

interface Case extends Partial<Pick<RecordIndicator, 'year' | 'stars' | 'statement'>> {
  readonly measure: Measure;
  readonly value: string;
  readonly mode?: RecordingMode;
  readonly ended?: boolean;
}

function record({ mode, measure, value, year = 2022, stars = null, statement = 'ACTUAL', ended = false }: Case): Decided {
  const history = openSample();
  if (ended) history.endUnit('ha-trung', '2022-12-01');
  const unit = unitOn(history, 'ha-trung', DAY);
  return decideRecordIndicator({ recording: recorded(DAY, mode), unit, measure, value, year, stars, statement });
}

describe('recording what a document states of a unit beside all criteria', () => {
  it('keeps huyện Hà Trung’s figures of 2022 as numbers, each under its measure', () => {
    expect(record({ measure: 'INCOME_PER_HEAD', value: '52' })).toMatchObject({
      outcome: 'accepted',
      stream: 'assessment-ha-trung-indicators',
      events: [
        {
          type: 'IndicatorStated',
          concerns: ['ha-trung'],
          warnings: [],
          data: { unitId: 'ha-trung', measure: 'INCOME_PER_HEAD', value: '52', year: 2022, stars: null, statement: 'ACTUAL' },
        },
      ],
    });
    expect(record({ measure: 'POOR_HOUSEHOLDS', value: '2,95' })).toMatchObject({ events: [{ data: { value: '2.95' } }] });
    expect(record({ measure: 'OCOP_PRODUCTS', value: '15' })).toMatchObject({ events: [{ data: { value: '15', stars: null } }] });
  });

  it.each(['LIVE', 'BACKFILL'] as const)('takes no figure that cannot be, in mode %s', (mode) => {
    expect(problemPaths(record({ mode, measure: 'POOR_HOUSEHOLDS', value: '100,01' }))).toEqual(['input.value']);
    expect(problemPaths(record({ mode, measure: 'MULTIDIMENSIONAL_POVERTY', value: '-0,01' }))).toEqual(['input.value']);
    expect(problemPaths(record({ mode, measure: 'OCOP_PRODUCTS', value: '1,5' }))).toEqual(['input.value']);
    expect(problemPaths(record({ mode, measure: 'INCOME_PER_HEAD', value: '-1' }))).toEqual(['input.value']);
    expect(problemPaths(record({ mode, measure: 'INCOME_PER_HEAD', value: '1.234,5' }))).toEqual(['input.value']);
    expect(problemPaths(record({ mode, measure: 'OCOP_PRODUCTS', value: 'mười', year: 20222, stars: 6 }))).toEqual([
      'input.value',
      'input.year',
      'input.stars',
    ]);
  });

  it('takes the ends of what can be', () => {
    for (const value of ['0', '100', '0,0']) expect(record({ measure: 'POOR_HOUSEHOLDS', value }).outcome).toBe('accepted');
    expect(record({ measure: 'INCOME_PER_HEAD', value: '0' }).outcome).toBe('accepted');
    for (const stars of [1, 3, 5]) expect(record({ measure: 'OCOP_PRODUCTS', value: '0', stars }).outcome).toBe('accepted');
    expect(problemPaths(record({ measure: 'OCOP_PRODUCTS', value: '1', stars: 0 }))).toEqual(['input.stars']);
    expect(record({ measure: 'INCOME_PER_HEAD', value: '52', year: null }).outcome).toBe('accepted');
  });

  it.each(MEASURES.filter((measure) => measure !== 'OCOP_PRODUCTS'))(
    'gives stars to nothing but OCOP products: not to %s',
    (measure) => {
      expect(problemPaths(record({ measure, value: '3', stars: 3 }))).toEqual(['input.stars']);
    },
  );

  it('takes a figure of a year that has not begun for a plan or an estimate, never for what is', () => {
    const next = { measure: 'INCOME_PER_HEAD', value: '60', year: 2023 } as const;
    expect(ruleViolated(record(next))).toBe('yearHasBegun');
    expect(warningsOf(record({ ...next, mode: 'BACKFILL' })).map(({ rule }) => rule)).toEqual(['yearHasBegun']);
    expect(warningsOf(record({ ...next, statement: 'PLAN' }))).toEqual([]);
  });

  it('is of units that stand', () => {
    expect(ruleViolated(record({ measure: 'INCOME_PER_HEAD', value: '52', ended: true }))).toBe('unitIsLiving');
  });
});

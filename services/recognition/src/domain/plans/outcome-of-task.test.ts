import { describe, expect, it } from '@jest/globals';
import type { DatePrecision } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import { completed, taskTarget } from '../../testing/plan-facts.js';
import { stands } from '../../testing/standing-targets.js';

describe('a task', () => {
  it('is open, missed once its day has passed, and met once it is done', () => {
    const due = taskTarget({ due: toIsoDate('2022-09-30') });
    expect(stands(due, [], '2022-09-30')).toMatchObject({ actual: '0', status: 'OPEN' });
    expect(stands(due, [], '2022-10-01')).toMatchObject({ status: 'MISSED' });
    expect(stands(due, [completed('2022-10-05')], '2022-10-05')).toEqual({
      actual: '1',
      status: 'MET',
      explanation: 'Complete on 2022-10-05, after it was due on 2022-09-30.',
    });
    const done = (on: string, precision: DatePrecision): string =>
      stands(due, [completed(on, 'task', precision)], '2023-01-01').explanation;
    expect(done('2022-12-31', 'BY')).toBe('Complete by 2022-12-31.');
    expect(done('2022-09-30', 'MONTH')).toBe('Complete in 2022-09.');
    expect(done('2022-10-31', 'MONTH')).toBe('Complete in 2022-10, after it was due on 2022-09-30.');
    const later = taskTarget({ due: toIsoDate('2025-12-31'), duePrecision: 'YEAR' });
    expect(stands(later, [], '2025-12-31')).toMatchObject({ status: 'OPEN' });
    expect(stands(later, [], '2026-01-01')).toMatchObject({ status: 'MISSED' });
    expect(stands(taskTarget(), [], '2022-12-31')).toMatchObject({ status: 'OPEN' });
    expect(stands(taskTarget(), [], '2023-01-01')).toMatchObject({ status: 'MISSED' });
  });
});

import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import { ended, registered, withdrawn } from '../testing/facts.js';
import { History } from '../testing/history.js';
import { wasEverBorne } from './scope-code.js';

describe('a code as a scope', () => {
  it('is one from the position its first bearer is known at, and stays one when that unit has ended', () => {
    const { register } = new History(
      registered('2004-01-01', { unitId: 'ha-van', code: '15283' }),
      registered('2004-01-01', { unitId: 'ha-hai', code: '15343' }),
      ended('2019-12-01', 'ha-van'),
    );
    const known = (code: string) => [0, 1, 2, 3].map((position) => wasEverBorne(register, code, toPosition(position)));
    expect(known('15283')).toEqual([false, true, true, true]);
    expect(known('15343')).toEqual([false, false, true, true]);
    expect(known('99999')).toEqual([false, false, false, false]);
  });

  it('is none once the only fact that gave it is withdrawn', () => {
    const history = new History();
    history.record(withdrawn('2004-01-01', history.record(registered('2004-01-01', { unitId: 'ha-van', code: '15283' }))));
    expect([1, 2].map((position) => wasEverBorne(history.register, '15283', toPosition(position)))).toEqual([true, false]);
  });

  it('is always one where it is the country’s', () => {
    expect(wasEverBorne(new History().register, 'VN', toPosition(0))).toBe(true);
  });
});

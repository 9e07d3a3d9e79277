import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import { published, withdrawn } from '../testing/facts.js';
import { History } from '../testing/history.js';

describe('criteria sets', () => {
  it('are known from their position on, until they are withdrawn', () => {
    const history = new History();
    const publication = history.record(published('2022-03-08', 'xa-ntm-2021'));
    history.record(published('2026-02-15', 'xa-ntm-2026'));
    history.record(withdrawn('2022-03-08', publication));
    const known = (id: string) => [0, 1, 2, 3].map((position) => history.model.criteriaSetKnown(id, toPosition(position)));
    expect(known('xa-ntm-2021')).toEqual([false, true, true, false]);
    expect(known('xa-ntm-2026')).toEqual([false, false, true, true]);
    expect(known('no-such-set-ever')).toEqual([false, false, false, false]);
  });

  it('published again after a withdrawal are known again', () => {
    const history = new History();
    history.record(withdrawn('2022-03-08', history.record(published('2022-03-08', 'xa-ntm-2021'))));
    history.record(published('2022-03-08', 'xa-ntm-2021'));
    expect(history.model.criteriaSetKnown('xa-ntm-2021', toPosition(3))).toBe(true);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Level, UnitKind } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import fc from 'fast-check';
import { checkTitleChanges } from '../testing/checked-title-changes.js';
import type { Fact } from '../testing/facts.js';
import { acknowledged, ended, established, granted, registered, renamed, retyped, revoked, withdrawn } from '../testing/facts.js';
import { History } from '../testing/history.js';
import { momentPairs, wanderingHistories } from '../testing/wandering-history.js';
import { titleChanges } from './title-changes.js';

const LAND: readonly Fact[] = [
  registered('2004-01-01', { unitId: 'vn', kind: 'COUNTRY', type: 'quốc gia', code: 'VN' }),
  registered('2004-01-01', { unitId: 'tinh', kind: 'PROVINCE', type: 'tỉnh', code: '20', parentId: 'vn' }),
  registered('2004-01-01', { unitId: 'tinh-2', kind: 'PROVINCE', type: 'tỉnh', code: '22', parentId: 'vn' }),
  ...['a', 'b', 'c', 'd'].map((unitId) => registered('2004-01-01', { unitId, parentId: 'tinh' })),
  registered('2004-01-01', { unitId: 'thon', kind: 'HAMLET', type: 'thôn', parentId: 'a' }),
];

const whole = (unitId: string) => ({ unitId, extent: 'WHOLE', clause: null }) as const;

/** Puts a unit under another. */
function moved(on: string, unitId: string, parentId: string): Fact {
  const { draft } = renamed(on, unitId, 'Hà Vân');
  return { stream: UNITS_STREAM, draft: { ...draft, type: 'UnitReparented', data: { unitId, parentId } } };
}

/** Gives a unit another code. */
function recoded(on: string, unitId: string, code: string): Fact {
  const { draft } = renamed(on, unitId, 'Hà Vân');
  return { stream: UNITS_STREAM, draft: { ...draft, type: 'UnitRecoded', data: { unitId, code } } };
}

interface Asked {
  readonly code?: string;
  readonly level?: Level;
  readonly kind?: UnitKind;
  /** How much of the log is known at the earlier moment. */
  readonly known?: number;
}

/** "2 → 1: GRANTED a NTM 2019-01-01, …" */
function changes(
  history: History,
  from: string,
  to: string,
  { code = '20', level = 'NTM', kind = 'COMMUNE', known }: Asked = {},
): string {
  const question = { code, level, kind, from: history.moment(from, known), to: history.moment(to) };
  const found = titleChanges(history.model, history.register, question);
  if (found === undefined) return 'nothing';
  const flows = found.flows.map(
    ({ kind: flow, title, on, knownLater }) => `${flow} ${title.unitId} ${on}${knownLater ? ' learnt' : ''}`,
  );
  expect(found.balanced).toBe(true);
  return [`${String(found.before)} → ${String(found.after)}`, ...flows].join(', ');
}

describe('changes of titles', () => {
  it('name what was recognised, acknowledged and revoked', () => {
    const history = new History(
      ...LAND,
      granted('2018-01-01', { unitId: 'a' }),
      granted('2019-03-01', { unitId: 'b' }),
      acknowledged('2019-05-01', { unitId: 'c' }),
      revoked('2019-07-01', { unitId: 'a' }),
    );
    expect(changes(history, '2018-12-31', '2019-12-31')).toBe(
      '1 → 2, GRANTED b 2019-03-01, GRANTED c 2019-05-01, REVOKED a 2019-07-01',
    );
    expect(changes(history, '2019-12-31', '2020-12-31')).toBe('2 → 2');
  });

  it('tell a fall by a merger from a revocation, and a new title of the same unit from more titles', () => {
    const history = new History(
      ...LAND,
      ...['a', 'b', 'c'].map((unitId) => granted('2018-01-01', { unitId })),
      ended('2020-01-01', 'a', [whole('ab')]),
      ended('2020-01-01', 'b', [whole('ab')]),
      established('2020-01-01', { unitId: 'ab', parentId: 'tinh' }, [whole('a'), whole('b')]),
      granted('2020-12-31', { unitId: 'c' }),
    );
    expect(changes(history, '2019-12-31', '2020-01-01')).toBe('3 → 1, UNIT_CHANGE a 2020-01-01, UNIT_CHANGE b 2020-01-01');
    expect(changes(history, '2020-01-01', '2020-12-31')).toBe('1 → 1, SUPERSEDED c 2020-12-31, GRANTED c 2020-12-31');
  });

  it('show a title that came and went between, on both sides', () => {
    const history = new History(...LAND, granted('2019-02-01', { unitId: 'a' }), retyped('2019-09-01', 'a', 'thị trấn'));
    expect(changes(history, '2018-12-31', '2019-12-31')).toBe('0 → 0, GRANTED a 2019-02-01, UNIT_CHANGE a 2019-09-01');
  });

  it('say of a unit that goes to another scope that its title moved: it neither ended nor was it given anew', () => {
    const history = new History(...LAND, granted('2018-01-01', { unitId: 'a' }), moved('2020-01-01', 'a', 'tinh-2'));
    expect(changes(history, '2019-12-31', '2020-12-31')).toBe('1 → 0, MOVED_OUT a 2020-01-01');
    expect(changes(history, '2019-12-31', '2020-12-31', { code: '22' })).toBe('0 → 1, MOVED_IN a 2020-01-01');
    expect(changes(history, '2019-12-31', '2020-12-31', { code: 'VN' })).toBe('1 → 1');
  });

  it('give the scope that a unit lay in on the day of the decision the recognition, and the one it went to the move', () => {
    const history = new History(...LAND, granted('2020-02-01', { unitId: 'a' }), moved('2020-07-01', 'a', 'tinh-2'));
    expect(changes(history, '2019-12-31', '2020-12-31')).toBe('0 → 0, GRANTED a 2020-02-01, MOVED_OUT a 2020-07-01');
    expect(changes(history, '2019-12-31', '2020-12-31', { code: '22' })).toBe('0 → 1, MOVED_IN a 2020-07-01');
  });

  it('follow a code to the unit that bears it', () => {
    const history = new History(
      ...LAND,
      granted('2018-01-01', { unitId: 'a' }),
      registered('2020-01-01', { unitId: 'tinh-moi', kind: 'PROVINCE', type: 'tỉnh', code: '20', parentId: 'vn' }),
      ended('2020-01-01', 'tinh', [whole('tinh-moi')]),
      moved('2020-01-01', 'a', 'tinh-moi'),
    );
    expect(changes(history, '2019-12-31', '2020-12-31')).toBe('1 → 1');
    expect(changes(history, '2019-12-31', '2020-12-31', { code: '99' })).toBe('nothing');
  });

  it('follow a code that goes from one unit that stands to another, though nothing happens to the units below', () => {
    const history = new History(
      ...LAND,
      granted('2018-01-01', { unitId: 'a' }),
      registered('2004-01-01', { unitId: 'e', parentId: 'tinh-2' }),
      granted('2018-01-01', { unitId: 'e' }),
      recoded('2020-01-01', 'tinh', '24'),
      recoded('2020-01-01', 'tinh-2', '20'),
    );
    expect(changes(history, '2019-12-31', '2020-12-31')).toBe('1 → 1, MOVED_OUT a 2020-01-01, MOVED_IN e 2020-01-01');
  });

  it('tell what was learnt of the earlier day from what happened since', () => {
    const history = new History(...LAND, granted('2018-01-01', { unitId: 'a' }), granted('2018-01-01', { unitId: 'b' }));
    const known = history.events.length;
    const wrong = history.events.at(-1);
    history.record(granted('2017-01-01', { unitId: 'c' }));
    if (wrong !== undefined) history.record(withdrawn('2018-01-01', wrong));
    const end = history.record(revoked('2018-06-01', { unitId: 'a' }));
    expect(changes(history, '2018-12-31', '2018-12-31', { known })).toBe(
      '2 → 1, GRANTED c 2017-01-01 learnt, REVOKED a 2018-06-01 learnt, CORRECTED b 2018-12-31 learnt',
    );
    const revokedKnown = history.events.length;
    history.record(withdrawn('2018-06-01', end));
    expect(changes(history, '2018-12-31', '2018-12-31', { known: revokedKnown })).toBe('1 → 2, RESTORED a 2018-12-31 learnt');
  });

  it('count the tier that is asked', () => {
    const history = new History(
      ...LAND,
      granted('2019-01-01', { unitId: 'thon', level: 'MODEL' }),
      granted('2019-01-01', { unitId: 'a' }),
    );
    expect(changes(history, '2018-12-31', '2019-12-31', { level: 'MODEL' })).toBe('0 → 0');
    expect(changes(history, '2018-12-31', '2019-12-31', { level: 'MODEL', kind: 'HAMLET' })).toBe(
      '0 → 1, GRANTED thon 2019-01-01',
    );
  });

  it('balance and agree with a plain recount, whatever happened and whatever was known', () => {
    fc.assert(
      fc.property(wanderingHistories, momentPairs, (history, pair) => {
        expect(checkTitleChanges(history, pair).flaws).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

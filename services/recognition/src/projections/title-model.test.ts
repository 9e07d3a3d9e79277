import { describe, expect, it } from '@jest/globals';
import type { LedgerEvent } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import { histories, moments } from '../testing/arbitrary-history.js';
import { announced, ended, granted, registered, revoked, withdrawn } from '../testing/facts.js';
import { History } from '../testing/history.js';

const UNIT = 'ha-hai';
const stands = registered('2004-01-01', { unitId: UNIT });

function inForce({ model }: History, moment: Moment): string[] {
  return model.titlesOf(UNIT, moment).flatMap(({ level, ending }) => (ending === null ? [level] : []));
}

describe('titles on two clocks', () => {
  it('are in force from their day, and known from their position', () => {
    const history = new History(stands, granted('2023-01-26', { unitId: UNIT }));
    expect(inForce(history, history.moment('2023-01-25'))).toEqual([]);
    expect(inForce(history, history.moment('2023-01-26'))).toEqual(['NTM']);
    expect(inForce(history, history.moment('2023-01-26', 1))).toEqual([]);
  });

  it('that were withdrawn still show at the moments before', () => {
    const history = new History(stands);
    const recognition = history.record(granted('2023-01-26', { unitId: UNIT }));
    history.record(withdrawn('2023-06-01', recognition));
    expect(inForce(history, history.moment('2023-12-31', 2))).toEqual(['NTM']);
    expect(inForce(history, history.moment('2023-12-31', 3))).toEqual([]);
  });

  it('come back when the end of their unit is withdrawn', () => {
    const history = new History(stands, granted('2019-01-01', { unitId: UNIT }));
    const end = history.record(ended('2019-12-01', UNIT));
    expect(inForce(history, history.moment('2020-01-01'))).toEqual([]);
    history.record(withdrawn('2020-06-01', end));
    expect(inForce(history, history.moment('2020-01-01'))).toEqual(['NTM']);
    expect(inForce(history, history.moment('2020-01-01', 3))).toEqual([]);
  });

  it('recorded late lie where they belong: an old recognition does not supersede a newer one', () => {
    const history = new History(
      stands,
      granted('2020-01-01', { unitId: UNIT, titleId: 'newer' }),
      granted('2015-01-01', { unitId: UNIT, titleId: 'older' }),
    );
    const titles = history.model.titlesOf(UNIT, history.moment('2024-01-01'));
    expect(titles.map(({ id, ending }) => [id, ending?.manner])).toEqual([
      ['older', 'SUPERSEDED'],
      ['newer', undefined],
    ]);
  });

  it('answer at any moment as a plain fold of what was known and in force does', () => {
    fc.assert(
      fc.property(histories, fc.array(moments, { minLength: 1, maxLength: 5 }), (history, asked) => {
        for (const { day, share } of asked) {
          const moment = history.moment(day, Math.floor((history.events.length * share) / 100));
          for (const unitId of ['a', 'b', 'c', 'thon-a', 'thon-b']) {
            const titles = history.model.titlesOf(unitId, moment);
            const shown = titles.map(({ id, from, ending }) => ({
              id,
              from,
              ending: ending && { manner: ending.manner, on: ending.on, eventId: ending.eventId },
            }));
            expect(shown).toEqual(plainTitles(history.events, unitId, moment));
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('decisions', () => {
  const history = new History(stands, granted('2023-01-26', { unitId: UNIT, decisionId: 'd' }));
  const announcement = history.record(announced('2023-03-13', UNIT, 'd'));
  const withdrawal = history.record(withdrawn('2023-04-01', announcement));

  it('are in force from their day', () => {
    expect(history.model.decisionAt('d', history.moment('2023-01-25'))).toBeUndefined();
    expect(history.model.decisionAt('d', history.moment('2023-01-26'))?.data.decisionId).toBe('d');
  });

  it('are announced as long as no withdrawal of it is known', () => {
    expect(history.model.announcementsOf('d', history.moment('2023-03-12', 3))).toEqual([]);
    expect(history.model.announcementsOf('d', history.moment('2023-03-13', 3))).toEqual([announcement]);
    expect(history.model.announcementsOf('d', history.moment('2023-03-13', 4))).toEqual([]);
  });

  it('stand behind their announcements, and behind the withdrawals of these', () => {
    expect(history.model.decisionBehind(announcement)?.data.decisionId).toBe('d');
    expect(history.model.decisionBehind(withdrawal)?.data.decisionId).toBe('d');
  });

  it('that were withdrawn are no longer known, but stay on record', () => {
    const other = new History(stands);
    const recognition = other.record(revoked('2023-01-26', { unitId: UNIT, decisionId: 'r' }));
    other.record(withdrawn('2023-02-01', recognition));
    expect(other.model.decisionsKnownOf(UNIT, other.moment('2023-03-01').position)).toEqual([]);
    expect(other.model.decisionAt('r', other.moment('2023-03-01', 2))).toBe(recognition);
    expect(other.model.decisionRecorded('r')).toBe(recognition);
  });
});

interface PlainTitle {
  readonly id: string;
  readonly from: string;
  readonly ending: { readonly manner: string; readonly on: string; readonly eventId: string } | null;
}

/** The titles of a unit by looking, for each grant, for the first event after it that ends it: another way than the model's. */
function plainTitles(all: readonly LedgerEvent[], unitId: string, { effectiveOn, position }: Moment): PlainTitle[] {
  const known = all.filter((event) => event.position <= position);
  const withdrawnAt = new Set(known.flatMap((event) => (event.type === 'FactWithdrawn' ? [event.data.position] : [])));
  const events = known
    .filter((event) => event.concerns[0] === unitId && event.effectiveOn <= effectiveOn && !withdrawnAt.has(event.position))
    .sort((a, b) => (a.effectiveOn === b.effectiveOn ? a.position - b.position : a.effectiveOn < b.effectiveOn ? -1 : 1));
  const start = events.findIndex(({ type }) => type === 'UnitRegistered');
  const unitLives = (index: number): boolean => start >= 0 && index > start;

  return events.flatMap((grant, index) => {
    if (grant.type !== 'RecognitionGranted' && grant.type !== 'TitleAcknowledged') return [];
    const { titleId, level } = grant.data;
    const ends = (event: LedgerEvent, at: number): string | null => {
      if (event.type === 'UnitEnded' && unitLives(at)) return 'UNIT_CHANGE';
      if (at <= index) return null;
      if (event.type === 'UnitRetyped' && unitLives(at))
        return (event.data.type === 'xã') === (level === 'CIVILISED_URBAN') ? 'UNIT_CHANGE' : null;
      if (event.type === 'TitleRevoked') return event.data.level === level ? 'REVOKED' : null;
      const again = event.type === 'RecognitionGranted' || event.type === 'TitleAcknowledged';
      return again && event.data.level === level ? 'SUPERSEDED' : null;
    };
    // Of several ends of the unit before the grant, the last is the one on record.
    const before = events.slice(0, index).findLastIndex((event, at) => ends(event, at) !== null);
    const at = before >= 0 ? before : events.findIndex((event, place) => ends(event, place) !== null);
    const end = events[at];
    const ending =
      end === undefined
        ? null
        : {
            manner: ends(end, at) ?? '',
            on: end.effectiveOn > grant.effectiveOn ? end.effectiveOn : grant.effectiveOn,
            eventId: end.id,
          };
    return [{ id: titleId, from: grant.effectiveOn, ending }];
  });
}

import { describe, expect, it } from '@jest/globals';
import type { Decided } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { Fact } from '../testing/facts.js';
import { announced, granted, refused } from '../testing/facts.js';
import { History } from '../testing/history.js';
import type { RecordAnnouncement } from './record-announcement.js';
import { decideAnnouncement, titleDecisionOf } from './record-announcement.js';

const UNIT = 'ha-hai';
const decision = granted('2023-01-26', { unitId: UNIT, decisionId: 'd', awardYear: 2022 });

function decide(given: readonly Fact[], when: Partial<RecordAnnouncement> = {}): Decided {
  const { model, events } = new History(...given);
  const { position } = events.at(-1) ?? {};
  const known = position && model.decisionKnown('d', position);
  if (!known) throw new Error('the decision is not recorded');
  const command: RecordAnnouncement = {
    mode: 'LIVE',
    announcedOn: toIsoDate('2023-03-13'),
    precision: 'DAY',
    basis: null,
    source: null,
    ...when,
  };
  return decideAnnouncement(command, {
    decision: known,
    announcements: model.announcementsKnownOf('d', position),
    today: toIsoDate('2023-03-20'),
  });
}

function ruleOf(decided: Decided): string {
  return decided.outcome === 'refused' && decided.refusal.code === 'RULE_VIOLATED' ? decided.refusal.rule : decided.outcome;
}

describe('recording an announcement', () => {
  it('gives an event that follows from the decision', () => {
    const history = new History(decision);
    const decided = decide([decision]);
    expect(decided).toMatchObject({
      outcome: 'accepted',
      stream: `titles-${UNIT}`,
      events: [
        {
          type: 'RecognitionAnnounced',
          effectiveOn: '2023-03-13',
          data: { decisionId: 'd', unitId: UNIT, announcedOn: '2023-03-13' },
        },
      ],
    });
    expect(history.events[0]?.type).toBe('RecognitionGranted');
  });

  it.each([
    ['announcedAfterSignature', [decision], '2023-01-25'],
    ['announcedByToday', [decision], '2023-03-21'],
    ['announcedOnce', [decision, announced('2023-02-01', UNIT, 'd')], '2023-03-13'],
  ])('keeps the rule %s: LIVE refuses, BACKFILL warns', (rule, given, day) => {
    const announcedOn = toIsoDate(day);
    expect(ruleOf(decide(given, { announcedOn }))).toBe(rule);
    expect(decide(given, { announcedOn, mode: 'BACKFILL' })).toMatchObject({ events: [{ warnings: [{ rule, basis: null }] }] });
  });

  it('takes a decision whose day of signature is not known', () => {
    const unsigned = granted('2022-12-31', { unitId: UNIT, decisionId: 'd', signedOn: null, precision: 'YEAR' });
    expect(ruleOf(decide([unsigned], { announcedOn: toIsoDate('2022-06-01') }))).toBe('accepted');
  });
});

describe('the decision that gave a level for a year', () => {
  const find = (...facts: readonly Fact[]) => {
    const { model, events } = new History(...facts);
    const last = events.at(-1);
    return titleDecisionOf(last === undefined ? [] : model.decisionsKnownOf(UNIT, last.position), 'NTM', 2022);
  };

  it('is found among others', () => {
    const others = [
      refused('2022-01-01', { unitId: UNIT, awardYear: 2022 }),
      granted('2021-01-01', { unitId: UNIT, awardYear: 2020 }),
    ];
    expect(find(...others, decision)).toMatchObject({ decision: { data: { decisionId: 'd' } } });
  });

  it('is not found where none is recorded', () => {
    expect(find()).toMatchObject({ refused: { refusal: { code: 'NOT_FOUND' } } });
  });

  it('must be named by its id where there are two', () => {
    expect(find(decision, granted('2023-02-01', { unitId: UNIT, awardYear: 2022 }))).toMatchObject({
      refused: { refusal: { code: 'BAD_USER_INPUT' } },
    });
  });
});

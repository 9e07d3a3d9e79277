import { describe, expect, it } from '@jest/globals';
import type { Decided, PlanTarget } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import { COUNTRY } from '../../testing/arbitrary-history.js';
import { eventOf, refusalOf, warningsOf } from '../../testing/decided.js';
import type { Fact } from '../../testing/facts.js';
import { published } from '../../testing/facts.js';
import { History } from '../../testing/history.js';
import {
  adopted,
  amended,
  completed,
  indicatorTarget,
  SCOPE,
  supportRequested,
  taskTarget,
  titleTarget,
  totalTarget,
  YEAR,
} from '../../testing/plan-facts.js';
import type { AmendPlan } from './amend-plan.js';
import { decideAmendment } from './amend-plan.js';
import type { CompleteTask } from './complete-task.js';
import { decideCompletion } from './complete-task.js';
import type { Plan } from './plan.js';
import type { GrantSupport, RequestSupport } from './plan-support.js';
import { decideSupportGrant, decideSupportRequest } from './plan-support.js';

const SOURCE = { title: 'Quyết định', number: null, issuer: null, issuedOn: null, url: null, digest: null };
const ACT = { number: '15/QĐ-UBND', authority: null, issuedOn: null, title: null, clause: null };
const FACT = { mode: 'LIVE', effectiveOn: toIsoDate('2022-06-30'), precision: 'DAY', basis: null, source: SOURCE } as const;
const PLAN = adopted('2022-02-01', [titleTarget('a'), totalTarget(2), taskTarget({ under: 'title a NTM' })]);
const today = toIsoDate('2022-07-01');

function historyOf(given: readonly Fact[]): History {
  return new History(...COUNTRY, published('2021-01-01', 'xa-ntm-2021'), PLAN, ...given);
}

/** The plan as everything is known. */
function planIn(history: History): Plan {
  const plan = history.recognition.plans.planKnown(SCOPE, YEAR, history.moment('2022-12-31').position);
  if (plan === undefined) throw new Error('there is no plan');
  return plan;
}

function amend(when: Partial<AmendPlan>, given: readonly Fact[] = []): Decided {
  const history = historyOf(given);
  const command: AmendPlan = { ...FACT, added: [], changed: [], dropped: [], basis: ACT, ...when };
  const at = history.moment(command.effectiveOn);
  const unit = history.register.unitAt(SCOPE, at);
  if (unit === undefined) throw new Error('the scope is not registered');
  return decideAmendment(command, { plan: planIn(history), unit, known: history.recognition, at, today });
}

const placed = (target: PlanTarget, path = 'target'): { target: PlanTarget; path: string } => ({ target, path });

describe('amending a plan', () => {
  it('adds, changes and drops targets by a later decision, and follows from the adoption', () => {
    const decided = amend({
      added: [placed(indicatorTarget('2,50'))],
      changed: [placed(totalTarget(1))],
      dropped: [{ targetId: 'task', path: 'drop.0' }],
    });
    expect(decided).toMatchObject({ stream: `plan-${SCOPE}-2022` });
    expect(eventOf(decided)).toMatchObject({
      type: 'PlanAmended',
      basis: ACT,
      causationId: expect.any(String),
      concerns: [SCOPE],
      data: { added: [{ value: '2.5' }], changed: [{ targetId: 'total', value: 1 }], dropped: ['task'] },
    });
  });

  it('names what is there, once, and of its kind', () => {
    expect(refusalOf(amend({}))).toBe('input');
    expect(refusalOf(amend({ dropped: [{ targetId: 'nothing', path: 'drop.0' }] }))).toBe('drop.0');
    const total = { targetId: 'total', path: 'drop.0' };
    expect(refusalOf(amend({ dropped: [total, { ...total, path: 'drop.1' }] }))).toBe('drop.1');
    expect(refusalOf(amend({ changed: [placed(taskTarget({ targetId: 'total' }))] }))).toContain('target.target');
  });

  it('adds nothing that the plan has, and leaves no task under what it drops', () => {
    expect(refusalOf(amend({ added: [placed(titleTarget('a', 'NTM', 'again'))] }))).toBe('target');
    const more = placed(taskTarget({ targetId: 'more', title: 'Việc khác', under: 'title a NTM' }));
    expect(refusalOf(amend({ added: [more] }))).toBe('accepted');
    expect(refusalOf(amend({ added: [more], dropped: [{ targetId: 'title a NTM', path: 'drop.0' }] }))).toBe('target.under');
  });

  it.each<[string, Partial<AmendPlan>]>([
    ['amendedByDecision', { basis: null }],
    ['happenedByToday', { effectiveOn: toIsoDate('2022-07-02') }],
    ['notBeforeAdoption', { effectiveOn: toIsoDate('2022-01-31') }],
  ])('keeps the rule %s', (rule, when) => {
    const change = { dropped: [{ targetId: 'task', path: 'drop.0' }], ...when };
    expect(refusalOf(amend(change))).toBe(rule);
    expect(warningsOf(amend({ ...change, mode: 'BACKFILL' }))).toContain(rule);
  });
});

describe('completing a task', () => {
  const complete = (when: Partial<CompleteTask> = {}, given: readonly Fact[] = []): Decided =>
    decideCompletion({ ...FACT, targetId: 'task', ...when }, { plan: planIn(historyOf(given)), today });

  it('is recorded once, of a task that the plan has', () => {
    expect(eventOf(complete())).toMatchObject({
      type: 'TaskCompleted',
      causationId: expect.any(String),
      data: { unitId: SCOPE, year: 2022, targetId: 'task', completedOn: '2022-06-30' },
    });
    expect(refusalOf(complete({ targetId: 'nothing' }))).toBe('NOT_FOUND');
    expect(refusalOf(complete({ targetId: 'total' }))).toBe('input.task');
    expect(refusalOf(complete({}, [completed('2022-05-01')]))).toBe('CONFLICT');
    expect(refusalOf(complete({ effectiveOn: toIsoDate('2022-01-01') }))).toBe('notBeforeAdoption');
  });

  it('rests on what gave the task, so that neither is withdrawn under it', () => {
    const plan = planIn(historyOf([]));
    const decided = decideCompletion({ ...FACT, targetId: 'task' }, { plan, today });
    expect(eventOf(decided).causationId).toBe(plan.adoptedBy);
    const changed = historyOf([amended('2022-05-01', { changed: [taskTarget({ owner: 'UBND xã' })] })]);
    const again = decideCompletion({ ...FACT, targetId: 'task' }, { plan: planIn(changed), today });
    expect(eventOf(again).causationId).toBe(changed.events.at(-1)?.id);
  });
});

describe('support for a plan', () => {
  const SUPPORT = { ...FACT, supportId: 's', what: 'xi măng', amount: null, amountIn: null, by: 'các xã', targetId: null };
  const ask = (when: Partial<RequestSupport> = {}): Decided =>
    decideSupportRequest({ ...SUPPORT, of: 'UBND huyện', ...when }, { plan: planIn(historyOf([])), today });
  const grant = (when: Partial<GrantSupport> = {}): Decided =>
    decideSupportGrant({ ...SUPPORT, requestedAs: null, ...when }, { plan: planIn(historyOf([])), today });

  it('is asked for with what is known: how much may stay open', () => {
    expect(eventOf(ask())).toMatchObject({ type: 'SupportRequested', data: { what: 'xi măng', amount: null, of: 'UBND huyện' } });
    expect(eventOf(ask({ amount: '500,50', amountIn: 'tấn' })).data).toMatchObject({ amount: '500.5', amountIn: 'tấn' });
    expect(refusalOf(ask({ amount: 'nhiều' }))).toBe('input.amount');
    expect(refusalOf(ask({ amountIn: 'tấn' }))).toBe('input.amountIn');
    expect(refusalOf(ask({ targetId: 'nothing' }))).toBe('input.target');
    expect(refusalOf(ask({ targetId: 'total' }))).toBe('accepted');
  });

  it('is given in answer to a request, or to none', () => {
    expect(eventOf(grant())).toMatchObject({ type: 'SupportGranted', data: { requestedAs: null } });
    expect(refusalOf(grant({ requestedAs: 'support' }))).toBe('input.request');
    const history = historyOf([supportRequested('2022-03-31')]);
    const answer: GrantSupport = { ...SUPPORT, requestedAs: 'support', amount: '20' };
    expect(eventOf(decideSupportGrant(answer, { plan: planIn(history), today }))).toMatchObject({
      causationId: history.events.at(-1)?.id,
      data: { requestedAs: 'support', amount: '20' },
    });
  });
});

describe('a plan as its events come to', () => {
  it('is the adoption with its amendments, tasks done and support, in whatever order they are dated', () => {
    const yearly = adopted('2022-12-31', [totalTarget(2), taskTarget()], 'YEAR');
    const history = new History(...COUNTRY, yearly, completed('2022-06-01'), supportRequested('2022-03-01'));
    history.record(amended('2022-09-01', { added: [titleTarget('a')], changed: [totalTarget(1)] }));
    const { plans } = history.recognition;
    expect(plans.planAt(SCOPE, YEAR, history.moment('2022-12-30'))).toBeUndefined();
    expect(plans.planAt(SCOPE, YEAR, history.moment('2022-12-31'))).toMatchObject({
      id: `plan-${SCOPE}-2022`,
      targets: [{ target: { value: 1 } }, { completed: { on: '2022-06-01' } }, { target: { unitId: 'a' } }],
      requested: [{ support: { what: 'xi măng' } }],
      amendments: [{ added: ['title a NTM'], changed: ['total'], dropped: [] }],
    });
    expect(plans.plansOf(SCOPE, history.moment('2022-12-31'))).toHaveLength(1);
  });
});

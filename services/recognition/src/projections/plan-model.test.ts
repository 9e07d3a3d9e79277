import { describe, expect, it } from '@jest/globals';
import { COUNTRY } from '../testing/arbitrary-history.js';
import { withdrawn } from '../testing/facts.js';
import { History } from '../testing/history.js';
import { adopted, amended, claimed, completed, SCOPE, taskTarget, totalTarget, YEAR } from '../testing/plan-facts.js';

describe('plans on two clocks', () => {
  it('are there from their day, and known from their position', () => {
    const history = new History(...COUNTRY, adopted('2022-02-01', [totalTarget(2)]));
    const { plans } = history.recognition;
    expect(plans.planAt(SCOPE, YEAR, history.moment('2022-01-31'))).toBeUndefined();
    expect(plans.planAt(SCOPE, YEAR, history.moment('2022-02-01'))).toMatchObject({
      year: 2022,
      targets: [{ target: { value: 2 } }],
    });
    expect(plans.planAt(SCOPE, YEAR, history.moment('2022-02-01', COUNTRY.length))).toBeUndefined();
    expect(plans.planAt(SCOPE, 2023, history.moment('2022-02-01'))).toBeUndefined();
    expect(plans.planAt('a', YEAR, history.moment('2022-02-01'))).toBeUndefined();
  });

  it('that were withdrawn still show at the moments before, and may be adopted anew', () => {
    const history = new History(...COUNTRY);
    const adoption = history.record(adopted('2022-02-01', [totalTarget(2)]));
    history.record(withdrawn('2022-02-01', adoption));
    const { plans } = history.recognition;
    expect(plans.planAt(SCOPE, YEAR, history.moment('2022-12-31', adoption.position))).toBeDefined();
    expect(plans.planAt(SCOPE, YEAR, history.moment('2022-12-31'))).toBeUndefined();
    history.record(adopted('2022-02-01', [totalTarget(3)]));
    expect(plans.planAt(SCOPE, YEAR, history.moment('2022-12-31'))).toMatchObject({ targets: [{ target: { value: 3 } }] });
  });

  it('have a task done that an amendment of the same month brought, whichever of the two days comes first', () => {
    const added = amended('2022-06-30', { added: [taskTarget()] });
    const history = new History(...COUNTRY, adopted('2022-02-01', [totalTarget(2)]), added, completed('2022-06-15'));
    const plan = history.recognition.plans.planAt(SCOPE, YEAR, history.moment('2022-12-31'));
    expect(plan?.targets[1]).toMatchObject({ target: { kind: 'TASK' }, completed: { on: '2022-06-15' } });
  });

  it('keep a target as the last decision has it once the one that brought it is withdrawn', () => {
    const history = new History(...COUNTRY, adopted('2022-02-01', [taskTarget()]));
    const brought = history.record(amended('2022-03-01', { added: [totalTarget(2)] }));
    history.record(amended('2022-06-01', { changed: [totalTarget(3)] }));
    history.record(withdrawn('2022-03-01', brought));
    const { plans } = history.recognition;
    const values = (day: string): unknown =>
      plans.planAt(SCOPE, YEAR, history.moment(day))?.targets.flatMap(({ target }) => ('value' in target ? [target.value] : []));
    expect(values('2022-05-31')).toEqual([]);
    expect(values('2022-06-01')).toEqual([3]);
  });

  it('have a task open again once its completion is withdrawn', () => {
    const history = new History(...COUNTRY, adopted('2022-02-01', [taskTarget()]));
    const done = history.record(completed('2022-06-01'));
    const { plans } = history.recognition;
    const completedAt = (position?: number): unknown =>
      plans.planAt(SCOPE, YEAR, history.moment('2022-12-31', position))?.targets[0]?.completed;
    expect(completedAt()).toMatchObject({ on: '2022-06-01' });
    history.record(withdrawn('2022-06-01', done));
    expect(completedAt()).toBeNull();
    expect(completedAt(done.position)).toMatchObject({ on: '2022-06-01' });
  });
});

describe('claims on two clocks', () => {
  it('stand beside each other in the order of their days until they are withdrawn', () => {
    const history = new History(...COUNTRY, claimed('2022-12-31', '17'));
    const earlier = history.record(claimed('2021-12-31', '14'));
    const { claims } = history.recognition;
    const values = (day: string, position?: number): string[] =>
      claims.claimsOf(SCOPE, history.moment(day, position)).map(({ statedValue }) => statedValue);
    expect(values('2022-12-31')).toEqual(['14', '17']);
    expect(values('2022-12-30')).toEqual(['14']);
    history.record(withdrawn('2021-12-31', earlier));
    expect(values('2022-12-31')).toEqual(['17']);
    expect(values('2022-12-31', earlier.position)).toEqual(['14', '17']);
  });
});

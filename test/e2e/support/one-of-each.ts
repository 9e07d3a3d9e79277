import { randomUUID } from 'node:crypto';
import type { Input } from './facts.js';
import { backfilled, hamlet, recognition, recording, statedScore } from './facts.js';
import { textAt } from './graphql-client.js';
import type { Ledger } from './ledger.js';

/** A mutation with an input that is right. */
export interface Recording {
  readonly mutation: string;
  readonly input: Input;
}

/**
 * One right input for every mutation there is, each about units of tỉnh Thanh Hóa (38). They stand for themselves: any of them may be sent
 * alone, in any order. The fact that is to be withdrawn, the set that is to be changed, the case that is to go on, and the plan that something happens
 * to are recorded first.
 * @param token of somebody who may record in 38
 */
export async function oneOfEach(ledger: Ledger, token: string): Promise<Recording[]> {
  const unique = randomUUID().slice(0, 8);
  const wrong = await ledger.ask(recording('recordStatedScore'), { input: statedScore('14980', 9, '2023-05-05') }, { token });
  const position = textAt(wrong, 'recordStatedScore.position');
  const { eventAt } = await ledger.ask('query ($position: Position!) { eventAt(position: $position) { id } }', { position });
  const criteriaSet = `thon-da-co-${unique}`;
  await ledger.ask(recording('publishCriteriaSet'), { input: hamletSet(criteriaSet) }, { token });
  const registered = { unit: { code: '14977' }, level: 'NTM', awardYear: 2023 };
  await ledger.ask(recording('openCase'), { input: backfilled({ ...registered, effectiveOn: '2023-02-01' }) }, { token });
  const year = 2100 + (Number.parseInt(unique, 16) % 400);
  const known = await ledger.ask(ADOPTED, { input: plan(year) }, { token });
  const aboutPlan = { unit: { code: '38' }, year, effectiveOn: '2024-06-30' };
  const inputs: Readonly<Record<string, Input>> = {
    registerUnits: hamlet(`Thôn ${unique}`, '14944'),
    recordReorganisation: backfilled({
      effectiveOn: '2025-10-01',
      basis: { number: `${unique}/NQ-HĐND` },
      changes: [{ rename: { unit: { code: '14932' }, name: `Điền Quang ${unique}` } }],
    }),
    classifyUnits: backfilled({
      effectiveOn: '2021-06-04',
      basis: { number: `${unique}/QĐ-TTg` },
      units: [{ code: '14962' }],
      attribute: 'DIFFICULTY',
      value: 'AREA_III',
    }),
    publishCriteriaSet: hamletSet(`thon-${unique}`),
    amendCriteriaSet: backfilled({
      criteriaSet,
      effectiveOn: '2022-06-01',
      basis: { number: `${unique}/QĐ-UBND` },
      criteria: [{ number: 2, name: 'Giao thông' }],
    }),
    endCriteriaSet: backfilled({ criteriaSet, effectiveOn: '2025-06-01', lastDay: '2025-06-30' }),
    recordAssessment: backfilled({
      unit: { code: '14968' },
      criteriaSet: 'xa-ntm-2021',
      effectiveOn: '2023-02-01',
      criteria: [{ number: 1, outcome: 'MET' }],
    }),
    recordStatedScore: statedScore('14965', 11, '2023-06-30'),
    recordIndicator: backfilled({
      unit: { code: '14965' },
      measure: 'INCOME_PER_HEAD',
      value: '41,5',
      year: 2022,
      effectiveOn: '2022-12-31',
    }),
    openCase: backfilled({ unit: { code: '14974' }, level: 'NTM', awardYear: 2024, effectiveOn: '2023-12-31', precision: 'BY' }),
    recordCaseStep: backfilled({ ...registered, step: 'VERIFICATION', effectiveOn: '2023-03-16', precision: 'BY' }),
    recordDecision: recognition('14971', '2021-12-20'),
    recordAnnouncement: backfilled({ unit: { code: '15277' }, level: 'NTM', awardYear: 2022, announcedOn: '2023-04-01' }),
    adoptPlan: plan(year + 400),
    amendPlan: backfilled({
      ...aboutPlan,
      basis: { number: `${unique}/QĐ-UBND` },
      drop: [textAt(known, 'adoptPlan.plan.targets.0.id')],
    }),
    completeTask: backfilled({ ...aboutPlan, task: textAt(known, 'adoptPlan.plan.tasks.0.id') }),
    requestSupport: backfilled({ ...aboutPlan, what: 'xi măng', by: 'các xã', of: 'UBND huyện' }),
    grantSupport: backfilled({ ...aboutPlan, what: 'xi măng', amount: '12,5', amountIn: 'tấn', by: 'UBND huyện' }),
    recordClaim: backfilled({
      unit: { code: '386' },
      metric: 'TITLES_IN_FORCE',
      level: 'NTM',
      unitKind: 'COMMUNE',
      asOf: '2021-01-14',
      statedValue: '3',
    }),
    withdrawFact: backfilled({ eventId: textAt(eventAt, 'id'), position, reason: 'Ghi nhầm' }),
  };
  return Object.entries(inputs).map(([mutation, input]) => ({ mutation, input }));
}

/** A set for hamlets of tỉnh Thanh Hóa. */
function hamletSet(id: string): Input {
  return backfilled({
    id,
    name: 'Bộ tiêu chí thôn thử',
    unitKind: 'HAMLET',
    provinceCode: '38',
    size: 2,
    effectiveOn: '2022-01-01',
  });
}

/** A plan, answered with the ids of its targets. */
const ADOPTED = 'mutation ($input: AdoptPlanInput!) { adoptPlan(input: $input) { plan { targets { id } tasks { id } } } }';

/** A plan of tỉnh Thanh Hóa for a year. */
function plan(year: number): Input {
  return backfilled({
    unit: { code: '38' },
    year,
    targets: [
      { titleTotal: { level: 'NTM', counting: 'IN_ALL', value: 4 } },
      { task: { title: 'Rà soát các tiêu chí đã đăng ký' } },
    ],
  });
}

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrokenRule, ConductedStep, Part } from './support/conducted-case.js';
import { ACT_2025, PARTS, registration, scorecard, stepsOfACase } from './support/conducted-case.js';
import { operation } from './support/contract.js';
import type { Input } from './support/facts.js';
import { live, recording } from './support/facts.js';
import { FORMS } from './support/forms.js';
import type { Answer } from './support/graphql-client.js';
import { dataOf, textAt } from './support/graphql-client.js';
import type { Ledger } from './support/ledger.js';
import { startLedger } from './support/ledger.js';
import { runNtm } from './support/ntm.js';

/** Communes of Thanh Hóa since the reform of 2025, which hold no title: xã Tống Sơn, xã Hà Long. */
const TONG_SON = '15316';
const HA_LONG = '15274';

describe.each(FORMS)('a case that is conducted here (%s)', (form) => {
  let ledger: Ledger;
  let tokens: Readonly<Record<string, string>>;
  beforeAll(async () => {
    ledger = await startLedger(form);
    const own = PARTS.map(async (part): Promise<[string, string]> => [part, await ledger.token(part, '38', `the ${part}`)]);
    tokens = Object.fromEntries([
      ...(await Promise.all(own)),
      ['appraiser of the unit', await ledger.token('appraiser', TONG_SON, 'an appraiser of the commune')],
      ['decider of the unit', await ledger.token('decider', TONG_SON, 'a decider of the commune')],
      ['assessor as appraiser', await ledger.token('appraiser', '38', 'the assessor')],
      ['appraiser as council', await ledger.token('council', '38', 'the appraiser')],
      ['council as decider', await ledger.token('decider', '38', 'the council')],
    ]);
  });
  afterAll(() => ledger.remove());

  const send = (mutation: string, input: Input, who: string): Promise<Answer> =>
    ledger.send(recording(mutation), { input }, { token: tokens[who] ?? '' });
  const sent = async (mutation: string, input: Input, who: Part): Promise<Readonly<Record<string, unknown>>> =>
    dataOf(await send(mutation, input, who));
  const open = async (input: Input): Promise<string> => {
    const answer = await ledger.ask(operation('OpenCase'), { input }, { token: tokens['clerk'] ?? '' });
    return textAt(answer, 'openCase.case.id');
  };

  /** Refused with the rule and its act, and nothing of it is recorded. */
  async function expectRefused({ rule, basis }: BrokenRule, mutation: string, input: Input, who: string): Promise<void> {
    const before = await ledger.head();
    const answer = await send(mutation, input, who);
    expect([rule, answer.errors.map(({ extensions }) => extensions)]).toEqual([rule, [{ code: 'RULE_VIOLATED', rule, basis }]]);
    expect(await ledger.head()).toBe(before);
  }

  async function expectEachRuleRefuses(step: ConductedStep): Promise<void> {
    for (const rule of step.broken) {
      const whole = rule.mutation === undefined ? step.input : {};
      const input = { ...whole, ...rule.change, requestId: randomUUID() };
      await expectRefused(rule, rule.mutation ?? step.mutation, input, rule.token ?? step.by);
    }
  }

  it('is opened for a unit that may come to the level, once, under a procedure that is for it', async () => {
    const refused = async (rule: string, basis: string | null, change: Input): Promise<void> =>
      expectRefused({ rule, basis }, 'openCase', registration(TONG_SON, change), 'clerk');
    await refused('levelIsOfTheUnitsScheme', 'Quyết định 04/2022/QĐ-TTg', { level: 'CIVILISED_URBAN' });
    await refused('lowerLevelHeldOrUnderWay', 'Quyết định 18/2022/QĐ-TTg', {
      level: 'ADVANCED',
    });
    await refused('procedureIsForTheUnit', 'Quyết định 41/2022/QĐ-UBND (Thanh Hóa)', { procedure: 'thon-38-qd-41-2022' });
    await refused('procedureAppliesThatDay', 'Quyết định 2540/QĐ-TTg', { procedure: 'xa-qd-2540-2016' });
    await refused('takenByToday', null, { effectiveOn: '2999-01-01' });
    await open(registration(TONG_SON));
    await refused('oneCaseUnderWayALevel', null, {});
  });

  it('goes from its registration to the announcement by five people, and each rule on the way refuses', async () => {
    const { unit } = await ledger.ask(operation('CommuneCard'), { code: TONG_SON });
    const caseId = textAt(unit, 'cases.0.id');
    expect(unit).toMatchObject({
      cases: [{ level: 'NTM', awardYear: 2025, stage: 'REGISTRATION', since: '2025-07-10', holder: 'COMMUNE' }],
    });
    for (const step of stepsOfACase(TONG_SON, caseId)) {
      await expectEachRuleRefuses(step);
      if (step.input['step'] === 'APPRAISAL') await appraiseOnceTheWholeSetIsMet(step);
      else if (step.input['step'] === 'COUNCIL_VOTE') await voteOnceTheUnitIsNotComplex(step, caseId);
      else await sent(step.mutation, step.input, step.by);
    }
    expect(await ledger.ask('query ($id: ID!) { case(id: $id) { standing stage since next holder } }', { id: caseId })).toEqual({
      case: { standing: 'ANNOUNCED', stage: 'ANNOUNCEMENT', since: '2026-01-10', next: null, holder: null },
    });
  });

  async function appraiseOnceTheWholeSetIsMet(step: ConductedStep): Promise<void> {
    const rule = { rule: 'wholeSetMet', basis: ACT_2025 };
    await expectRefused(rule, step.mutation, { ...step.input, requestId: randomUUID() }, step.by);
    await sent('recordAssessment', scorecard(TONG_SON, [17]), 'assessor');
    await expectRefused(rule, step.mutation, { ...step.input, requestId: randomUUID() }, step.by);
    await sent('recordAssessment', scorecard(TONG_SON), 'assessor');
    await sent(step.mutation, step.input, step.by);
  }

  /** The case goes back to the verification, and all that followed it is done anew. */
  async function voteOnceTheUnitIsNotComplex(step: ConductedStep, caseId: string): Promise<void> {
    const back = { case: caseId, step: 'RETURNED', returnedTo: 'VERIFICATION', effectiveOn: '2025-12-01', reason: 'An ninh' };
    const answer = await ledger.ask(operation('RecordCaseStep'), { input: live(back) }, { token: tokens['council'] ?? '' });
    expect(answer).toMatchObject({ recordCaseStep: { case: { id: caseId, stage: 'VERIFICATION', since: '2025-12-01' } } });
    await expectRefused(
      { rule: 'stagesInOrder', basis: ACT_2025 },
      step.mutation,
      { ...step.input, requestId: randomUUID() },
      step.by,
    );
    const again = ['VERIFICATION', 'SATISFACTION_SURVEY', 'DOSSIER_TO_PROVINCE', 'APPRAISAL'];
    for (const each of stepsOfACase(TONG_SON, caseId).filter(({ input }) => again.includes(String(input['step'])))) {
      const conditions = { constructionDebt: 'NONE', security: 'NOT_COMPLEX' };
      const change = each.input['step'] === 'VERIFICATION' ? { conditions } : {};
      await sent(each.mutation, { ...each.input, effectiveOn: '2025-12-01', ...change }, each.by);
    }
    await sent(step.mutation, step.input, step.by);
  }

  it('is told by the decision that ended it, letter for letter, with the procedure and the card that it rests on', async () => {
    const { unit } = await ledger.ask('query ($code: String!) { unit(code: $code) { titles { decision { id } } } }', {
      code: TONG_SON,
    });
    const chain = await ledger.ask(operation('DecisionChain'), { id: textAt(unit, 'titles.0.decision.id') });
    expect(chain).toMatchObject({
      decision: {
        kind: 'RECOGNITION',
        number: '77/QĐ-UBND',
        unit: { name: 'Tống Sơn', titles: [{ level: 'NTM', inForce: true }] },
        procedure: ACT_2025,
        scorecard: { criteriaSet: { id: 'xa-ntm-2021' }, met: 19, size: 19 },
      },
    });
    const steps = (chain['decision'] as { case: { steps: { step: string; actor: { id: string; role: string } }[] } }).case.steps;
    expect(steps.map(({ step, actor }) => `${step} ${actor.role}`)).toEqual([
      'REGISTRATION clerk',
      'SELF_ASSESSMENT assessor',
      'OPINIONS clerk',
      'PUBLICATION clerk',
      'COMMUNE_MEETING clerk',
      'VERIFICATION appraiser',
      'SATISFACTION_SURVEY clerk',
      'DOSSIER_TO_PROVINCE clerk',
      'APPRAISAL appraiser',
      'RETURNED council',
      'VERIFICATION appraiser',
      'SATISFACTION_SURVEY clerk',
      'DOSSIER_TO_PROVINCE clerk',
      'APPRAISAL appraiser',
      'COUNCIL_VOTE council',
      'DECISION decider',
      'ANNOUNCEMENT clerk',
    ]);
    expect(new Set(steps.map(({ actor }) => actor.id)).size).toBe(5);
  });

  it('takes no step after its end', async () => {
    const late = live({
      unit: { code: TONG_SON },
      level: 'NTM',
      awardYear: 2025,
      step: 'APPRAISAL',
      effectiveOn: '2026-01-11',
      outcome: 'PASSED',
    });
    await expectRefused({ rule: 'caseIsOpen', basis: null }, 'recordCaseStep', late, 'appraiser');
  });

  it('gives back a step that was recorded in error, to whoever took it and the latest first', async () => {
    const answer = await ledger.ask(
      'query ($code: String!) { unit(code: $code) { cases { steps { step eventId position } } } }',
      { code: TONG_SON },
    );
    const [file] = (answer['unit'] as { cases: { steps: { step: string; eventId: string; position: string }[] }[] }).cases;
    const withdraw = async (step: string, who: Part): Promise<unknown> => {
      const { eventId, position } = file?.steps.findLast((taken) => taken.step === step) ?? {};
      const { errors } = await send('withdrawFact', live({ eventId, position, reason: 'Ghi nhầm' }), who);
      return errors.map(({ extensions }) => extensions?.['rule'] ?? extensions?.['code']);
    };
    expect(await withdraw('COUNCIL_VOTE', 'council')).toEqual(['nothingRestsOnIt']);
    expect(await withdraw('DECISION', 'decider')).toEqual(['nothingRestsOnIt']);
    expect(await withdraw('ANNOUNCEMENT', 'clerk')).toEqual([]);
    expect(await withdraw('DECISION', 'clerk')).toEqual(['FORBIDDEN']);
    expect(await withdraw('DECISION', 'decider')).toEqual([]);
    expect(await withdraw('COUNCIL_VOTE', 'clerk')).toEqual(['FORBIDDEN']);
    expect(await withdraw('COUNCIL_VOTE', 'council')).toEqual([]);
    const { unit } = await ledger.ask(operation('CommuneCard'), { code: TONG_SON });
    expect(unit).toMatchObject({ titles: [], cases: [{ stage: 'APPRAISAL', holder: 'PROVINCIAL_COUNCIL' }] });
  });

  it('has each step taken by whoever the step is for', async () => {
    const id = await open(registration(HA_LONG));
    const by = async (step: string, who: Part): Promise<unknown> => {
      const answer = await send('recordCaseStep', live({ case: id, step, effectiveOn: '2025-08-01', outcome: 'PASSED' }), who);
      return answer.errors[0]?.extensions?.['code'];
    };
    expect(await by('SELF_ASSESSMENT', 'clerk')).toBe('FORBIDDEN');
    expect(await by('VERIFICATION', 'assessor')).toBe('FORBIDDEN');
    expect(await by('COUNCIL_VOTE', 'appraiser')).toBe('FORBIDDEN');
    expect(await by('DECISION', 'clerk')).toBe('BAD_USER_INPUT');
  });

  it('leaves a log in which the audit of cases finds nothing, whatever was tried', async () => {
    await ledger.stop();
    const { status, stdout } = await runNtm(ledger.data, ['audit', 'cases']);
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/^\d{2} events conducted here were checked\. No case breaks a rule\.\n$/),
    ]);
  });
});

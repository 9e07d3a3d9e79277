import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Input } from './support/facts.js';
import { backfilled, dayOf2010, hamlet, recognition, recording, statedScore } from './support/facts.js';
import { FORMS } from './support/forms.js';
import { at, codesOf, textAt } from './support/graphql-client.js';
import type { Ledger } from './support/ledger.js';
import { startLedger } from './support/ledger.js';

/** What every subgraph knows of a scope, down to single events, with two further root fields. */
const EVERYTHING = `
  query Everything($code: String!, $at: AtInput!) {
    unit(code: $code, at: $at) {
      id moment name type code establishedOn endedOn
      parent { id name moment }
      predecessors { unit { name } extent effectiveOn basis { number } }
      children(first: 100) {
        totalCount
        nodes {
          id code name moment
          children(first: 50) { nodes { name type } }
          titles(includeEnded: true) { id level inForce from until endedBy toReview decision { number complete announcedOn } }
          scorecards { criteriaSet { id name } asOf met size certainty missing }
        }
      }
      recognitionSummary { denominator levels { level inForce share { percent } } hamletLevels { level inForce } }
      assessmentSummary(criteriaSet: "xa-ntm-2021") {
        assessedUnits averageMet
        changeSince(date: "2020-12-31") { averageMet onCommonUnits }
        bands { from to units }
        bottlenecks(first: 3) { criterion { number } unitsMissing }
      }
      history(first: 100, includePredecessors: true) {
        totalCount
        nodes { id position type effectiveOn recordedAt summary withdrawnBy data unit { name } }
      }
    }
    searchUnits(text: "Hà", at: $at, first: 20) { totalCount edges { matchedName node { moment name parent { name } } } }
    criteriaSets(at: $at) { totalCount nodes { id name size } }
  }
`;

const position = (moment: string): string => moment.split('@')[1] ?? '';

describe.each(FORMS)('an answer at a moment (%s)', (form) => {
  let ledger: Ledger;
  let clerk: string;
  beforeAll(async () => {
    ledger = await startLedger(form);
    clerk = await ledger.token('clerk', '38');
  });
  afterAll(() => ledger.remove());

  const record = async (mutation: string, input: Input): Promise<string> =>
    textAt(await ledger.ask(recording(mutation), { input }, { token: clerk }), `${mutation}.position`);
  const bytesAt = async (code: string, given: object): Promise<string> => {
    const { text, errors } = await ledger.send(EVERYTHING, { code, at: given });
    expect(errors).toEqual([]);
    return text;
  };

  it('is the same, byte for byte, after a hundred later facts, some of them back-dated and some withdrawals', async () => {
    for (const [index, code] of ['15304', '15292', '15313', '14950', '14986'].entries()) {
      await record('recordStatedScore', { ...statedScore(code, 12 + index, '2022-06-30'), missing: [10] });
    }
    const head = await ledger.head();
    const questions = ['392', '386', '38', 'VN'].flatMap((code) =>
      [
        `2022-12-31@${head}`,
        `2022-12-30@${head}`,
        `2025-06-30@${head}`,
        `2025-12-31@${head}`,
        `2022-12-31@${Number(head) - 20}`,
      ].map((moment) => ({ code, moment })),
    );
    const asked = questions.map(({ code, moment }) => ({ code, given: { moment }, today: { effectiveOn: moment.slice(0, 10) } }));
    const before = await Promise.all(asked.map(({ code, given }) => bytesAt(code, given)));

    const withdraw = (wrong: unknown): Promise<unknown> =>
      record(
        'withdrawFact',
        backfilled({ eventId: textAt(wrong, 'id'), position: textAt(wrong, 'position'), reason: 'Ghi nhầm' }),
      );
    const eventsOf = async (type: string): Promise<unknown[]> => {
      const { log } = await ledger.ask(`{ log(first: 500, types: ["${type}"]) { events { id position } } }`);
      return at(log, 'events') as unknown[];
    };
    const granted = await eventsOf('RecognitionGranted');
    // An announcement rests on its decision, so it is taken back before it.
    for (const announced of await eventsOf('RecognitionAnnounced')) await withdraw(announced);
    for (let n = 0; n < 20; n += 1) {
      const code = ['15304', '15292', '15313', '14950', '14986'][n % 5] ?? '';
      await record('registerUnits', hamlet(`Thôn ${n}`, code, dayOf2010(n * 10)));
      await record('recordDecision', recognition(code, dayOf2010(300 + n)));
      await record('recordStatedScore', { ...statedScore(code, n % 20, `2022-12-${n + 10}`), missing: [] });
      await record(
        'publishCriteriaSet',
        backfilled({
          id: `thu-${n}-${randomUUID().slice(0, 8)}`,
          name: `Bộ ${n}`,
          unitKind: 'HAMLET',
          provinceCode: '38',
          effectiveOn: dayOf2010(n),
        }),
      );
      const wrong = granted[n];
      if (wrong === undefined) throw new Error('too few titles in the sample');
      await withdraw(wrong);
    }
    await record(
      'recordReorganisation',
      backfilled({ effectiveOn: '2019-05-01', changes: [{ rename: { unit: { code: '15304' }, name: 'Hà Ngọc Cũ' } }] }),
    );
    expect(Number(await ledger.head()) - Number(head)).toBeGreaterThanOrEqual(100);

    const after = await Promise.all(asked.map(({ code, given }) => bytesAt(code, given)));
    expect(after).toEqual(before);
    // And it was no question that nothing could change: as far as is known now, the same day looks different.
    expect(await bytesAt('392', { effectiveOn: '2022-12-31' })).not.toBe(before[0]);
    await ledger.killAndRestart();
    expect(await Promise.all(asked.map(({ code, given }) => bytesAt(code, given)))).toEqual(before);
  });

  it('by `knownAt` is the answer at the position that the log had come to at that instant', async () => {
    const place = await record('recordStatedScore', statedScore('14965', 13, '2023-06-30'));
    const { eventAt } = await ledger.ask('query ($position: Position!) { eventAt(position: $position) { recordedAt } }', {
      position: place,
    });
    const instant = Date.parse(textAt(eventAt, 'recordedAt'));
    const ask = async (given: object): Promise<unknown> =>
      (
        await ledger.ask(
          'query ($at: AtInput) { unit(code: "14965", at: $at) { moment scorecards { met } history(first: 100) { totalCount } } }',
          { at: given },
        )
      )['unit'];
    const known = (milliseconds: number): Promise<unknown> =>
      ask({ effectiveOn: '2023-12-31', knownAt: new Date(milliseconds).toISOString() });

    const then = await known(instant);
    expect(then).toMatchObject({ moment: `2023-12-31@${place}`, scorecards: [{ met: 13 }] });
    expect(then).toEqual(await ask({ moment: `2023-12-31@${place}` }));
    const before = await known(instant - 1);
    expect(before).toMatchObject({ moment: `2023-12-31@${Number(place) - 1}`, scorecards: [] });
    expect(before).toEqual(await ask({ moment: `2023-12-31@${Number(place) - 1}` }));
    // An offset says the same instant in another way; the future is as far as is known.
    expect(
      await ask({ effectiveOn: '2023-12-31', knownAt: new Date(instant + 7 * 3_600_000).toISOString().replace('Z', '+07:00') }),
    ).toEqual(then);
    expect(await known(instant + 86_400_000)).toMatchObject({ moment: `2023-12-31@${await ledger.head()}` });
    expect(await known(0)).toBeNull();
  });

  it('takes the day alone as far as is known, and the instant alone for what is in force today', async () => {
    const { unit } = await ledger.ask('{ unit(code: "38", at: { effectiveOn: "2022-12-31" }) { moment } }');
    expect(unit).toEqual({ moment: `2022-12-31@${await ledger.head()}` });
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(Date.now());
    const now = await ledger.ask('query ($at: AtInput) { unit(code: "38", at: $at) { moment } }', {
      at: { knownAt: new Date().toISOString() },
    });
    expect(textAt(now, 'unit.moment')).toBe(`${today}@${await ledger.head()}`);
  });

  it('is one position for all root fields of an operation, also while facts are recorded', async () => {
    const enough = new AbortController();
    const writing = (async () => {
      for (let n = 0; !enough.signal.aborted; n += 1) await record('registerUnits', hamlet(`Xóm ${n}`, '14962'));
    })();
    const seen: number[] = [];
    for (let n = 0; n < 40; n += 1) {
      const { today, then, search, sets } = await ledger.ask(`{
        today: unit(code: "38") { moment recognitionSummary { denominator } }
        then: unit(code: "392", at: { effectiveOn: "2022-12-31" }) { moment titles { level } scorecards { met } history(first: 1) { totalCount } }
        search: searchUnits(text: "Hà Trung", first: 1) { edges { node { moment parent { moment } } } }
        sets: criteriaSets { totalCount }
      }`);
      const positions = [
        textAt(today, 'moment'),
        textAt(then, 'moment'),
        textAt(search, 'edges.0.node.moment'),
        textAt(search, 'edges.0.node.parent.moment'),
      ].map(position);
      expect(new Set(positions).size).toBe(1);
      expect(textAt(then, 'moment')).toMatch(/^2022-12-31@/);
      expect(at(sets, 'totalCount')).toBeGreaterThan(0);
      seen.push(Number(positions[0]));
    }
    enough.abort();
    await writing;
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBeGreaterThan(seen[0] ?? Number.POSITIVE_INFINITY);
  });

  it('is refused as BEHIND when the log does not come as far as was asked', async () => {
    const beyond = String(Number(await ledger.head()) + 1_000);
    const ask = async (given: object): Promise<unknown> =>
      codesOf(await ledger.send('query ($at: AtInput) { unit(code: "38", at: $at) { name } }', { at: given }));
    expect(await Promise.all([ask({ minPosition: beyond }), ask({ moment: `2022-12-31@${beyond}` })])).toEqual([
      ['BEHIND'],
      ['BEHIND'],
    ]);
    expect(await ask({ minPosition: await ledger.head() })).toEqual([]);
  });
});

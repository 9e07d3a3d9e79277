import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Input } from './support/facts.js';
import { backfilled, hamlet, live, recording, statedScore } from './support/facts.js';
import { FORMS } from './support/forms.js';
import type { Answer } from './support/graphql-client.js';
import { codesOf, textAt } from './support/graphql-client.js';
import type { Ledger } from './support/ledger.js';
import { startLedger } from './support/ledger.js';

/** A problem of a bad input, as clients get it. */
interface Problem {
  readonly path: string;
  readonly message: string;
}

const problemsOf = ({ errors }: Answer): Problem[] =>
  errors.flatMap(({ extensions }) => (extensions?.['problems'] ?? []) as Problem[]);
const pathsOf = (answer: Answer): string[] => problemsOf(answer).map(({ path }) => path);

describe.each(FORMS)('what the ledger refuses (%s)', (form) => {
  let ledger: Ledger;
  let clerk: string;
  let decider: string;
  let head: string;
  beforeAll(async () => {
    ledger = await startLedger(form);
    [clerk, decider] = await Promise.all([ledger.token('clerk', '38'), ledger.token('decider', '38')]);
  });
  afterAll(() => ledger.remove());

  const record = (mutation: string, input: unknown, token = clerk): Promise<Answer> =>
    ledger.send(recording(mutation), { input }, { token });

  /** A decision on xã Hà Ngọc, which never held a title. */
  const model: Input = {
    kind: 'RECOGNITION',
    unit: { code: '15304' },
    level: 'MODEL',
    awardYear: 2023,
    number: '12/QĐ-UBND',
    authority: 'Chủ tịch UBND tỉnh Thanh Hóa',
    signedOn: '2024-02-01',
  };

  describe('by a rule', () => {
    it('is a level above one that was never held, in a procedure that is conducted here: it names the rule and its act', async () => {
      const before = await ledger.head();
      const answer = await record('recordDecision', live(model), decider);
      expect(answer.errors).toMatchObject([
        {
          message: 'MODEL takes ADVANCED in force; xã Hà Ngọc holds none on 2024-02-01.',
          extensions: { code: 'RULE_VIOLATED', rule: 'lowerLevelInForce', basis: expect.stringContaining('QĐ-TTg') },
        },
      ]);
      expect(await ledger.head()).toBe(before);
    });

    it('is no old fact: what happened is recorded, with a warning that names the same rule and act', async () => {
      const answer = await record('recordDecision', backfilled(model));
      expect(answer.errors).toEqual([]);
      expect(answer.data).toMatchObject({
        recordDecision: {
          warnings: [
            {
              rule: 'lowerLevelInForce',
              message: 'MODEL takes ADVANCED in force; xã Hà Ngọc holds none on 2024-02-01.',
              basis: expect.stringContaining('QĐ-TTg'),
            },
          ],
        },
      });
      const titles = await ledger.ask('{ unit(code: "15304", at: { effectiveOn: "2024-03-01" }) { titles { level inForce } } }');
      expect(titles).toEqual({ unit: { titles: [{ level: 'MODEL', inForce: true }] } });
    });

    it('is a decision in a procedure that is conducted here, by somebody who does not decide', async () => {
      expect(codesOf(await record('recordDecision', live(model)))).toEqual(['FORBIDDEN']);
    });
  });

  describe('because it cannot be,', () => {
    beforeEach(async () => {
      head = await ledger.head();
    });
    // Whatever was refused: nothing of it is recorded, and the next right question gets its answer.
    afterEach(async () => {
      expect(await ledger.head()).toBe(head);
    });

    it.each(['LIVE', 'BACKFILL'])('11 of 15 against a set of 19, in mode %s too', async (mode) => {
      const answer = await record('recordStatedScore', { ...statedScore('15304', 11, '2023-01-01'), mode, size: 15 });
      expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
      expect(problemsOf(answer)).toEqual([{ path: 'input.size', message: expect.stringContaining('has 19 criteria, not 15') }]);
    });

    it('a unit, a set or an event that does not exist', async () => {
      expect(codesOf(await record('recordStatedScore', statedScore('99999', 1, '2023-01-01')))).toEqual(['NOT_FOUND']);
      const nothing = { eventId: '00000000-0000-4000-8000-000000000000', position: '1', reason: 'Không có' };
      expect(codesOf(await record('withdrawFact', backfilled(nothing)))).toEqual(['NOT_FOUND']);
      const answer = await record('recordStatedScore', { ...statedScore('15304', 1, '2023-01-01'), criteriaSet: 'xa-ntm-1999' });
      expect(pathsOf(answer)).toEqual(['input.criteriaSet']);
    });

    it('several things at once: every problem is named, each with its place', async () => {
      const answer = await record('recordStatedScore', {
        requestId: '1',
        mode: 'LIVE',
        source: { title: '', url: 'baothanhhoa', digest: 'XYZ' },
        unit: { code: '153040' },
        criteriaSet: 'xa-ntm-2021',
        met: 1,
        size: 19,
        effectiveOn: '2023-01-01',
      });
      expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
      expect(pathsOf(answer)).toEqual([
        'input.requestId',
        'input.source.title',
        'input.source.url',
        'input.source.digest',
        'input.unit.code',
      ]);
      expect(problemsOf(answer)[0]?.message).toBe('expected a UUID');
    });

    it('days that are none: every one is named, with its place and what would be right', async () => {
      const answer = await record('recordStatedScore', {
        ...statedScore('15304', 1, '2023-02-30'),
        source: { title: 'Báo cáo', issuedOn: 'hôm qua' },
      });
      expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
      expect(problemsOf(answer)).toEqual([
        { path: 'input.source.issuedOn', message: '"hôm qua" is not a day: expected YYYY-MM-DD, e.g. 2023-12-31' },
        { path: 'input.effectiveOn', message: '"2023-02-30" is not a day: expected YYYY-MM-DD, e.g. 2023-12-31' },
      ]);
    });

    it.each<[string, unknown, string]>([
      ['an unknown mode', { mode: 'PROBABLY' }, 'input.mode'],
      ['a number where a text belongs', { source: { title: 7 } }, 'input.source.title'],
      ['a fraction of a criterion', { met: 1.5 }, 'input.met'],
      ['a number beyond all numbers', { met: 1e300 }, 'input.met'],
      ['a field that there is not', { colour: 'green' }, 'input'],
      ['a field that is missing', { criteriaSet: undefined }, 'input'],
      ['a field that is null', { criteriaSet: null }, 'input.criteriaSet'],
      ['a number as a day', { effectiveOn: 20230101 }, 'input.effectiveOn'],
    ])('%s', async (_what, change, path) => {
      const answer = await record('recordStatedScore', { ...statedScore('15304', 1, '2023-01-01'), ...(change as Input) });
      expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
      expect(pathsOf(answer)).toEqual([path]);
      expect(answer.errors[0]?.message).toMatch(/\w{3}/);
    });

    it.each<[string, string]>([
      ['not in NFC', 'Hà Trung'.normalize('NFD')],
      ['with half a surrogate pair', 'Hà \ud800 Trung'],
      ['with control characters', 'Hà\u0000Trung'],
      ['far too long', 'Hà'.repeat(50_000)],
      ['empty', ''],
      ['of blanks', '   '],
      ['with a blank after it', 'Thôn Một '],
    ])('a name %s', async (_what, name) => {
      const answer = await record('registerUnits', hamlet(name, '15304'));
      expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
      expect(pathsOf(answer)).toEqual(['input.units.0.name']);
    });

    it('a text not in NFC anywhere else, however deep it stands', async () => {
      const title = 'Báo cáo'.normalize('NFD');
      const answer = await record('recordStatedScore', { ...statedScore('15304', 1, '2023-01-01'), source: { title } });
      expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
      expect(pathsOf(answer)).toEqual(['input.source.title']);
    });

    it('no unit at all, or a hundred thousand', async () => {
      const unit = { kind: 'HAMLET', type: 'thôn', name: 'Thôn', parent: { code: '15304' } };
      expect(pathsOf(await record('registerUnits', { ...hamlet('x', '15304'), units: [] }))).toEqual(['input.units']);
      const many = await record('registerUnits', { ...hamlet('x', '15304'), units: Array.from({ length: 5_000 }, () => unit) });
      expect(pathsOf(many)).toEqual(['input.units']);
    });

    it('a request that is larger than the gateway takes', async () => {
      const answer = await record('registerUnits', hamlet('x'.repeat(2_000_000), '15304'));
      expect(answer.status).toBe(413);
      expect(codesOf(answer)).toEqual(['REQUEST_ENTITY_TOO_LARGE']);
    });

    it('a decision that will be signed one day, in a procedure that is conducted here', async () => {
      const input = live({ ...model, unit: { code: '15286' }, level: 'NTM', signedOn: '2099-01-01', effectiveOn: '2099-01-01' });
      expect((await record('recordDecision', input, decider)).errors).toMatchObject([
        { extensions: { code: 'RULE_VIOLATED', basis: null } },
      ]);
    });
  });

  describe('of a question', () => {
    const ask = (given: unknown): Promise<Answer> =>
      ledger.send('query ($at: AtInput) { unit(code: "38", at: $at) { name recognitionSummary { denominator } } }', {
        at: given,
      });

    it.each<[string, unknown, string[]]>([
      ['a day that is none', { effectiveOn: '2023-13-01' }, ['at.effectiveOn']],
      ['an instant without its offset', { knownAt: '2023-01-01T00:00:00' }, ['at.knownAt']],
      ['a moment that is none', { moment: 'yesterday' }, ['at.moment']],
      ['a moment of a day that is none', { moment: '2023-02-30@5' }, ['at.moment']],
      ['a moment before the log', { moment: '2023-02-28@-5' }, ['at.moment']],
      ['a position that is none', { minPosition: 'last' }, ['at.minPosition']],
      ['a moment beside a day', { moment: '2023-02-28@5', effectiveOn: '2023-02-28' }, ['at.moment']],
      ['a moment beside an instant', { moment: '2023-02-28@5', knownAt: '2023-01-01T00:00:00Z' }, ['at.moment']],
      ['a day and a position, both wrong', { effectiveOn: 'x', minPosition: 'y' }, ['at.effectiveOn', 'at.minPosition']],
      ['a clock that there is not', { seenAt: '2023-01-01' }, ['at']],
    ])('%s', async (_what, given, paths) => {
      const answer = await ask(given);
      expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
      expect(pathsOf(answer)).toEqual(paths);
      expect((await ask({ effectiveOn: '2023-01-01' })).errors).toEqual([]);
    });

    it('a page of fewer than no units, or after a cursor that is none', async () => {
      const page = (first: number, after?: string): Promise<Answer> =>
        ledger.send(
          'query ($first: Int!, $after: String) { searchUnits(text: "Hà", first: $first, after: $after) { totalCount } }',
          { first, after },
        );
      expect(codesOf(await page(-1))).toEqual(['BAD_USER_INPUT']);
      expect(codesOf(await page(5, 'nowhere'))).toEqual(['BAD_USER_INPUT']);
    });

    it('a unit by neither code nor id, or by both', async () => {
      expect(codesOf(await ledger.send('{ unit { name } }'))).toEqual(['BAD_USER_INPUT']);
      expect(codesOf(await ledger.send('{ unit(code: "38", id: "x") { name } }'))).toEqual(['BAD_USER_INPUT']);
    });

    it('no name of a unit is too strange to look for', async () => {
      for (const text of ["'; drop table events; --", '%_*?', '\\', 'Hà\u0301', '🏞️', ' ', 'a'.repeat(5_000)]) {
        const answer = await ledger.send('query ($text: String!) { searchUnits(text: $text, first: 3) { totalCount } }', {
          text,
        });
        expect(codesOf(answer).filter((code) => code !== 'BAD_USER_INPUT')).toEqual([]);
        if (answer.errors.length === 0) expect(typeof textAt({ n: JSON.stringify(answer.data) }, 'n')).toBe('string');
      }
    });

    it('what is no GraphQL', async () => {
      expect(codesOf(await ledger.send('{ unit('))).toEqual(['GRAPHQL_PARSE_FAILED']);
      expect(codesOf(await ledger.send('{ nothing }'))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    });
  });

  it('and afterwards everything is as it was: the ledger answers', async () => {
    expect(
      await ledger.ask('{ unit(code: "392", at: { effectiveOn: "2022-12-31" }) { recognitionSummary { denominator } } }'),
    ).toEqual({
      unit: { recognitionSummary: { denominator: 19 } },
    });
  });
});

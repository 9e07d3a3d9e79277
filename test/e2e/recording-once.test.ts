import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTRACT, operation } from './support/contract.js';
import type { Input } from './support/facts.js';
import { hamlet, recording } from './support/facts.js';
import { FORMS } from './support/forms.js';
import type { Answer } from './support/graphql-client.js';
import { codesOf, dataOf, textAt } from './support/graphql-client.js';
import type { Ledger } from './support/ledger.js';
import { startLedger } from './support/ledger.js';
import type { Recording } from './support/one-of-each.js';
import { oneOfEach } from './support/one-of-each.js';

/** The mutation as the contract sends it, with all that it asks back; one that the contract does not have as these tests do. */
function documentOf(mutation: string): string {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}`;
  return CONTRACT.some((known) => known.name === name) ? operation(name) : recording(mutation);
}

describe.each(FORMS)('a mutation that is sent more than once (%s)', (form) => {
  let ledger: Ledger;
  let clerk: string;
  let all: Recording[];
  beforeAll(async () => {
    ledger = await startLedger(form);
    clerk = await ledger.token('clerk', '38');
    all = await oneOfEach(ledger, clerk);
  });
  afterAll(() => ledger.remove());

  const send = (mutation: string, input: Input): Promise<Answer> =>
    ledger.send(documentOf(mutation), { input }, { token: clerk });
  const first = new Map<string, string>();

  it('five times at once is recorded once, and all five get the same bytes', async () => {
    for (const { mutation, input } of all) {
      const answers = await Promise.all(Array.from({ length: 5 }, () => send(mutation, input)));
      const [answer] = answers as [Answer, ...Answer[]];
      expect(answers.map(({ text }) => text)).toEqual(answers.map(() => answer.text));
      expect(await ledger.head()).toBe(textAt(dataOf(answer), `${mutation}.position`));
      first.set(mutation, answer.text);
    }
  });

  it('later, after other facts, is answered with the first answer and recorded no more', async () => {
    for (let n = 0; n < 5; n += 1)
      await ledger.ask(recording('registerUnits'), { input: hamlet(`Xóm ${n}`, '15304') }, { token: clerk });
    const before = await ledger.head();
    for (const { mutation, input } of all) expect((await send(mutation, input)).text).toBe(first.get(mutation));
    expect(await ledger.head()).toBe(before);
  });

  it('with another input is a conflict, and nothing is recorded', async () => {
    const before = await ledger.head();
    for (const { mutation, input } of all) {
      const answer = await send(mutation, { ...input, source: { title: 'Một văn bản khác' } });
      expect([mutation, codesOf(answer)]).toEqual([mutation, ['CONFLICT']]);
    }
    const [one, other] = all as [Recording, Recording];
    expect(codesOf(await send(one.mutation, { ...one.input, requestId: other.input['requestId'] }))).toEqual(['CONFLICT']);
    expect(await ledger.head()).toBe(before);
  });

  it('after the ledger was killed and started again is answered with the first answer', async () => {
    const before = await ledger.head();
    await ledger.killAndRestart();
    for (const { mutation, input } of all) expect((await send(mutation, input)).text).toBe(first.get(mutation));
    expect(await ledger.head()).toBe(before);
  });

  it('while the ledger is killed under it is recorded once or not at all, and what was answered stands', async () => {
    const inputs = Array.from({ length: 40 }, (_, n) => hamlet(`Bản ${n}`, '14986'));
    const answered = new Map<unknown, string>();
    const sending = inputs.map(async (input) => {
      const answer = await send('registerUnits', input).catch(() => undefined);
      if (answer?.errors.length === 0) answered.set(input['requestId'], answer.text);
      return input;
    });
    await Promise.race(sending);
    await ledger.killAndRestart();
    await Promise.all(sending);
    for (const input of inputs) {
      const { text } = await send('registerUnits', input);
      expect(text).toBe(answered.get(input['requestId']) ?? text);
      expect(text).toContain('"position"');
    }
    const { unit } = await ledger.ask(
      '{ unit(code: "14986", at: { effectiveOn: "2024-01-01" }) { children(first: 100, kind: "HAMLET") { totalCount } } }',
    );
    expect(unit).toEqual({ children: { totalCount: 40 } });
  });
});

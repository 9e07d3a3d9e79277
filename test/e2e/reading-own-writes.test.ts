import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Input } from './support/facts.js';
import { hamlet, recognition, recording, statedScore } from './support/facts.js';
import type { Form } from './support/forms.js';
import { at, textAt } from './support/graphql-client.js';
import type { Ledger } from './support/ledger.js';
import { startLedger } from './support/ledger.js';

/** A commune in every subgraph: its hamlets, scores, titles, and the events about it. */
const COMMUNE = `
  query Commune($code: String!, $position: Position!) {
    unit(code: $code, at: { minPosition: $position }) {
      moment
      children(first: 500) { nodes { name history(first: 1) { nodes { position } } } }
      scorecards { met asOf }
      titles(includeEnded: true) { from }
      history(first: 500) { nodes { position } }
    }
  }
`;

/** What is recorded, and how it is seen in what comes back. */
interface Write {
  readonly mutation: string;
  readonly input: Input;
  readonly isSeen: (unit: unknown) => boolean;
}

/** The n-th day of the communes of the reform of 1 July 2025. */
const dayAfterReform = (n: number): string => new Date(Date.UTC(2025, 6, 1 + n)).toISOString().slice(0, 10);

/** The n-th fact about a commune of today: one more hamlet, a newer score, or one more title. */
function nthWrite(code: string, n: number): Write {
  const round = Math.floor(n / 3);
  const day = dayAfterReform(round);
  switch (n % 3) {
    case 0:
      return {
        mutation: 'registerUnits',
        input: hamlet(`Thôn ${round}`, code, day),
        isSeen: (unit) => (at(unit, 'children.nodes') as { name: string }[]).some(({ name }) => name === `Thôn ${round}`),
      };
    case 1:
      return {
        mutation: 'recordStatedScore',
        input: statedScore(code, round % 20, day),
        isSeen: (unit) => at(unit, 'scorecards.0.met') === round % 20 && at(unit, 'scorecards.0.asOf') === day,
      };
    default:
      return {
        mutation: 'recordDecision',
        input: recognition(code, day),
        isSeen: (unit) => (at(unit, 'titles') as { from: string }[]).some(({ from }) => from === day),
      };
  }
}

/** Whether the event at a position stands in the history of a commune or of one of its hamlets. */
function isTold(unit: unknown, position: string): boolean {
  const histories = [unit, ...(at(unit, 'children.nodes') as unknown[])].map(
    (one) => at(one, 'history.nodes') as { position: string }[],
  );
  return histories.flat().some((event) => event.position === position);
}

describe.each<[Form, number]>([
  ['one process', 1_000],
  ['gateway and subgraphs over HTTP', 200],
])('reading what was just written (%s)', (form, times) => {
  let ledger: Ledger;
  let clerk: string;
  beforeAll(async () => {
    ledger = await startLedger(form);
    clerk = await ledger.token('clerk', '38');
  });
  afterAll(() => ledger.remove());

  it(`all four subgraphs show it at once, ${times} times of ${times}`, async () => {
    const { unit: province } = await ledger.ask('{ unit(code: "38") { children(first: 100) { nodes { code } } } }');
    const communes = (at(province, 'children.nodes') as unknown[]).map((commune) => textAt(commune, 'code')).slice(0, 12);
    const each = Math.ceil(times / communes.length);
    let seen = 0;
    const began = performance.now();
    // Every commune has a clerk of its own, so that writes of one come between write and read of another.
    const writeAndRead = async (code: string, share: number): Promise<void> => {
      for (let n = 0; n < share; n += 1) {
        const { mutation, input, isSeen } = nthWrite(code, n);
        const written = await ledger.ask(recording(mutation), { input }, { token: clerk });
        const position = textAt(written, `${mutation}.position`);
        const { unit } = await ledger.ask(COMMUNE, { code, position });
        if (isSeen(unit) && isTold(unit, position)) seen += 1;
      }
    };
    await Promise.all(communes.map((code, index) => writeAndRead(code, Math.max(0, Math.min(each, times - index * each)))));
    const seconds = (performance.now() - began) / 1_000;
    process.stdout.write(`${form}: ${seen} of ${times} writes were seen at once, in ${seconds.toFixed(1)} s\n`);
    expect(seen).toBe(times);
  }, 180_000);
});

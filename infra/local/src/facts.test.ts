import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ExecutionResult } from 'graphql';
import { GraphQLError } from 'graphql';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FactMutation } from './facts.js';
import { BadFactFile, FactRefused, readFacts, recordFacts } from './facts.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ntm-facts-'));
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

async function factsOf(yaml: string, scenario = '01-thu'): Promise<string> {
  await mkdir(join(dir, scenario), { recursive: true });
  const path = join(dir, scenario, 'facts.yaml');
  await writeFile(path, yaml);
  return path;
}

const TWO_FACTS = `
title: Hai sự kiện
defaults:
  mode: BACKFILL
  source: { title: Công báo }
facts:
  - fact: Xã Hà Vinh đạt chuẩn.
    recordDecision: { level: NTM, effectiveOn: 2022-12-31 } # a day stays text
  - fact: Xã Hà Hải đạt chuẩn.
    recordDecision: { level: NTM, source: { title: Cổng thông tin } }
`;

describe('reading a file of facts', () => {
  it('gives every input the defaults that it does not name itself', async () => {
    const { title, facts } = await readFacts(await factsOf(TWO_FACTS));
    expect(title).toBe('Hai sự kiện');
    expect(facts.map(({ fact, mutation }) => [fact, mutation])).toEqual([
      ['Xã Hà Vinh đạt chuẩn.', 'recordDecision'],
      ['Xã Hà Hải đạt chuẩn.', 'recordDecision'],
    ]);
    expect(facts.map(({ input }) => input)).toEqual([
      { mode: 'BACKFILL', source: { title: 'Công báo' }, level: 'NTM', effectiveOn: '2022-12-31', requestId: expect.any(String) },
      { mode: 'BACKFILL', source: { title: 'Cổng thông tin' }, level: 'NTM', requestId: expect.any(String) },
    ]);
  });

  it('gives every fact a request id that follows from its folder and place alone', async () => {
    const ids = async (scenario: string): Promise<unknown[]> =>
      (await readFacts(await factsOf(TWO_FACTS, scenario))).facts.map(({ input }) => input['requestId']);
    const [first, second] = await ids('01-thu');
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(second).not.toBe(first);
    expect(await ids('01-thu')).toEqual([first, second]);
    expect(await ids('02-thu')).not.toContain(first);
  });

  it('takes a document that says nothing the ledger can hold yet', async () => {
    expect((await readFacts(await factsOf('title: Chờ\nfacts: []\n'))).facts).toEqual([]);
  });

  it.each([
    ['title: A', /expected a list of facts/],
    ['facts: []', /expected a title/],
    ['title: A\nfact: []\nfacts: []', /unknown key fact/],
    ['title: A\nfacts:\n  - recordDecision: {}', /facts\.0: expected a sentence under the key fact/],
    [
      'title: A\nfacts:\n  - fact: Một.',
      /facts\.0 \("Một\."\): expected one key besides fact, the name of a mutation; found none/,
    ],
    ['title: A\nfacts:\n  - { fact: Một., registerUnits: {}, recordDecision: {} }', /found registerUnits, recordDecision/],
    ['title: A\nfacts:\n  - { fact: Một., "x { y }": {} }', /is no name of a mutation/],
    ['title: A\nfacts:\n  - { fact: Một., registerUnits: [] }', /registerUnits: expected keys with values/],
    ['title: A\ntitle: B\nfacts: []', /Map keys must be unique/],
    ['title: "A', /line 1/],
  ])('says what is wrong, and where, with %j', async (yaml, message) => {
    const path = await factsOf(yaml);
    const reading = readFacts(path);
    await expect(reading).rejects.toThrow(BadFactFile);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toThrow(path);
  });
});

describe('recording the facts of a file', () => {
  const answer = (messages: string[]): ExecutionResult => ({
    data: { recordDecision: { position: '1', warnings: messages.map((message) => ({ message })) } },
  });

  it('sends each as its mutation and gathers the warnings', async () => {
    const sent: FactMutation[] = [];
    const steps: [number, number][] = [];
    const outcome = await recordFacts(
      await readFacts(await factsOf(TWO_FACTS)),
      (mutation) => {
        sent.push(mutation);
        return Promise.resolve(answer(sent.length === 2 ? ['chưa rõ năm'] : []));
      },
      (done, total) => steps.push([done, total]),
    );
    expect(outcome).toEqual({ recorded: 2, warnings: [{ fact: 'Xã Hà Hải đạt chuẩn.', message: 'chưa rõ năm' }] });
    expect(sent[0]?.document).toBe(
      'mutation($input: RecordDecisionInput!) { recordDecision(input: $input) { position warnings { message } } }',
    );
    expect(sent[0]?.variables).toMatchObject({ input: { level: 'NTM' } });
    expect(steps).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  it('stops at the first refusal and names the fact with it', async () => {
    let sent = 0;
    const recording = recordFacts(await readFacts(await factsOf(TWO_FACTS)), () => {
      sent += 1;
      return Promise.resolve({
        errors: [new GraphQLError('no living unit bears the code', { extensions: { code: 'NOT_FOUND' } })],
      });
    });
    await expect(recording).rejects.toThrow(FactRefused);
    await expect(recording).rejects.toThrow('Refused: "Xã Hà Vinh đạt chuẩn."\nNOT_FOUND: no living unit bears the code');
    expect(sent).toBe(1);
  });
});

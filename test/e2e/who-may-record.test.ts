import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JWTPayload } from 'jose';
import { generateKeyPair, importJWK, SignJWT } from 'jose';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recording } from './support/facts.js';
import { FORMS } from './support/forms.js';
import type { Answer } from './support/graphql-client.js';
import { codesOf } from './support/graphql-client.js';
import type { OfferedMutation } from './support/introspection.js';
import { leastInput, mutationsOf, schemaOf } from './support/introspection.js';
import type { Ledger } from './support/ledger.js';
import { startLedger } from './support/ledger.js';
import { oneOfEach } from './support/one-of-each.js';

/** A token of the local ledger, but for what is changed. */
const signed = (key: Parameters<SignJWT['sign']>[0], changed: JWTPayload): Promise<string> =>
  new SignJWT({ sub: 'clerk', role: 'clerk', scope: 'VN', iss: 'ntm-ledger-local', aud: 'ntm-ledger', ...changed })
    .setProtectedHeader({ alg: 'EdDSA' })
    .sign(key);

describe.each(FORMS)('who may record (%s)', (form) => {
  let ledger: Ledger;
  let mutations: OfferedMutation[];
  let clerk: string;
  beforeAll(async () => {
    ledger = await startLedger(form);
    mutations = mutationsOf(await schemaOf(ledger));
    clerk = await ledger.token('clerk', '38');
  });
  afterAll(() => ledger.remove());

  /** Sends every mutation of the schema with an input of its own and gives the answers by name. */
  const sendAll = async (inputOf: (mutation: OfferedMutation) => unknown, token?: string): Promise<[string, Answer][]> =>
    Promise.all(
      mutations.map(async (mutation) => [
        mutation.name,
        await ledger.send(mutation.document, { input: inputOf(mutation) }, token === undefined ? {} : { token }),
      ]),
    );
  const codes = (answers: readonly [string, Answer][]): unknown[] => answers.map(([name, answer]) => [name, codesOf(answer)]);
  const allWith = (code: string): unknown[] => mutations.map(({ name }) => [name, [code]]);

  it('refuses whoever has no token, at every mutation, whether its input is right or not', async () => {
    const before = await ledger.head();
    expect(codes(await sendAll(({ inputType }) => leastInput(inputType)))).toEqual(allWith('UNAUTHENTICATED'));
    expect(codes(await sendAll(() => ({})))).toEqual(allWith('UNAUTHENTICATED'));
    expect(codes(await sendAll(() => null))).toEqual(allWith('UNAUTHENTICATED'));
    expect(
      codes(await sendAll(({ inputType }) => ({ ...leastInput(inputType), requestId: 'no UUID', mode: 'SOMETIMES' }))),
    ).toEqual(allWith('UNAUTHENTICATED'));
    expect(await ledger.head()).toBe(before);
  });

  it('refuses a right input with a token that is no good, whatever is wrong with it', async () => {
    const before = await ledger.head();
    const known = await importJWK(JSON.parse(await readFile(join(ledger.data.path, 'key.jwk'), 'utf8')) as object, 'EdDSA');
    const another = (await generateKeyPair('EdDSA')).privateKey;
    const hour = Math.floor(Date.now() / 3_600_000) * 3_600;
    const tokens = {
      expired: await signed(known, { exp: hour - 3_600 }),
      'of another key': await signed(another, { exp: hour + 36_000 }),
      'of another ledger': await signed(known, { exp: hour + 36_000, aud: 'another-ledger' }),
      'of no role that there is': await signed(known, { exp: hour + 36_000, role: 'king' }),
      garbled: `${clerk.slice(0, -4)}AAAA`,
      'no token': 'let-me-in',
    };
    for (const [kind, token] of Object.entries(tokens)) {
      const answers = await sendAll(({ inputType }) => leastInput(inputType), token);
      expect([kind, codes(answers)]).toEqual([kind, allWith('UNAUTHENTICATED')]);
    }
    expect(await ledger.head()).toBe(before);
  });

  it('refuses a clerk of another province at every mutation, and takes the same from a clerk of this one', async () => {
    // Lạng Sơn, which the sample registers.
    const stranger = await ledger.token('clerk', '20');
    const all = await oneOfEach(ledger, clerk);
    expect(all.map(({ mutation }) => mutation).toSorted()).toEqual(mutations.map(({ name }) => name).toSorted());
    const before = await ledger.head();
    for (const { mutation, input } of all) {
      const answer = await ledger.send(recording(mutation), { input }, { token: stranger });
      expect([mutation, codesOf(answer)]).toEqual([mutation, ['FORBIDDEN']]);
    }
    expect(await ledger.head()).toBe(before);
    for (const { mutation, input } of all) {
      const answer = await ledger.send(recording(mutation), { input }, { token: clerk });
      expect([mutation, answer.errors]).toEqual([mutation, []]);
    }
  });

  it('reads to everybody, also to whoever sends a token that is none', async () => {
    const answer = await ledger.send('{ unit(code: "38") { name } }', {}, { token: 'let-me-in' });
    expect(answer).toMatchObject({ data: { unit: { name: 'Thanh Hóa' } }, errors: [] });
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CryptoKey } from 'jose';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openVerifier } from './open-verifier.js';
import { openLocalKey, signToken } from './tokens.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ntm-verifier-'));
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

const CLERK = { actorId: 'clerk-1', role: 'clerk', scope: '38' } as const;
const KNOWN = { actor: { id: 'clerk-1', role: 'clerk', scope: '38' } };

/** Settings of a process whose data folder is its own. */
const settings = (tokenKeys = '', tokenIssuer = ''): Parameters<typeof openVerifier>[0] => ({
  dataDir: join(dir, 'own'),
  tokenKeys,
  tokenIssuer,
});

/** A token of an issuer, by a key that bears a name. */
function issued(key: CryptoKey, kid: string, iss = 'https://id.example'): Promise<string> {
  return new SignJWT({ role: 'clerk', scope: '38' })
    .setProtectedHeader({ alg: 'EdDSA', kid })
    .setSubject('clerk-1')
    .setIssuer(iss)
    .setAudience('ntm-ledger')
    .setExpirationTime('1h')
    .sign(key);
}

describe('the tokens that a process believes', () => {
  it('are those of the key in its data folder, when nothing else is said', async () => {
    const token = await signToken(await openLocalKey(join(dir, 'own')), CLERK);
    expect(await (await openVerifier(settings())).verify(`Bearer ${token}`)).toEqual(KNOWN);
  });

  it('are those of the local key that all replicas are given as a file', async () => {
    const token = await signToken(await openLocalKey(join(dir, 'shared')), CLERK);
    const path = join(dir, 'shared', 'key.jwk');
    for (const replica of [await openVerifier(settings(path)), await openVerifier(settings(path))])
      expect(await replica.verify(`Bearer ${token}`)).toEqual(KNOWN);
    expect(await (await openVerifier(settings())).verify(`Bearer ${token}`)).toMatchObject({ actor: null });
  });

  it('are those of any key in a file of keys, by the issuer that is named', async () => {
    const one = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    const two = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    const path = join(dir, 'keys.json');
    const keys = [
      { ...(await exportJWK(one.publicKey)), kid: 'one' },
      { ...(await exportJWK(two.publicKey)), kid: 'two' },
    ];
    await writeFile(path, JSON.stringify({ keys }));
    const verifier = await openVerifier(settings(path, 'https://id.example'));
    expect(await verifier.verify(`Bearer ${await issued(one.privateKey, 'one')}`)).toEqual(KNOWN);
    expect(await verifier.verify(`Bearer ${await issued(two.privateKey, 'two')}`)).toEqual(KNOWN);
    expect(await verifier.verify(`Bearer ${await issued(two.privateKey, 'one')}`)).toMatchObject({ actor: null });
    expect(await verifier.verify(`Bearer ${await issued(one.privateKey, 'one', 'https://other')}`)).toMatchObject({
      actor: null,
    });
  });

  it.each(['{}', '{"keys":[]}', '{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}', '7'])(
    'are none of a file that holds %s',
    async (text) => {
      const path = join(dir, 'keys.json');
      await writeFile(path, text);
      await expect(openVerifier(settings(path))).rejects.toThrow(/holds no public key; expected a JWKS/);
    },
  );

  it('need an issuer when the keys are published at a URL', async () => {
    await expect(openVerifier(settings('https://id.example/jwks.json'))).rejects.toThrow(/NTM_TOKEN_ISSUER must say/);
    await expect(openVerifier(settings('https://id.example/jwks.json', 'https://id.example'))).resolves.toBeDefined();
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CryptoKey, JWK } from 'jose';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROLES } from './actor.js';
import type { TokenVerifier } from './tokens.js';
import { localVerifier, openLocalKey, remoteVerifier, signToken } from './tokens.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ntm-tokens-'));
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

const CLERK = { actorId: 'clerk-1', role: 'clerk', scope: '38' } as const;

/** A token made by hand, with whatever claims. */
function tokenOf(key: CryptoKey, claims: Record<string, unknown>, { kid }: { kid?: string } = {}): Promise<string> {
  const header = kid === undefined ? { alg: 'EdDSA' } : { alg: 'EdDSA', kid };
  return new SignJWT(claims).setProtectedHeader(header).setExpirationTime('1h').sign(key);
}

/** What the makers of local tokens put into them. */
const LOCAL = { iss: 'ntm-ledger-local', aud: 'ntm-ledger', sub: 'clerk-1', role: 'clerk', scope: '38' };

async function publicHalf(key: CryptoKey): Promise<string> {
  return String((await exportJWK(key)).x);
}

const run = promisify(execFile);
/** Opens the key of one folder after the other, 10 ms apart from an instant on, and prints their public halves. */
const OPEN_KEYS = [
  '--input-type=module',
  '--eval',
  `import { openLocalKey } from '${new URL('../../dist/identity/tokens.js', import.meta.url).href}';
   const [begin, ...folders] = process.argv.slice(1);
   for (const [index, folder] of folders.entries()) {
     while (Date.now() < Number(begin) + 10 * index);
     const { x } = await crypto.subtle.exportKey('jwk', await openLocalKey(folder));
     console.log(x);
   }`,
];

describe('a token of local mode', () => {
  let key: CryptoKey;
  let verifier: TokenVerifier;
  beforeEach(async () => {
    key = await openLocalKey(dir);
    verifier = await localVerifier(key);
  });

  it.each(ROLES)('says who asks: a %s', async (role) => {
    const token = await signToken(key, { actorId: 'person-7', role, scope: 'VN' });
    expect(await verifier.verify(`Bearer ${token}`)).toEqual({ actor: { id: 'person-7', role, scope: 'VN' } });
    expect(await verifier.verify(`bearer ${token}`)).toEqual({ actor: { id: 'person-7', role, scope: 'VN' } });
  });

  it('that has expired is told so', async () => {
    const token = await signToken(key, CLERK, -1);
    expect(await verifier.verify(`Bearer ${token}`)).toEqual({ actor: null, reason: 'the token has expired' });
  });

  it('of another key is not believed', async () => {
    const other = await openLocalKey(join(dir, 'elsewhere'));
    const token = await signToken(other, CLERK);
    expect(await verifier.verify(`Bearer ${token}`)).toEqual({
      actor: null,
      reason: 'the token cannot be verified (ERR_JWS_SIGNATURE_VERIFICATION_FAILED)',
    });
  });

  it('that was changed after it was signed is not believed', async () => {
    const [header, , signature] = (await signToken(key, CLERK)).split('.');
    const payload = Buffer.from(JSON.stringify({ ...LOCAL, role: 'admin', exp: 4_000_000_000 })).toString('base64url');
    expect(await verifier.verify(`Bearer ${String(header)}.${payload}.${String(signature)}`)).toMatchObject({ actor: null });
  });

  it('that says it needs no signature, or one by a secret, is not believed', async () => {
    const payload = Buffer.from(JSON.stringify({ ...LOCAL, exp: 4_000_000_000 })).toString('base64url');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(await verifier.verify(`Bearer ${none}.${payload}.`)).toMatchObject({ actor: null });
    const { x } = await exportJWK(key);
    const secret = Buffer.from(String(x), 'base64url');
    const bySecret = await new SignJWT(LOCAL).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(secret);
    expect(await verifier.verify(`Bearer ${bySecret}`)).toMatchObject({ actor: null });
  });

  it.each([
    ['for somebody else', { ...LOCAL, aud: 'another-register' }],
    ['for nobody', { ...LOCAL, aud: undefined }],
    ['by somebody else', { ...LOCAL, iss: 'https://elsewhere.example' }],
  ])('%s is not believed', async (_, claims) => {
    expect(await verifier.verify(`Bearer ${await tokenOf(key, claims)}`)).toEqual({
      actor: null,
      reason: 'the token cannot be verified (ERR_JWT_CLAIM_VALIDATION_FAILED)',
    });
  });

  it.each([
    ['subject', { ...LOCAL, sub: undefined }, 'the token names no subject (sub)'],
    ['subject but an empty one', { ...LOCAL, sub: '' }, 'the token names no subject (sub)'],
    ['role', { ...LOCAL, role: undefined }, 'the token names no known role'],
    ['role that is known', { ...LOCAL, role: 'king' }, 'the token names no known role'],
    ['role that is one text', { ...LOCAL, role: ['clerk'] }, 'the token names no known role'],
    ['scope', { ...LOCAL, scope: undefined }, 'the token names no scope'],
    ['scope but an empty one', { ...LOCAL, scope: '' }, 'the token names no scope'],
  ])('without a %s names nobody', async (_, claims, reason) => {
    expect(await verifier.verify(`Bearer ${await tokenOf(key, claims)}`)).toEqual({ actor: null, reason });
  });

  it.each([
    [undefined, 'none was sent'],
    ['', 'none was sent'],
    ['Basic Y2xlcms6c2VjcmV0', 'the header does not read "Bearer <JWT>"'],
    ['Bearer', 'the header does not read "Bearer <JWT>"'],
    ['Bearer a b', 'the header does not read "Bearer <JWT>"'],
    ['Bearer garbage', 'the token cannot be verified (ERR_JWS_INVALID)'],
    ['Bearer a.b.c', 'the token cannot be verified (ERR_JWS_INVALID)'],
  ])('cannot be told from the header %j', async (header, reason) => {
    expect(await verifier.verify(header)).toEqual({ actor: null, reason });
  });
});

describe('the key of local mode', () => {
  it('is made once, for its owner alone, in a folder that need not be there', async () => {
    const folder = join(dir, 'a', 'b');
    const first = await openLocalKey(folder);
    expect(await readdir(folder)).toEqual(['key.jwk']);
    expect((await stat(join(folder, 'key.jwk'))).mode & 0o777).toBe(0o600);
    const verifier = await localVerifier(await openLocalKey(folder));
    expect(await verifier.verify(`Bearer ${await signToken(first, CLERK)}`)).toMatchObject({ actor: { id: 'clerk-1' } });
  });

  it('is one key, whoever was first of many that open it at once', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => openLocalKey(dir)));
    expect(new Set(await Promise.all(keys.map(publicHalf))).size).toBe(1);
    expect(await readdir(dir)).toEqual(['key.jwk']);
  });

  it('is one key when two processes make it at once', async () => {
    // The build, since a process is plain Node; each opens a key in every folder at the moment the other does.
    const folders = Array.from({ length: 30 }, (_, index) => join(dir, String(index)));
    const begin = Date.now() + 800;
    const printed = await Promise.all([1, 2].map(() => run(process.execPath, [...OPEN_KEYS, String(begin), ...folders])));
    const [one, two] = printed.map(({ stdout }) => stdout.trim().split('\n'));
    expect(one).toHaveLength(folders.length);
    expect(two).toEqual(one);
    expect(await Promise.all(folders.map(async (folder) => publicHalf(await openLocalKey(folder))))).toEqual(one);
  });

  it('is not made anew over a file that cannot be read as a key', async () => {
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, 'key.jwk'), JSON.stringify({ kty: 'oct', k: 'c2VjcmV0' }));
    await expect(openLocalKey(dir)).rejects.toThrow(/holds no Ed25519 key/);
    await writeFile(join(dir, 'key.jwk'), 'not a key');
    await expect(openLocalKey(dir)).rejects.toThrow();
    expect(await readFile(join(dir, 'key.jwk'), 'utf8')).toBe('not a key');
  });
});

describe('a token of an issuer that publishes its keys', () => {
  const ISSUER = 'https://issuer.example';
  const CLAIMS = { ...LOCAL, iss: ISSUER };
  let published: JWK[];
  let status: number;
  let server: Server;
  let url: URL;
  beforeEach(async () => {
    published = [];
    status = 200;
    server = createServer((_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: published }));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = new URL(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/jwks.json`);
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  /** A new key, its public half published under a name. */
  async function publish(kid: string): Promise<CryptoKey> {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    published.push({ ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' });
    return privateKey;
  }

  it('is believed by the key that it names', async () => {
    const keys = [await publish('one'), await publish('two')];
    const verifier = remoteVerifier(url, ISSUER);
    for (const [index, kid] of ['one', 'two'].entries()) {
      const key = keys[index];
      if (key === undefined) throw new Error('no key');
      expect(await verifier.verify(`Bearer ${await tokenOf(key, CLAIMS, { kid })}`)).toEqual({
        actor: { id: 'clerk-1', role: 'clerk', scope: '38' },
      });
    }
  });

  it('is not believed by a key that is not published, or of another issuer', async () => {
    const key = await publish('one');
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    const verifier = remoteVerifier(url, ISSUER);
    expect(await verifier.verify(`Bearer ${await tokenOf(privateKey, CLAIMS, { kid: 'unheard-of' })}`)).toEqual({
      actor: null,
      reason: 'the token cannot be verified (ERR_JWKS_NO_MATCHING_KEY)',
    });
    expect(await verifier.verify(`Bearer ${await tokenOf(privateKey, CLAIMS, { kid: 'one' })}`)).toMatchObject({ actor: null });
    expect(await verifier.verify(`Bearer ${await tokenOf(key, LOCAL, { kid: 'one' })}`)).toMatchObject({ actor: null });
  });

  it('is not believed, and nothing else fails, while the issuer cannot be asked', async () => {
    const key = await publish('one');
    const token = await tokenOf(key, CLAIMS, { kid: 'one' });
    status = 503;
    expect(await remoteVerifier(url, ISSUER).verify(`Bearer ${token}`)).toMatchObject({ actor: null });
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    expect(await remoteVerifier(url, ISSUER).verify(`Bearer ${token}`)).toEqual({
      actor: null,
      reason: 'the keys of its issuer cannot be had at present',
    });
  });
});

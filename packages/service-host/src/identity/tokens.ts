import type { CryptoKey, JWK, JWTVerifyGetKey, JWTVerifyOptions } from 'jose';
import { createLocalJWKSet, createRemoteJWKSet, errors, exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Authentication, Role } from './actor.js';
import { isRole } from './actor.js';

const ALGORITHM = 'EdDSA';
const AUDIENCE = 'ntm-ledger';
const LOCAL_ISSUER = 'ntm-ledger-local';
const KEY_FILE = 'key.jwk';

/** Tells from an `Authorization` header who is asking. */
export interface TokenVerifier {
  verify(authorization: string | undefined): Promise<Authentication>;
}

/** What a token says of its bearer. */
export interface TokenClaims {
  /** An opaque id; people's names stay out of the log. */
  readonly actorId: string;
  readonly role: Role;
  /** Official code of the unit they act for; `VN` for the country. */
  readonly scope: string;
}

/** Reads the key of local mode, or makes one at first use (readable by its owner only). */
export async function openLocalKey(dataDir: string): Promise<CryptoKey> {
  const path = join(dataDir, KEY_FILE);
  const known = await readFile(path, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (known !== undefined) return importKey(JSON.parse(known) as JWK, path);
  const { privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
  await mkdir(dirname(path), { recursive: true });
  // Written beside and then given its name: whoever opens the key at the same time sees all of it or none.
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
  } catch (error) {
    // Another process made one a moment ago: that one counts.
    if (hasCode(error, 'EEXIST')) return await openLocalKey(dataDir);
    throw error;
  } finally {
    await rm(draft);
  }
  return privateKey;
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

async function importKey(jwk: JWK, path: string): Promise<CryptoKey> {
  // Extractable, since the verifier takes the public half out of it.
  const key = await importJWK(jwk, ALGORITHM, { extractable: true });
  if (key instanceof Uint8Array)
    throw new Error(`${path} holds no Ed25519 key. Delete it to have a new one made; tokens of the old one then end.`);
  return key;
}

/** Makes a token of local mode. */
export async function signToken(key: CryptoKey, claims: TokenClaims, days = 30): Promise<string> {
  return new SignJWT({ role: claims.role, scope: claims.scope })
    .setProtectedHeader({ alg: ALGORITHM })
    .setSubject(claims.actorId)
    .setIssuer(LOCAL_ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${String(days)}d`)
    .sign(key);
}

/** Verifies tokens made with the key of local mode. */
export async function localVerifier(key: CryptoKey): Promise<TokenVerifier> {
  const { kty, crv, x } = await exportJWK(key);
  const publicKey = await importKey({ kty, crv, x } as JWK, KEY_FILE);
  return verifierWith(() => publicKey, LOCAL_ISSUER, { algorithms: [ALGORITHM] });
}

/** An issuer is out of reach. Reading needs no token, so it goes on meanwhile. */
class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

/** Verifies tokens of an issuer that publishes its keys (JWKS). */
export function remoteVerifier(jwksUrl: URL, issuer: string): TokenVerifier {
  const published = createRemoteJWKSet(jwksUrl);
  const keyFor: JWTVerifyGetKey = async (header, token) => {
    try {
      return await published(header, token);
    } catch (error) {
      throw error instanceof errors.JOSEError ? error : new KeysUnavailable('the issuer cannot be reached', { cause: error });
    }
  };
  return verifierWith(keyFor, issuer);
}

/**
 * Verifies tokens by the public keys of a file: a JWKS (`{"keys": […]}`) or a single JWK, such as the local key of another machine. The
 * file is read once, so keys that change take a restart. @throws Error when it holds neither
 */
export async function fileVerifier(path: string, issuer = LOCAL_ISSUER): Promise<TokenVerifier> {
  const read = JSON.parse(await readFile(path, 'utf8')) as unknown;
  const keys = keysIn(read);
  if (keys.length === 0) throw new Error(`${path} holds no public key; expected a JWKS ({"keys": […]}) or one JWK`);
  return verifierWith(createLocalJWKSet({ keys: keys.map(publicHalf) }), issuer);
}

function keysIn(read: unknown): JWK[] {
  if (typeof read !== 'object' || read === null) return [];
  const listed: readonly unknown[] = 'keys' in read && Array.isArray(read.keys) ? read.keys : [read];
  return listed.filter((key): key is JWK => typeof key === 'object' && key !== null && 'kty' in key && key.kty !== 'oct');
}

/** A key without its private part: whoever verifies needs none. `use` and `key_ops` of a private key would say that it signs. */
function publicHalf({ kty, crv, x, y, n, e, kid, alg }: JWK): JWK {
  return Object.fromEntries(Object.entries({ kty, crv, x, y, n, e, kid, alg }).filter(([, value]) => value !== undefined));
}

function verifierWith(
  keyFor: JWTVerifyGetKey | (() => CryptoKey),
  issuer: string,
  options: JWTVerifyOptions = {},
): TokenVerifier {
  return {
    async verify(authorization) {
      if (authorization === undefined || authorization === '') return { actor: null, reason: 'none was sent' };
      const token = /^Bearer (\S+)$/i.exec(authorization)?.[1];
      if (token === undefined) return { actor: null, reason: 'the header does not read "Bearer <JWT>"' };
      try {
        const { payload } = await jwtVerify(token, keyFor, { issuer, audience: AUDIENCE, ...options });
        return readClaims(payload);
      } catch (error) {
        if (error instanceof errors.JWTExpired) return { actor: null, reason: 'the token has expired' };
        if (error instanceof errors.JOSEError) return { actor: null, reason: `the token cannot be verified (${error.code})` };
        if (error instanceof KeysUnavailable) return { actor: null, reason: 'the keys of its issuer cannot be had at present' };
        throw error;
      }
    },
  };
}

function readClaims(payload: Record<string, unknown>): Authentication {
  const { sub, role, scope } = payload;
  if (typeof sub !== 'string' || sub === '') return { actor: null, reason: 'the token names no subject (sub)' };
  if (!isRole(role)) return { actor: null, reason: 'the token names no known role' };
  if (typeof scope !== 'string' || scope === '') return { actor: null, reason: 'the token names no scope' };
  return { actor: { id: sub, role, scope } };
}

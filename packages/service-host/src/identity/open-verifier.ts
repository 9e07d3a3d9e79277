import { fileVerifier, localVerifier, openLocalKey, remoteVerifier } from './tokens.js';
import type { TokenVerifier } from './tokens.js';

/** Whose tokens are believed, as the settings say it. */
export interface TokenSettings {
  readonly dataDir: string;
  readonly tokenKeys: string;
  readonly tokenIssuer: string;
}

/**
 * Opens what tells who is asking. Replicas that stand on one log must believe the same tokens, so with more than one process the
 * keys are named by a setting; without it the key of the data folder counts, as in the local form.
 * @throws Error when the keys are published at a URL and nobody is named as their issuer, or a file holds none
 */
export async function openVerifier({ dataDir, tokenKeys, tokenIssuer }: TokenSettings): Promise<TokenVerifier> {
  if (tokenKeys === '') return localVerifier(await openLocalKey(dataDir));
  if (!/^https?:\/\//.test(tokenKeys)) return tokenIssuer === '' ? fileVerifier(tokenKeys) : fileVerifier(tokenKeys, tokenIssuer);
  if (tokenIssuer === '')
    throw new Error('NTM_TOKEN_JWKS is a URL, so NTM_TOKEN_ISSUER must say whose tokens are believed, e.g. https://id.example');
  return remoteVerifier(new URL(tokenKeys), tokenIssuer);
}

/** The address of a KurrentDB server or cluster that cannot be used, with what would be right. */
export class BadStoreUrl extends Error {
  override readonly name = 'BadStoreUrl';
}

const SCHEMES = ['esdb', 'esdb+discover', 'kurrentdb', 'kurrentdb+discover', 'kurrent', 'kurrent+discover'];
const EXAMPLE = 'esdb://localhost:2113?tls=false, or esdb+discover://cluster.example:2113 for a cluster';

/** Whether an address names a KurrentDB (or EventStoreDB) server. */
export function isKurrentDbUrl(url: string): boolean {
  return SCHEMES.some((scheme) => url.startsWith(`${scheme}://`));
}

/**
 * The address as the client takes it: it knows the older names of the schemes only. Errors of appends must be thrown
 * (the client's other way gives a wrong revision), so that option is not left to the address.
 * @throws BadStoreUrl
 */
export function toConnectionString(url: string): string {
  const [scheme = '', rest = ''] = url.split('://');
  if (!SCHEMES.includes(scheme)) throw new BadStoreUrl(`"${withoutPassword(url)}" is no address of a log: expected ${EXAMPLE}.`);
  if (/^(?:[^@]*@)?(?:[?/]|$)/.test(rest)) throw new BadStoreUrl(`"${withoutPassword(url)}" names no host: expected ${EXAMPLE}.`);
  if (/[?&]throw_?-?on_?-?append_?-?failure=false/i.test(rest))
    throw new BadStoreUrl(
      `"${withoutPassword(url)}" sets throwOnAppendFailure=false, with which wrong revisions are reported: leave it out.`,
    );
  const discovers = scheme.endsWith('+discover');
  const connectionString = `${discovers ? 'esdb+discover' : 'esdb'}://${rest}`;
  // Followers lag: one who has appended would not find his own event there. So a cluster is asked for its leader.
  const isCluster = discovers || rest.split('?', 1).join('').includes(',');
  if (!isCluster || /[?&]node_?-?preference=/i.test(rest)) return connectionString;
  return `${connectionString}${rest.includes('?') ? '&' : '?'}nodePreference=leader`;
}

/**
 * Whether every call must be answered by the leader. A client that finds none, as while another is elected, takes a follower and stays there; a call that asks
 * for the leader is sent on to it, with the client. An address that prefers other nodes is taken at its word.
 */
export function asksLeader(url: string): boolean {
  return !/[?&]node_?-?preference=(?!leader)/i.test(url);
}

/** An address as it may be shown and logged: whatever stands between the first colon and the last `@` may be a password, however badly it is written. */
export function withoutPassword(url: string): string {
  return url.replace(/:\/\/([^:@/?]*):.*@/s, '://$1:…@');
}

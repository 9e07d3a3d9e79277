/** The address of a Redis that cannot be one. */
export class BadRedisUrl extends Error {
  override readonly name = 'BadRedisUrl';
}

/**
 * Checks an address like `redis://:password@127.0.0.1:6379/0`, or `rediss://…` for TLS. The message of a refusal shows no password.
 * @throws BadRedisUrl
 */
export function checkedRedisUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    url === undefined ||
    !['redis:', 'rediss:'].includes(url.protocol) ||
    url.hostname === '' ||
    !/^(\/\d{0,3})?$/.test(url.pathname)
  )
    throw new BadRedisUrl('REDIS_URL is no address of a Redis; expected redis://host:6379 or rediss://user:password@host:6379/0');
  return text;
}

/** Where it is, for people: host and port, nothing secret. */
export function redisPlace(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port === '' ? '6379' : port}`;
}

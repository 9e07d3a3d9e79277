import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** Who sends an operation, as far as a gateway can tell. */
export interface Caller {
  /** The address it comes from; of IPv6 the network, since whoever has one address there has all of it. */
  readonly address: string;
  /**
   * The token it comes with, as a hash. Tokens are verified by the services, so what one says of its subject is not believed here: who
   * invents one in another's name takes nothing from that other.
   */
  readonly token: string | undefined;
}

/** The part of a request by which a caller is known. */
export type CallerRequest = Pick<IncomingMessage, 'headers'> & {
  readonly socket: { readonly remoteAddress?: string | undefined };
};

/**
 * Finds out who sends a request.
 * @param proxies How many proxies stand before the gateway: each adds to `x-forwarded-for` the address that it was called from, and what stands
 * there before that is the client's own word.
 * @param authorization The token's header, where the transport has it elsewhere (a WebSocket's connection parameters).
 */
export function callerOf(
  { headers, socket }: CallerRequest,
  proxies: number,
  authorization: string | undefined = headers.authorization,
): Caller {
  const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
  const said = proxies === 0 ? undefined : forwarded.at(-proxies)?.trim();
  return {
    address: networkOf(said === undefined || said === '' ? (socket.remoteAddress ?? '') : said),
    token: authorization === undefined ? undefined : createHash('sha256').update(authorization).digest('base64url'),
  };
}

/** An IPv4 address as it is, also when it is written as IPv6; of an IPv6 address its first 64 bits. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%', 1).join('').split('::');
  const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== ''));
  const missing = Math.max(0, 8 - (before?.length ?? 0) - (after?.length ?? 0));
  const groups = tail === undefined ? (before ?? []) : [...(before ?? []), ...Array<string>(missing).fill('0'), ...(after ?? [])];
  return `${groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

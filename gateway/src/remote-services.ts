import type { Origin, Origins } from './origins.js';

/** Services by name, with the URL of each one's GraphQL endpoint. */
export type SubgraphUrls = Readonly<Record<string, string>>;

/** How long a service may take to say what moment it is, or whether it is ready. */
const PATIENCE_MS = 6_000;

/**
 * Reads `units=http://127.0.0.1:4001/graphql,audit=…`.
 * @throws Error that says what is wrong and what would be right.
 */
export function readSubgraphUrls(text: string | undefined): SubgraphUrls {
  if (text === undefined || text.trim() === '') {
    throw new Error(
      'NTM_SUBGRAPHS is not set; expected the services and their URLs, e.g. units=http://127.0.0.1:4001/graphql,audit=http://…',
    );
  }
  return Object.fromEntries(
    text.split(',').map((entry) => {
      const at = entry.indexOf('=');
      const name = entry.slice(0, at).trim();
      const url = entry.slice(at + 1).trim();
      if (at < 1 || !URL.canParse(url)) throw new Error(`NTM_SUBGRAPHS holds "${entry}"; expected <service>=<url>`);
      return [name, url];
    }),
  );
}

/** How much longer than the first of them the other services may take to say what moment it is, in milliseconds. */
const OTHERS_MS = 250;

/** What a service says of now. */
interface Now {
  /** What its answers come from, if it knows. */
  readonly origin: Origin | undefined;
  readonly moment: string;
  readonly position: bigint;
  /** Whether it still follows the log closely enough. */
  readonly ready: boolean;
}

/**
 * The moment that all root fields of an operation answer at: the earliest that a service has come to, so that none of them waits for
 * another's log. Left out are services that are not ready, that have not come to `minPosition` in time, or that do not answer soon
 * after the first, as long as any other is left: their own fields wait or fail, and the rest do not grow old with them.
 * @param origins is told what each service says that its answers come from
 * @throws AggregateError when no service says a moment
 */
export async function settledBy(subgraphs: SubgraphUrls, minPosition?: string, origins?: Origins): Promise<string> {
  const path = minPosition === undefined ? '/now' : `/now?atLeast=${minPosition}`;
  const said: Now[] = [];
  const asked = Object.entries(subgraphs).map(async ([name, url]) => {
    const now = await nowOf(url, path);
    origins?.hear(name, now.origin);
    said.push(now);
  });
  await Promise.any(asked);
  const { promise: late, resolve: giveUp } = Promise.withResolvers<undefined>();
  const timer = setTimeout(giveUp, OTHERS_MS, undefined);
  await Promise.race([Promise.allSettled(asked), late]);
  clearTimeout(timer);
  const least = BigInt(minPosition ?? 0);
  const ready = said.filter((now) => now.ready && now.position >= least);
  const [first, ...rest] = ready.length > 0 ? ready : said;
  if (first === undefined) throw new Error('no service says what moment it is');
  return rest.reduce((earliest, now) => (now.position < earliest.position ? now : earliest), first).moment;
}

async function nowOf(url: string, path: string): Promise<Now> {
  const answer: unknown = await (await ask(url, path)).json();
  if (typeof answer !== 'object' || answer === null || !('moment' in answer) || typeof answer.moment !== 'string')
    throw new Error(`${url} gave no moment`);
  const { moment } = answer;
  const position = BigInt(moment.slice(moment.indexOf('@') + 1));
  return { moment, position, ready: !('ready' in answer) || answer.ready === true, origin: originIn(answer) };
}

function originIn(answer: object): Origin | undefined {
  const { log, build }: { log?: unknown; build?: unknown } = answer;
  return typeof log === 'string' && typeof build === 'string' ? { log, build } : undefined;
}

/**
 * Why a gateway over these services is not ready. It is ready first when all of them are; from then on a service that is lost takes its
 * own fields with it and not the gateway, which is not ready again only when none is left.
 */
export function readinessOver(subgraphs: SubgraphUrls): () => Promise<string[]> {
  let complete = false;
  return async () => {
    const problems = await problemsOf(subgraphs);
    complete ||= problems.length === 0;
    return complete && problems.length < Object.keys(subgraphs).length ? [] : problems;
  };
}

/** Which services are not ready, one sentence each. */
export async function problemsOf(subgraphs: SubgraphUrls): Promise<string[]> {
  const asked = Object.entries(subgraphs).map(async ([name, url]) => {
    try {
      const { ok, status } = await ask(url, '/readyz');
      return ok ? [] : [`${name} is not ready (${String(status)})`];
    } catch (error) {
      return [`${name} does not answer: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
  return (await Promise.all(asked)).flat();
}

function ask(graphqlUrl: string, path: string): Promise<Response> {
  return fetch(new URL(path, graphqlUrl), { signal: AbortSignal.timeout(PATIENCE_MS) });
}

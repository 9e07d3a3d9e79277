import type { Origin, Origins } from './origins.js';
import { Replicas } from './replicas.js';

/** Services by name, with the replicas of each. */
export type RemoteServices = Readonly<Record<string, Replicas>>;

/** How long a service may take to say what moment it is, or whether it is ready. */
const PATIENCE_MS = 6_000;

/**
 * Reads `units=http://127.0.0.1:4001/graphql|http://127.0.0.1:5001/graphql,audit=…`: services and the URLs of their replicas.
 * @throws Error that says what is wrong and what would be right.
 */
export function readRemoteServices(text: string | undefined): RemoteServices {
  if (text === undefined || text.trim() === '') {
    throw new Error(
      'NTM_SUBGRAPHS is not set; expected the services and their URLs, e.g. units=http://127.0.0.1:4001/graphql,audit=http://…',
    );
  }
  return Object.fromEntries(
    text.split(',').map((entry) => {
      const at = entry.indexOf('=');
      const name = entry.slice(0, at).trim();
      const urls = entry
        .slice(at + 1)
        .split('|')
        .map((url) => url.trim());
      if (at < 1 || !urls.every((url) => URL.canParse(url)))
        throw new Error(`NTM_SUBGRAPHS holds "${entry}"; expected <service>=<url>, of several replicas <service>=<url>|<url>`);
      return [name, new Replicas(urls)];
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
export async function settledBy(services: RemoteServices, minPosition?: string, origins?: Origins): Promise<string> {
  const path = minPosition === undefined ? '/now' : `/now?atLeast=${minPosition}`;
  const said: Now[] = [];
  const asked = Object.entries(services).map(async ([name, replicas]) => {
    const now = await nowOf(replicas, path);
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

/** What a replica says, the one whose turn it is or, when it does not answer, the next. */
async function nowOf(replicas: Replicas, path: string, asked: readonly string[] = []): Promise<Now> {
  const url = replicas.next(asked);
  if (url === undefined) throw new Error(`${asked.join(', ')} did not say what moment it is`);
  const answer: unknown = await ask(url, path)
    .then((response) => response.json())
    .catch(() => undefined);
  if (!saysMoment(answer)) {
    replicas.failed(url);
    return nowOf(replicas, path, [...asked, url]);
  }
  const { moment } = answer;
  const position = BigInt(moment.slice(moment.indexOf('@') + 1));
  return { moment, position, ready: !('ready' in answer) || answer.ready === true, origin: originIn(answer) };
}

function saysMoment(answer: unknown): answer is { readonly moment: string } {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'moment' in answer &&
    typeof answer.moment === 'string' &&
    /@\d+$/.test(answer.moment)
  );
}

function originIn(answer: object): Origin | undefined {
  const { log, build }: { log?: unknown; build?: unknown } = answer;
  return typeof log === 'string' && typeof build === 'string' ? { log, build } : undefined;
}

/**
 * Why a gateway over these services is not ready. It is ready first when all of them are; from then on a service that is lost takes its
 * own fields with it and not the gateway, which is not ready again only when none is left.
 */
export function readinessOver(services: RemoteServices): () => Promise<string[]> {
  let complete = false;
  const look = async (): Promise<string[]> => {
    const problems = await problemsOf(services);
    complete ||= problems.length === 0;
    return complete && problems.length < Object.keys(services).length ? [] : problems;
  };
  // Whoever asks while the services are being asked is told the same: clients can ask too, and each question would ask every replica.
  let looking: Promise<string[]> | undefined;
  return () =>
    (looking ??= look().finally(() => {
      looking = undefined;
    }));
}

/** Which services have no replica that is ready, one sentence each. */
async function problemsOf(services: RemoteServices): Promise<string[]> {
  const asked = Object.entries(services).map(async ([name, replicas]) => {
    const problems = await Promise.all(replicas.urls.map((url) => problemAt(url, PATIENCE_MS)));
    return problems.includes(undefined) ? [] : [`${name} ${problems.join(', ')}`];
  });
  return (await Promise.all(asked)).flat();
}

/** How long a replica may take to say whether it is ready while it is watched, in milliseconds. */
const WATCH_MS = 2_000;

/**
 * Asks every replica whether it is ready. One that is not is passed over as long as another is; one that was silent twice in a row is given
 * up, and queries that wait for it are asked elsewhere. To be called from time to time; of services with one replica it asks nothing.
 */
export function watchReplicas(services: RemoteServices): () => Promise<void> {
  const silent = new Set<string>();
  const watch = async (replicas: Replicas, url: string): Promise<void> => {
    const problem = await problemAt(url, WATCH_MS);
    const isSilent = problem?.startsWith(NO_ANSWER) === true;
    if (problem === undefined) replicas.answered(url);
    else if (isSilent && silent.has(url)) replicas.giveUp(url);
    else replicas.failed(url);
    if (isSilent) silent.add(url);
    else silent.delete(url);
  };
  return async () => {
    const several = Object.values(services).filter(({ urls }) => urls.length > 1);
    await Promise.all(several.flatMap((replicas) => replicas.urls.map((url) => watch(replicas, url))));
  };
}

const NO_ANSWER = 'does not answer';

/** Why a replica is not ready; undefined when it is. */
async function problemAt(url: string, patienceMs: number): Promise<string | undefined> {
  try {
    const { ok, status } = await ask(url, '/readyz', patienceMs);
    return ok ? undefined : `is not ready (${String(status)})`;
  } catch (error) {
    return `${NO_ANSWER}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function ask(graphqlUrl: string, path: string, patienceMs = PATIENCE_MS): Promise<Response> {
  return fetch(new URL(path, graphqlUrl), { signal: AbortSignal.timeout(patienceMs) });
}

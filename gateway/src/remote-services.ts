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

/**
 * The moment that the first service which answers has come to. Whichever it is: every service waits for the moment's position before it
 * answers, so all answer at the same one.
 */
export async function settledBy(subgraphs: SubgraphUrls, minPosition?: string): Promise<string> {
  const path = minPosition === undefined ? '/now' : `/now?atLeast=${minPosition}`;
  return Promise.any(
    Object.values(subgraphs).map(async (url) => {
      const answer: unknown = await (await ask(url, path)).json();
      if (typeof answer === 'object' && answer !== null && 'moment' in answer && typeof answer.moment === 'string')
        return answer.moment;
      throw new Error(`${url} gave no moment`);
    }),
  );
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

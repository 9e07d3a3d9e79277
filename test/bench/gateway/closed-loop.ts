import { Pool } from 'undici';

/** Connections that are kept open, each with one request under way. */
const CONNECTIONS = 10;
/** How the answer of an operation on a unit begins; one of a code that nobody bears would measure something else. */
const ANSWERED = '{"data":{"unit":{';

/** What a loop came to. */
export interface Looped {
  readonly requests: number;
  readonly seconds: number;
}

/** When a loop ends: after so many requests, or so many seconds if they come first. */
export interface Bounds {
  readonly requests: number;
  readonly seconds: number;
}

/**
 * Asks a server as ten clients do who each wait for an answer before they ask again.
 * @param next gives the body of each request
 * @throws Error when an answer is not a unit without errors
 */
export async function closedLoop(url: string, next: () => string, bounds: Partial<Bounds>): Promise<Looped> {
  const { requests = Infinity, seconds = Infinity } = bounds;
  const { origin, pathname: path } = new URL(url);
  const pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1 });
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const begun = performance.now();
  let sent = 0;
  const client = async (): Promise<void> => {
    while (sent < requests && performance.now() - begun < seconds * 1_000) {
      sent += 1;
      const body = next();
      const answer = await pool.request({ method: 'POST', path, headers, body });
      const text = await answer.body.text();
      if (!text.startsWith(ANSWERED) || text.includes('"errors"')) throw new Error(`${body} was answered ${text.slice(0, 500)}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: CONNECTIONS }, client));
    return { requests: sent, seconds: (performance.now() - begun) / 1_000 };
  } finally {
    await pool.destroy();
  }
}

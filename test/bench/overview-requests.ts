import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { addDays, formatMoment } from '@ntm-ledger/temporal';
import { parse, print, separateOperations } from 'graphql';
import { evenlySpaced } from './evenly-spaced.js';
import type { Figure } from './figure.js';
import { percentile } from './measure.js';
import type { ProgressAsker } from './progress-asker.js';
import { RunningLedger } from './running-ledger.js';

/** The operations as dashboards send them. */
const OPERATIONS = fileURLToPath(new URL('../../e2e/operations/dashboard.graphql', import.meta.url));
/** The least that the gateway does for an operation at a moment: what comes on top of it is the overview. */
const FLOOR = 'query Unit($code: String!, $at: AtInput) { unit(code: $code, at: $at) { id moment } }';
const PER_SECOND = 200;
/** Connections that are kept open. A server that falls behind is waited for on them, not flooded with more. */
const CONNECTIONS = 100;
const WARM_UP_SECONDS = 15;
const MEASURED_SECONDS = 20;
const A_YEAR = 365;

/** An operation with its variables, as the body of a request. */
interface Asked {
  readonly scope: 'the country' | 'a province';
  readonly body: string;
}

/** Overviews through the gateway of the real server on a log, evenly spaced, of the country and of provinces in turn, each at a moment of the past. */
export async function overviewFigures(dataDir: string, asker: ProgressAsker, perSecond = PER_SECOND): Promise<Figure[]> {
  const ledger = await RunningLedger.start(dataDir);
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  try {
    const overview = operationOf(await readFile(OPERATIONS, 'utf8'), 'ScopeOverview');
    const send = async (query: string, seconds: number) =>
      evenlySpaced({ perSecond, seconds }, async (number) => {
        const asked = draw(asker, query, number % 2 === 0 ? 'the country' : 'a province');
        await answered(ledger.url, agent, asked.body);
        return asked.scope;
      });
    await send(overview, WARM_UP_SECONDS);
    const overviews = await send(overview, MEASURED_SECONDS);
    await send(FLOOR, WARM_UP_SECONDS / 3);
    const floor = await send(FLOOR, MEASURED_SECONDS / 2);
    const baselines = floor.map(({ took }) => took);
    return (['the country', 'a province'] as const).flatMap((scope) => {
      const times = overviews.filter(({ result }) => result === scope).map(({ took }) => took);
      return ([0.5, 0.99] as const).map((share) => {
        const [value, baseline] = [percentile(times, share), percentile(baselines, share)];
        const name = `ScopeOverview of ${scope} through the gateway at ${String(perSecond)}/s, p${String(share * 100)}`;
        return { name, value, unit: 'ms', baseline, ratio: value / baseline, baselineName: 'the unit alone, likewise' };
      });
    });
  } finally {
    agent.destroy();
    await ledger.stop();
  }
}

function draw(asker: ProgressAsker, query: string, scope: Asked['scope']): Asked {
  const { moment, criteriaSetId: criteriaSet } = asker.set();
  const code = scope === 'the country' ? 'VN' : asker.province(moment).code;
  const compareWith = addDays(moment.effectiveOn, -A_YEAR);
  return {
    scope,
    body: JSON.stringify({ query, variables: { code, criteriaSet, compareWith, at: { moment: formatMoment(moment) } } }),
  };
}

function operationOf(text: string, name: string): string {
  const operation = separateOperations(parse(text))[name];
  if (operation === undefined) throw new RangeError(`the dashboard sends no operation ${name}`);
  return print(operation);
}

/**
 * Sends a request and reads its answer to the end. One that met a connection which the server had just let go of is sent again, as a browser does.
 * @throws Error when the answer is not one without errors
 */
async function answered(url: string, agent: Agent, body: string): Promise<void> {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const text = await new Promise<string | null>((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
      response.on('error', reject);
    });
    sent.on('error', (error) => (sent.reusedSocket ? resolve(null) : reject(error)));
    sent.end(body);
  });
  if (text === null) return answered(url, agent, body);
  if (!text.startsWith('{"data"') || text.includes('"errors"')) throw new Error(`${body} was answered ${text.slice(0, 500)}`);
}

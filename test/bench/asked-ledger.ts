import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parse, print, separateOperations } from 'graphql';
import { RunningLedger } from './running-ledger.js';

/** The operations as dashboards send them. */
const OPERATIONS = fileURLToPath(new URL('../../e2e/operations/dashboard.graphql', import.meta.url));
/** Connections that are kept open. A server that falls behind is waited for on them, not flooded with more. */
const CONNECTIONS = 100;

/** The whole ledger as a process of its own that is asked through its gateway, over connections that are kept open. */
export class AskedLedger {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

  private constructor(private readonly ledger: RunningLedger) {}

  static async start(dataDir: string): Promise<AskedLedger> {
    return new AskedLedger(await RunningLedger.start(dataDir));
  }

  /**
   * Sends an operation and reads its answer to the end. One that met a connection which the server had just let go of is sent again, as a browser does.
   * @throws Error when the answer is not one without errors
   */
  async ask(query: string, variables: object): Promise<string> {
    const body = JSON.stringify({ query, variables });
    const text = await this.send(body);
    if (text === null) return this.ask(query, variables);
    if (!text.startsWith('{"data"') || text.includes('"errors"')) throw new Error(`${body} was answered ${text.slice(0, 500)}`);
    return text;
  }

  /** @returns null where the connection was gone */
  private async send(body: string): Promise<string | null> {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    return new Promise((resolve, reject) => {
      const sent = request(this.ledger.url, { method: 'POST', agent: this.agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks).toString()));
        response.on('error', reject);
      });
      sent.on('error', (error) => (sent.reusedSocket ? resolve(null) : reject(error)));
      sent.end(body);
    });
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    await this.ledger.stop();
  }
}

/** An operation of the dashboard by its name, as text. */
export async function dashboardOperation(name: string): Promise<string> {
  const operation = separateOperations(parse(await readFile(OPERATIONS, 'utf8')))[name];
  if (operation === undefined) throw new RangeError(`the dashboard sends no operation ${name}`);
  return print(operation);
}

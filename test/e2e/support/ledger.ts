import type { DataFolder } from './data-folder.js';
import { createDataFolder } from './data-folder.js';
import { PATIENCE_MS } from './deadline.js';
import type { Form, Processes } from './forms.js';
import { startProcesses } from './forms.js';
import type { Answer, SendOptions } from './graphql-client.js';
import { dataOf, post, textAt } from './graphql-client.js';
import { printToken } from './token.js';

/** A ledger in processes of its own, as clients reach it: through the gateway. */
export interface Ledger {
  readonly form: Form;
  readonly data: DataFolder;
  /** Where GraphQL is. Another one after a restart. */
  readonly url: string;
  /** Sends an operation and gives the answer, whatever it is. */
  send(document: string, variables?: object, options?: SendOptions): Promise<Answer>;
  /** Sends an operation and gives its data. @throws Error when the answer has errors */
  ask(document: string, variables?: object, options?: SendOptions): Promise<Readonly<Record<string, unknown>>>;
  /** A token as `ntm token` prints it, of the role's own actor where none is named. */
  token(role: string, scope: string, actor?: string): Promise<string>;
  /** The place of the last event of the log, in which the country must be registered. */
  head(): Promise<string>;
  /** Everything its processes have written so far. */
  written(): string;
  /** Kills the processes of services (SIGKILL) and leaves the gateway. */
  killServices(): Promise<void>;
  /** Kills every process (SIGKILL) and starts again over the same data. */
  killAndRestart(): Promise<void>;
  /** Ends every process in order; gives their exit codes. */
  stop(): Promise<(number | null)[]>;
  /** Ends every process and removes the data. */
  remove(): Promise<void>;
}

/** How a ledger is to be; the sample is in it unless said otherwise. */
export interface LedgerOptions {
  readonly data?: DataFolder;
  readonly sample?: boolean;
  readonly heartbeatMs?: number;
  readonly eventStoreUrl?: string;
  /** What else is set for every process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a ledger on free ports over a data folder and waits until it is ready. */
export async function startLedger(form: Form, given: LedgerOptions = {}): Promise<Ledger> {
  const data = given.data ?? (await createDataFolder());
  const { sample = true, heartbeatMs = 15_000, eventStoreUrl = '', env = {} } = given;
  const options = { data, sample, heartbeatMs, eventStoreUrl, env };
  let processes = await startReady(form, options);
  let running = true;
  const tokens = new Map<string, Promise<string>>();
  const send: Ledger['send'] = (document, variables, how) => post(processes.url, document, variables, how);
  const ledger: Ledger = {
    form,
    data,
    get url() {
      return processes.url;
    },
    send,
    async ask(document, variables, how) {
      return dataOf(await send(document, variables, how));
    },
    async token(role, scope, actor) {
      const who = `${role} ${scope} ${actor ?? ''}`;
      const token = tokens.get(who) ?? printToken(data, role, scope, actor);
      tokens.set(who, token);
      return token;
    },
    async head() {
      const [, position = ''] = textAt(await ledger.ask('{ unit(code: "VN") { moment } }'), 'unit.moment').split('@');
      return position;
    },
    written: () => processes.all.map((server) => server.written()).join(''),
    async killServices() {
      for (const server of processes.all.slice(1)) await server.kill();
    },
    async killAndRestart() {
      for (const server of processes.all) await server.kill();
      processes = await startReady(form, options);
    },
    async stop() {
      running = false;
      const codes: (number | null)[] = [];
      for (const server of processes.all) codes.push(await server.stop());
      return codes;
    },
    async remove() {
      if (running) await ledger.stop();
      await data.remove();
    },
  };
  return ledger;
}

async function startReady(form: Form, options: Parameters<typeof startProcesses>[1]): Promise<Processes> {
  const processes = await startProcesses(form, options);
  await untilReady(new URL('/readyz', processes.url));
  return processes;
}

/** Asks until the answer is 200; each question is a request, so nothing is waited for but the server itself. */
async function untilReady(url: URL): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  let answer = '';
  while (performance.now() < deadline) {
    const response = await fetch(url);
    answer = await response.text();
    if (response.ok) return;
  }
  throw new Error(`${url.href} is not ready: ${answer}`);
}

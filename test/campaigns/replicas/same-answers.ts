import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operation } from '../../e2e/support/contract.js';
import { QUESTIONS } from '../../e2e/support/questions.js';
import { startServer } from '../../e2e/support/server-process.js';
import { inWorkspace } from '../../support/workspace.js';
import { ask } from '../redis/questions.js';

/** What two forms over the same facts need not have in common: places in the log, when it took an event, what is made of these, and in the sent text. */
const OF_THE_FORM: ReadonlySet<string> = new Set([
  'locations',
  'position',
  'recordedAt',
  'nextAfter',
  'startCursor',
  'endCursor',
  'cursor',
]);

/**
 * Asks the contract's questions of a ledger in one process over the sample, and of a gateway of the distributed form over the same facts. Gives the
 * questions whose answers differ in more than places in the log, each with both answers.
 */
export async function differingAnswers(
  gateway: string,
): Promise<{ readonly asked: number; readonly differing: readonly string[] }> {
  const data = await mkdtemp(join(tmpdir(), 'ntm-one-process-'));
  const env = { HOST: '127.0.0.1', PORT: '0', NTM_DATA_DIR: data, LOG_LEVEL: 'error' };
  const one = await startServer(inWorkspace('infra/local/dist/main.js'), env, /GraphiQL and API +(\S+)/);
  const differing: string[] = [];
  for (const [name, variables] of QUESTIONS) {
    const body = { query: operation(name), variables };
    const [expected, found] = [await ask(one.said[1] ?? '', body), await ask(gateway, body)].map(withoutPlaces);
    if (found !== expected) differing.push(`${name} ${JSON.stringify(variables)}\n${expected ?? ''}\n${found ?? ''}`);
  }
  await one.stop();
  await rm(data, { recursive: true });
  return { asked: QUESTIONS.length, differing };
}

function withoutPlaces(answer: string | undefined): string {
  const masked: unknown = JSON.parse(answer ?? 'null', (key, value: unknown) => {
    if (OF_THE_FORM.has(key)) return undefined;
    return typeof value === 'string' ? value.replace(/@\d+\b/g, '@*') : value;
  });
  return JSON.stringify(masked);
}

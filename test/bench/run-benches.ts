import { parseArgs } from 'node:util';
import { ArgumentsRefused } from '../support/arguments-refused.js';
import type { Registry } from '../support/registry.js';
import { choose } from '../support/registry.js';
import type { Bench } from './figure.js';
import { jsonLineOf, tableOf } from './table.js';

/**
 * `bench [name] [--json]`: runs one bench, or all one after the other, and prints each one's figures when it is done.
 * @param print Takes what goes to standard output, without the line's end.
 * @returns the exit status.
 * @throws UnknownName or ArgumentsRefused before anything has run.
 */
export async function runBenches(
  argv: readonly string[],
  benches: Registry<Bench>,
  print: (text: string) => void,
): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...argv], options: { json: { type: 'boolean' } }, allowPositionals: true });
  const [name, ...more] = positionals;
  if (more.length > 0) throw new ArgumentsRefused('One bench at a time, or none named for all: bench [name] [--json]');

  const chosen = name === undefined ? Object.values(benches) : [choose(benches, 'bench', name)];
  for (const [index, bench] of chosen.entries()) {
    const figures = await bench();
    if (values.json) figures.forEach((figure) => print(jsonLineOf(figure)));
    else print(`${index > 0 ? '\n' : ''}${tableOf(figures)}`);
  }
  return 0;
}

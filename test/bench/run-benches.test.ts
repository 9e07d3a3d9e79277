import { describe, expect, test } from '@jest/globals';
import { withUsageErrors } from '../support/arguments-refused.js';
import type { Bench } from './figure.js';
import { runBenches } from './run-benches.js';

const benches: Record<string, Bench> = {
  writing: async () => [
    { name: 'appends', value: 24_115.4, unit: 'events/s', baseline: 5_162, ratio: 4.672, baselineName: 'bare loop' },
    { name: 'p99 of an append', value: 11, unit: 'ms', baseline: 22, ratio: 0.5, baselineName: 'bare loop' },
  ],
  reading: async () => [{ name: 'reads', value: 3, unit: 'ms', baseline: 2, ratio: 1.5, baselineName: 'bare loop' }],
};

async function run(...argv: string[]): Promise<{ status: number; printed: string; complaint: string }> {
  const printed: string[] = [];
  const complaints: string[] = [];
  const status = await withUsageErrors(
    () => runBenches(argv, benches, (text) => printed.push(text)),
    (message) => complaints.push(message),
  );
  return { status, printed: printed.join('\n'), complaint: complaints.join('\n') };
}

describe('the bench command', () => {
  test('prints the figures of one bench as aligned columns', async () => {
    expect((await run('writing')).printed).toBe(
      [
        'figure            value            baseline                    ratio',
        'appends           24,120 events/s  5,162 events/s (bare loop)  4.67',
        'p99 of an append  11 ms            22 ms (bare loop)           0.50',
      ].join('\n'),
    );
  });

  test('prints what a ratio is to come to beside it, where something was set out', async () => {
    const figure = { name: 'answers', value: 900, unit: 'requests/s', baseline: 200, ratio: 4.5, baselineName: 'another' };
    const printed: string[] = [];
    const asking = { asking: async () => [{ ...figure, target: 3 }, figure] };
    await runBenches(['asking'], asking, (text) => printed.push(text));
    await runBenches(['asking', '--json'], asking, (text) => printed.push(text));
    const [table = '', ...json] = printed;
    expect(table).toBe(
      [
        'figure   value           baseline                  ratio  target',
        'answers  900 requests/s  200 requests/s (another)  4.50   ≥ 3',
        'answers  900 requests/s  200 requests/s (another)  4.50',
      ].join('\n'),
    );
    expect(json.map((line) => (JSON.parse(line) as { target?: number }).target)).toEqual([3, undefined]);
  });

  test('prints one line of JSON a figure, of all benches when none is named', async () => {
    const { status, printed } = await run('--json');
    expect(status).toBe(0);
    expect(printed.split('\n').map((line): unknown => JSON.parse(line))).toEqual([
      { name: 'appends', value: 24_115.4, unit: 'events/s', baseline: 5_162, ratio: 4.672 },
      { name: 'p99 of an append', value: 11, unit: 'ms', baseline: 22, ratio: 0.5 },
      { name: 'reads', value: 3, unit: 'ms', baseline: 2, ratio: 1.5 },
    ]);
  });

  test.each([
    [['flying'], 'There is no bench "flying". Known: writing, reading.'],
    [['toString'], 'There is no bench "toString". Known: writing, reading.'],
    [['writing', 'reading'], 'One bench at a time, or none named for all: bench [name] [--json]'],
    [['--fast'], expect.stringContaining("Unknown option '--fast'")],
  ])('refuses %j with status 2 before it runs anything', async (argv, complaint) => {
    expect(await run(...argv)).toEqual({ status: 2, printed: '', complaint });
  });
});

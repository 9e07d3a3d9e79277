import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { within } from './deadline.js';
import { RUNTIME_FLAGS } from '../../support/runtime.js';

/** A server of the ledger in a process of its own. */
export interface ServerProcess {
  /** What it said of itself once it served: the match of the pattern it was started with. */
  readonly said: RegExpMatchArray;
  readonly pid: number;
  /** Everything it has written so far, for the message of a test that fails. */
  written(): string;
  /** Asks it to end (SIGTERM) and gives its exit code. */
  stop(): Promise<number | null>;
  /** Ends it with nothing put in order (SIGKILL). */
  kill(): Promise<void>;
}

/**
 * Starts a script under this very Node, as `start` does, and waits until what it prints matches.
 * @throws Error with all it wrote when it ends before that.
 */
export async function startServer(script: string, env: Readonly<Record<string, string>>, ready: RegExp): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...RUNTIME_FLAGS, script], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collect(child);
  const exited = once(child, 'exit');
  const ended = exited.then(() => {
    throw new Error(`${script} ended before it served:\n${output.text()}`);
  });
  ended.catch(() => undefined);
  try {
    const said = await within(Promise.race([output.match(ready), ended]), `${script} to serve`);
    return {
      said,
      pid: child.pid ?? 0,
      written: output.text,
      async stop() {
        child.kill('SIGTERM');
        await within(exited, `${script} to end`);
        return child.exitCode;
      },
      async kill() {
        child.kill('SIGKILL');
        await within(exited, `${script} to be killed`);
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`${String(error)}\n${output.text()}`, { cause: error });
  }
}

function collect(child: ChildProcessByStdio<null, Readable, Readable>): {
  text(): string;
  match(pattern: RegExp): Promise<RegExpMatchArray>;
} {
  let [out, err] = ['', ''];
  const found = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
    for (const look of found) look();
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    err += chunk;
  });
  return {
    text: () => `${out}${err}`,
    match(pattern) {
      const { promise, resolve } = Promise.withResolvers<RegExpMatchArray>();
      const look = (): void => {
        const match = out.match(pattern);
        if (match === null) return;
        found.delete(look);
        resolve(match);
      };
      found.add(look);
      look();
      return promise;
    },
  };
}

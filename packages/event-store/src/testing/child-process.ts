import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** The built package: a child is plain Node and reads no TypeScript. */
const BUILT = new URL('../../dist/', import.meta.url);

/** The address of a built module of this package, for a child to run or to import. */
export function builtModule(path: string): URL {
  return new URL(path, BUILT);
}

/** The arguments with which Node runs a module's text. */
export function inline(script: string, ...args: readonly string[]): string[] {
  return ['--input-type=module', '--eval', script, ...args];
}

/** A Node process, with what it prints, line by line. Its errors go where ours go. */
export class NodeChild {
  readonly #process: ChildProcessByStdio<null, Readable, null>;
  readonly #lines: AsyncIterator<string, unknown>;

  /** `fileLimit`: how many blocks of 512 bytes a file that it writes may have; beyond, the operating system refuses the write. */
  constructor(args: readonly string[], { fileLimit }: { fileLimit?: number } = {}) {
    const node = [process.execPath, '--disable-warning=ExperimentalWarning', ...args];
    const limit = fileLimit === undefined ? '' : `ulimit -f ${String(fileLimit)}; `;
    this.#process = spawn('sh', ['-c', `${limit}exec "$0" "$@"`, ...node], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /** The next line it prints, or undefined when it has ended. A line that its death has cut short counts as one. */
  async line(): Promise<string | undefined> {
    const { done, value } = await this.#lines.next();
    return done === true ? undefined : value;
  }

  /** Ends it with no chance to say goodbye (SIGKILL), and waits until it is gone. */
  async kill(): Promise<void> {
    const { exitCode, signalCode } = this.#process;
    if (exitCode !== null || signalCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
  }
}

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
  readonly #lines: string[] = [];
  readonly #ended: Promise<unknown>;
  #news = Promise.withResolvers<undefined>();

  /** `fileLimit`: how many blocks of 512 bytes a file that it writes may have; beyond, the operating system refuses the write. */
  constructor(args: readonly string[], { fileLimit }: { fileLimit?: number } = {}) {
    const node = [process.execPath, '--disable-warning=ExperimentalWarning', ...args];
    const limit = fileLimit === undefined ? '' : `ulimit -f ${fileLimit}; `;
    this.#process = spawn('sh', ['-c', `${limit}exec "$0" "$@"`, ...node], { stdio: ['ignore', 'pipe', 'inherit'] });
    // Taken in as it comes, asked for or not: a child must never have to wait until it may print.
    const output = createInterface({ input: this.#process.stdout });
    output.on('line', (line) => {
      this.#lines.push(line);
      this.#news.resolve(undefined);
    });
    this.#ended = once(output, 'close');
  }

  /** The next line it prints, or undefined when it has ended. A line that its death has cut short counts as one. */
  async line(): Promise<string | undefined> {
    if (this.#lines.length === 0) {
      this.#news = Promise.withResolvers();
      await Promise.race([this.#news.promise, this.#ended]);
    }
    return this.#lines.shift();
  }

  /** Ends it (SIGKILL) if it has not ended by itself, and waits until it is gone. */
  async end(): Promise<void> {
    const { exitCode, signalCode } = this.#process;
    if (exitCode === null && signalCode === null) await this.kill();
  }

  /**
   * Ends it with no chance to say goodbye (SIGKILL), and waits until it is gone and all it has printed has come.
   * @throws Error when it was no longer there to be killed.
   */
  async kill(): Promise<void> {
    const { exitCode } = this.#process;
    if (exitCode !== null) throw new Error(`the process has ended by itself with ${exitCode}`);
    this.#process.kill('SIGKILL');
    await Promise.all([once(this.#process, 'exit'), this.#ended]);
  }
}

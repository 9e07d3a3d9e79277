/** Something that is under way: what, and how much of it is done. */
export type Progress = (what: string, done: number, total: number) => void;

const WIDTH = 24;

/**
 * Shows progress to a person: on a terminal as one line that is written over, elsewhere (a log file, a pipe) as one line when a thing is done.
 * @param out where to; a terminal is told by its `isTTY`
 */
export function progressLine(out: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>): Progress {
  let shown = '';
  return (what, done, total) => {
    const isDone = done >= total;
    if (!out.isTTY) {
      if (isDone) out.write(`${what}: ${String(total)}\n`);
      return;
    }
    const filled = total === 0 ? WIDTH : Math.floor((done * WIDTH) / total);
    const line = `${what} [${'='.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${String(done)} of ${String(total)}`;
    // A terminal is slower than the work: what would look the same is not written again.
    const look = `${what} ${String(Math.floor((done * 100) / Math.max(1, total)))}`;
    if (look === shown && !isDone) return;
    shown = look;
    out.write(`\r${line}${isDone ? '\n' : ''}`);
  };
}

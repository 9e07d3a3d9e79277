import { progressLine } from '../progress-line.js';
import type { CopyOutcome } from './copy-log.js';
import { copyLog } from './copy-log.js';
import { logAddress, NoSuchLog, withLogAt } from './log-at.js';
import { digestOf } from './log-digest.js';
import type { LogCopyRequest, LogDigestRequest } from './log-request.js';
import { logTrouble } from './log-trouble.js';

/** The exit status of a command that ended so; see the help of `ntm log copy`. */
const STATUS = { done: 0, refused: 1, notUnderstood: 2, unfinished: 3 } as const;

/** Carries out `ntm log copy`; gives the exit status. */
export async function runLogCopy({ from, to, json }: LogCopyRequest): Promise<number> {
  return toldApart(async () => {
    if (from === to) throw new NoSuchLog('--from and --to name the same log.');
    const progress = progressLine(process.stderr);
    const outcome = await withLogAt(logAddress(from), 'refuse', (source) =>
      withLogAt(logAddress(to), 'make', (target) =>
        copyLog({
          from: source,
          to: target,
          onProgress: (at, end) => {
            progress('position', at, end);
          },
        }),
      ),
    );
    process.stdout.write(json ? `${JSON.stringify(outcome)}\n` : reportOf(outcome));
    return outcome.sourceHasGrown ? STATUS.unfinished : STATUS.done;
  });
}

/** Carries out `ntm log digest`; gives the exit status. */
export async function runLogDigest({ at, json }: LogDigestRequest): Promise<number> {
  return toldApart(async () => {
    const digest = await withLogAt(logAddress(at), 'refuse', (store) => digestOf(store));
    process.stdout.write(json ? `${JSON.stringify(digest)}\n` : `${digest.sha256}  ${String(digest.events)} events\n`);
    return STATUS.done;
  });
}

function reportOf({ events, sha256, there, copied, sourceHasGrown }: CopyOutcome): string {
  const lines = [
    `Copied ${String(copied)} events; ${String(there)} were there.`,
    `Both logs hold the same ${String(events)} events: ${sha256}`,
    ...(sourceHasGrown ? ['The source has grown since. Run the copy again once nobody writes to it.'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

async function toldApart(run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    const trouble = logTrouble(error);
    if (trouble === undefined || !(error instanceof Error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return trouble === 'address' ? STATUS.notUnderstood : STATUS.refused;
  }
}

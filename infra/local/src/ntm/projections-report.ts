import type { Verification, VerifiedSnapshot } from '@ntm-ledger/service-host';

/** How many digits of a hash a person is shown: enough to see that two differ. */
const SHOWN = 16;

/** Whether every snapshot comes to what the log does. */
export function isVerified({ snapshots }: Verification): boolean {
  return snapshots.every(({ models }) => models.every(({ restored, rebuilt }) => restored === rebuilt));
}

/** What `ntm projections verify` found, for people. */
export function verificationReportOf({ position, hashes, snapshots }: Verification): string {
  const rebuilt = [...hashes].map(([name, hash]) => `  ${name.padEnd(12)} ${hash.slice(0, SHOWN)}`);
  return [`Rebuilt up to position ${String(position)}:`, ...rebuilt, ...snapshots.map(lineOf), ''].join('\n');
}

function lineOf({ services, position, models }: VerifiedSnapshot): string {
  const whose = services.join(', ');
  if (position === null) return `No snapshot for ${whose}.`;
  const differing = models.filter(({ restored, rebuilt }) => restored !== rebuilt);
  const from = `Snapshot at position ${String(position)} for ${whose}`;
  if (differing.length === 0) return `${from}: every read model is the same.`;
  const told = differing.map(({ name, restored }) => `${name} (${restored.slice(0, SHOWN)})`);
  return `${from}: DIFFERENT: ${told.join(', ')}. Delete it.`;
}

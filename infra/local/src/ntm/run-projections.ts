import { logTrouble, withLogAt } from '@ntm-ledger/cli';
import type { KeptModelsOptions, ServiceDefinition } from '@ntm-ledger/service-host';
import { BadSetting, foldUpTo, KeptModels, readSettings, snapshotsOf, verifySnapshots } from '@ntm-ledger/service-host';
import { pino } from 'pino';
import { allServices } from '../services.js';
import { STATUS } from './exit-status.js';
import { isVerified, verificationReportOf } from './projections-report.js';
import type { ProjectionsRequest } from './projections-request.js';

/** Carries out `ntm projections verify`; gives the exit status. */
export async function runVerify({ json }: ProjectionsRequest): Promise<number> {
  return withModels(async (options, groups) => {
    const found = await verifySnapshots(options, groups);
    const { hashes, ...rest } = found;
    process.stdout.write(
      json ? `${JSON.stringify({ ...rest, hashes: Object.fromEntries(hashes) })}\n` : verificationReportOf(found),
    );
    return isVerified(found) ? STATUS.done : STATUS.refused;
  });
}

/** Carries out `ntm projections snapshot`; gives the exit status. */
export async function runSnapshot({ json }: ProjectionsRequest): Promise<number> {
  return withModels(async (options, groups) => {
    if (options.snapshots === undefined) throw new BadSetting('NTM_SNAPSHOT_DIR is empty; name the folder to keep snapshots in');
    const kept = await KeptModels.open(options);
    const { log } = kept.models;
    const before = log.events;
    await foldUpTo(kept.models, options.store, await options.store.head());
    const folded = log.events - before;
    await kept.save(groups);
    const { position, events } = log;
    process.stdout.write(
      json
        ? `${JSON.stringify({ position, events, folded })}\n`
        : `Kept at position ${String(position)}: ${String(events)} events, ${String(folded)} of them folded now.\n`,
    );
    return STATUS.done;
  });
}

type Groups = readonly (readonly ServiceDefinition[])[];

/** Does something with the log and the snapshots of the settings: for the ledger in one process, and for each service alone. */
async function withModels(use: (options: KeptModelsOptions, groups: Groups) => Promise<number>): Promise<number> {
  try {
    const settings = readSettings(process.env, { port: 0 });
    const logger = pino({ level: settings.logLevel }, pino.destination(2));
    const services = allServices(settings);
    const { snapshots } = snapshotsOf(settings);
    return await withLogAt(settings, 'refuse', (store) =>
      use({ store, services, snapshots, logger }, [services, ...services.map((service) => [service])]),
    );
  } catch (error) {
    const trouble = logTrouble(error);
    if (!(error instanceof Error) || !(trouble !== undefined || error instanceof BadSetting)) throw error;
    process.stderr.write(`${error.message}\n`);
    return trouble === 'log' ? STATUS.refused : STATUS.notUnderstood;
  }
}

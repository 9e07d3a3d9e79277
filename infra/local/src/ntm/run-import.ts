import { logTrouble, nameOfLog, progressLine, withLogAt } from '@ntm-ledger/cli';
import { BadSetting, readSettings } from '@ntm-ledger/service-host';
import { documentsOf, importRegister, readRegister } from '@ntm-ledger/units/importing';
import { STATUS } from './exit-status.js';
import type { ImportRequest } from './import-request.js';
import { NoSuchSource, readSources } from './import-sources.js';
import { reportOf } from './import-report.js';

/** Carries out `ntm import`; gives the exit status. */
export async function runImport(request: ImportRequest): Promise<number> {
  try {
    const settings = readSettings(process.env, { port: 0 });
    const { files, stoodBy } = await readSources(request.sources, request.stoodBy);
    return await withLogAt(settings, 'make', async (store) => {
      const read = readRegister(files);
      const progress = progressLine(process.stderr);
      const summary = await importRegister(
        store,
        { ...read, sourceOf: documentsOf(files), stoodBy },
        {
          rows: request.check ? 'CHECK_ONLY' : request.skipBadRows ? 'SKIP_BAD' : 'ALL_OR_NONE',
          onProgress: (step, done, total) => {
            progress(step === 'planning' ? 'days planned' : 'events recorded', done, total);
          },
        },
      );
      process.stdout.write(request.json ? `${JSON.stringify(summary)}\n` : reportOf(summary, files, nameOfLog(settings)));
      if (summary.problems.length === 0) return STATUS.done;
      return request.skipBadRows && !request.check ? STATUS.rowsSkipped : STATUS.refused;
    });
  } catch (error) {
    const trouble = logTrouble(error);
    const isAsked = error instanceof NoSuchSource || error instanceof BadSetting;
    if (!(error instanceof Error) || !(isAsked || trouble !== undefined)) throw error;
    process.stderr.write(`${error.message}\n`);
    return trouble === 'log' ? STATUS.refused : STATUS.notUnderstood;
  }
}

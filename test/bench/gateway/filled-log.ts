import { loadSample, openLedger, readSample } from '@ntm-ledger/local';
import { readSettings } from '@ntm-ledger/service-host';
import { pino } from 'pino';
import type { DataFolder } from '../../e2e/support/data-folder.js';
import { backfilled, recording } from '../../e2e/support/facts.js';
import { COMMUNES } from './drawn-operations.js';

/** The days on which every commune was assessed, before the reform ended some of them. */
const ASSESSED_ON = [2021, 2022, 2023, 2024]
  .flatMap((year) => [`${String(year)}-06-30`, `${String(year)}-12-31`])
  .concat('2025-03-31', '2025-06-15');
const CRITERIA = 19;

/**
 * Fills the log of a data folder with the sample, and with assessments of the communes that are asked for: most of what real documents tell of a commune
 * is a total, while a dashboard's card shows every criterion.
 * @returns the position of the log's end
 */
export async function fillLog(data: DataFolder): Promise<number> {
  const ledger = await openLedger(readSettings({ NTM_DATA_DIR: data.path }, { port: 0 }), pino({ level: 'silent' }));
  try {
    await loadSample(await readSample(), ledger, () => undefined);
    for (const [round, effectiveOn] of ASSESSED_ON.entries())
      for (const code of COMMUNES) {
        const criteria = Array.from({ length: CRITERIA }, (_, index) => ({
          number: index + 1,
          outcome: (index + round) % 5 === 0 ? 'NOT_MET' : 'MET',
        }));
        const input = backfilled({ unit: { code }, criteriaSet: 'xa-ntm-2021', effectiveOn, criteria });
        const { errors } = await ledger.send({ document: recording('recordAssessment'), variables: { input } });
        if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('; '));
      }
    return await ledger.store.head();
  } finally {
    await ledger.close();
  }
}

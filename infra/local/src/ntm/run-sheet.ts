import type { SheetSummary } from '@ntm-ledger/assessments/sheets';
import {
  importSheet,
  NoSuchCriteriaSet,
  NoSuchUnit,
  NothingToFillIn,
  whyTooLarge,
  writeTemplate,
} from '@ntm-ledger/assessments/sheets';
import type { LogAddress } from '@ntm-ledger/cli';
import { logTrouble, nameOfLog, progressLine, withLogAt } from '@ntm-ledger/cli';
import { BadSetting, readSettings } from '@ntm-ledger/service-host';
import { vietnamDay } from '@ntm-ledger/temporal';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { STATUS } from './exit-status.js';
import { NoSuchSource, unreadable } from './import-sources.js';
import { sheetReportOf } from './sheet-report.js';
import type { SheetImportRequest, SheetTemplateRequest } from './sheet-request.js';

/** Carries out `ntm sheet import`; gives the exit status. */
export async function runSheetImport(request: SheetImportRequest): Promise<number> {
  return toldApart(async (log) => {
    const file = { name: basename(request.path), bytes: await bytesOf(request.path) };
    const progress = progressLine(process.stderr);
    const { sheetName, criteriaSetId, facts, scope, live, check, skipBadRows } = request;
    const today = vietnamDay(Date.now());
    const summary = await withLogAt(log, 'make', (store) =>
      importSheet(
        store,
        { file, sheetName, criteriaSetId, facts, scope, today, mode: live ? 'LIVE' : 'BACKFILL' },
        {
          rows: check ? 'CHECK_ONLY' : skipBadRows ? 'SKIP_BAD' : 'ALL_OR_NONE',
          onProgress: (done, total) => {
            progress('assessments recorded', done, total);
          },
        },
      ),
    );
    process.stdout.write(request.json ? `${JSON.stringify(summary)}\n` : sheetReportOf(summary, file.name, nameOfLog(log)));
    return statusOf(summary, request);
  });
}

function statusOf({ problems, isSound }: SheetSummary, { check, skipBadRows }: SheetImportRequest): number {
  if (problems.length === 0) return STATUS.done;
  return skipBadRows && isSound && !check ? STATUS.rowsSkipped : STATUS.refused;
}

/** Carries out `ntm sheet template`; gives the exit status. */
export async function runSheetTemplate({ criteriaSetId, out, province, on: day }: SheetTemplateRequest): Promise<number> {
  return toldApart(async (log) => {
    const path = out ?? `${criteriaSetId}.xlsx`;
    const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
    if (ending !== 'xlsx' && ending !== 'csv') throw new NoSuchSource(`"${path}" should end with .xlsx or .csv.`);
    const on = day ?? vietnamDay(Date.now());
    const { bytes, units } = await withLogAt(log, 'make', (store) =>
      writeTemplate(store, { criteriaSetId, scope: province, on, format: ending }),
    );
    await writeFile(path, bytes);
    process.stdout.write(`${path}: ${units} units, as they stand on ${on}\n`);
    return STATUS.done;
  });
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new NoSuchSource(`"${path}" is no file.`);
    const tooLarge = whyTooLarge(`"${path}"`, found.size);
    if (tooLarge !== null) throw new NoSuchSource(`${tooLarge}.`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof NoSuchSource) throw error;
    throw isMissing(error) ? new NoSuchSource(`There is no file "${path}".`) : unreadable(path, error);
  }
}

function isMissing(error: unknown): boolean {
  const code: unknown = Reflect.get(Object(error), 'code');
  return code === 'ENOENT' || code === 'ENOTDIR';
}

async function toldApart(run: (log: LogAddress) => Promise<number>): Promise<number> {
  try {
    return await run(readSettings(process.env, { port: 4000 }));
  } catch (error) {
    const trouble = logTrouble(error);
    const isAsked =
      trouble === 'address' ||
      error instanceof BadSetting ||
      error instanceof NoSuchSource ||
      error instanceof NoSuchCriteriaSet ||
      error instanceof NoSuchUnit ||
      error instanceof NothingToFillIn;
    if (!(error instanceof Error) || !(isAsked || trouble === 'log')) throw error;
    process.stderr.write(`${error.message}\n`);
    return isAsked ? STATUS.notUnderstood : STATUS.refused;
  }
}

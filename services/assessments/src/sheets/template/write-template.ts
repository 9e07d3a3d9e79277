import type { EventStore } from '@ntm-ledger/event-store';
import type { IsoDate } from '@ntm-ledger/temporal';
import { foldLog } from '../fold-log.js';
import { requireSet } from '../required-set.js';
import type { SheetTemplate } from './sheet-template.js';
import { sheetTemplate } from './sheet-template.js';
import { templateCsv } from './template-csv.js';
import { unitsOfTemplate } from './units-of-template.js';

/** Which template is asked for. */
export interface TemplateRequest {
  readonly criteriaSetId: string;
  /** The official code of the unit whose units have rows; null: the set's province, or the country. */
  readonly scope: string | null;
  /** The day on which the units live. */
  readonly on: IsoDate;
  readonly format: 'xlsx' | 'csv';
}

/** A template as bytes, and how many units it has rows for. */
export interface WrittenTemplate {
  readonly bytes: Uint8Array;
  readonly units: number;
}

/**
 * Writes the template of a set as the log holds it.
 * @throws NoSuchCriteriaSet, NoSuchUnit, NothingToFillIn
 */
export async function writeTemplate(store: EventStore, request: TemplateRequest): Promise<WrittenTemplate> {
  const log = await foldLog(store);
  const set = requireSet(log, request.criteriaSetId);
  const units = unitsOfTemplate(log, set, request.scope, request.on);
  const template = sheetTemplate(set, units);
  const bytes = request.format === 'xlsx' ? await asWorkbook(template) : templateCsv(template);
  return { bytes, units: units.length };
}

/** The library that writes workbooks is loaded with the first of them. */
async function asWorkbook(template: SheetTemplate): Promise<Uint8Array> {
  const { templateXlsx } = await import('./template-xlsx.js');
  return templateXlsx(template);
}

import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { SheetSummary, StatedFacts } from '@ntm-ledger/assessments/sheets';
import { importSheet, NOTHING_STATED, statedFact } from '@ntm-ledger/assessments/sheets';
import type { EventStore } from '@ntm-ledger/event-store';
import { openSqliteEventStore } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { decodeEvent } from '@ntm-ledger/events';
import { LOG_FILE } from '@ntm-ledger/service-host';
import { toIsoDate } from '@ntm-ledger/temporal';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TypedRows } from './sheets.js';
import { codeOf, COMMUNES, fillThanhHoa, nameOf, SET } from './thanh-hoa.js';

const DAY = statedFact('day', '31/12/2022');
/** What the command says of all rows: the day. */
export const FACTS: StatedFacts = { ...NOTHING_STATED, ...(typeof DAY === 'string' ? {} : DAY) };

/** What a test asks of an import; what it leaves out is as most have it. */
export interface Given {
  readonly name?: string;
  readonly set?: string;
  readonly scope?: string;
  readonly rows?: 'ALL_OR_NONE' | 'SKIP_BAD' | 'CHECK_ONLY';
  readonly around?: (store: EventStore) => EventStore;
  readonly mode?: 'LIVE' | 'BACKFILL';
}

/** The log of a province of 600 communes, anew for every test. */
export class SheetLog {
  /** The data folder, also the one that commands see. */
  dir = '';

  async use<Result>(use: (store: EventStore) => Promise<Result>): Promise<Result> {
    const store = openSqliteEventStore({ path: join(this.dir, LOG_FILE) });
    try {
      return await use(store);
    } finally {
      await store.close();
    }
  }

  /** Imports a sheet as of 31/12/2022. */
  importing(bytes: Uint8Array, given: Given = {}): Promise<SheetSummary> {
    const { name = 'xa.xlsx', set: criteriaSetId = SET, scope = '38', mode = 'BACKFILL', rows = 'ALL_OR_NONE' } = given;
    const { around = (store) => store } = given;
    const today = toIsoDate('2023-01-15');
    const sheet = { file: { name, bytes }, sheetName: null, criteriaSetId, facts: FACTS, mode, scope, today };
    return this.use((store) => importSheet(around(store), sheet, { rows }));
  }

  /** The assessments in the log, in order. */
  assessments(): Promise<LedgerEvent<'UnitAssessed'>[]> {
    return this.use(async (store) => {
      const found: LedgerEvent<'UnitAssessed'>[] = [];
      for await (const batch of store.readAll()) {
        for (const recorded of batch) {
          const event = decodeEvent(recorded);
          if (event.type === 'UnitAssessed') found.push(event);
        }
      }
      return found;
    });
  }
}

/** Gives every test of a file a log of its own; it is filled once. */
export function useSheetLog(): SheetLog {
  const log = new SheetLog();
  let filled = '';
  beforeAll(async () => {
    filled = await mkdtemp(join(tmpdir(), 'ntm-sheets-filled-'));
    await fillThanhHoa(filled);
  });
  afterAll(async () => {
    await rm(filled, { recursive: true });
  });
  beforeEach(async () => {
    log.dir = await mkdtemp(join(tmpdir(), 'ntm-sheets-'));
    await copyFile(join(filled, LOG_FILE), join(log.dir, LOG_FILE));
    process.env['NTM_DATA_DIR'] = log.dir;
  });
  afterEach(async () => {
    delete process.env['NTM_DATA_DIR'];
    await rm(log.dir, { recursive: true });
  });
  return log;
}

/** A header whose columns stand in no order. */
export const HEADER = ['CT 2.1', 'Tên xã', 'TC 3', 'Mã xã', 'TC 1', 'TC 2', 'CT 2.2', 'CT 3', 'Vòng', 'Nguồn'] as const;
const OUTCOMES = ['Đạt', 'Cơ bản đạt', 'Chưa đạt', 'Không áp dụng'] as const;

/** The n-th commune's row, its values fitting its outcomes. */
export function row(index: number): TypedRows[number] {
  const outcome = OUTCOMES[index % OUTCOMES.length] ?? 'Đạt';
  return [85.5, `xã ${nameOf(index)}`, outcome, codeOf(index), 'đạt', 'Đ', 1, '42,5', index === 3 ? 'Thẩm tra' : null, null];
}

/** The sheet of all communes, with a head. */
export const WHOLE: TypedRows = [
  ['Kết quả thực hiện bộ tiêu chí năm 2022'],
  ['Vòng', 'Thẩm định'],
  [],
  [...HEADER],
  ...Array.from({ length: COMMUNES }, (_, index) => row(index)),
];

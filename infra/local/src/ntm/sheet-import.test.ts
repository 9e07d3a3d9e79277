import { describe, expect, it } from '@jest/globals';
import type { EventStore } from '@ntm-ledger/event-store';
import { storeAround } from '@ntm-ledger/service-host/testing';
import { useSheetLog, WHOLE } from '../testing/sheet-log.js';
import type { TypedRows } from '../testing/sheets.js';
import { csvOf, xlsxOf } from '../testing/sheets.js';
import { codeOf, COMMUNES, HAMLET_SET } from '../testing/thanh-hoa.js';

const log = useSheetLog();

describe('a sheet of 600 communes', () => {
  it('is recorded in one go, whatever the order of its columns: one assessment a commune, with what the head and the row say', async () => {
    const summary = await log.importing(await xlsxOf(WHOLE));
    expect(summary).toMatchObject({ rowsRead: COMMUNES, recorded: COMMUNES, known: 0, problems: [], warnings: [] });
    const events = await log.assessments();
    expect(new Set(events.map(({ stream }) => stream)).size).toBe(COMMUNES);
    expect(events[3]).toMatchObject({
      effectiveOn: '2022-12-31',
      mode: 'BACKFILL',
      source: { title: 'Phiếu đánh giá (xa.xlsx)', digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
      data: {
        round: 'VERIFICATION',
        statement: 'ACTUAL',
        size: 3,
        criteria: [
          { number: 1, outcome: 'MET', indicators: [] },
          {
            number: 2,
            outcome: 'MET',
            indicators: [
              { code: '2.1', value: '85.5', outcome: null, year: null },
              { code: '2.2', value: null, outcome: 'MET', year: null },
            ],
          },
          { number: 3, outcome: 'NOT_APPLICABLE', indicators: [{ code: '3', value: '42.5', outcome: null, year: null }] },
        ],
      },
    });
    expect(events[4]?.data.round).toBe('APPRAISAL');
  });

  it('is recorded from CSV as from a workbook, and is then known in either form', async () => {
    expect(await log.importing(csvOf(WHOLE), { name: 'xa.csv' })).toMatchObject({ recorded: COMMUNES, problems: [] });
    expect(await log.importing(await xlsxOf(WHOLE))).toMatchObject({ recorded: 0, known: COMMUNES, problems: [] });
    expect(await log.assessments()).toHaveLength(COMMUNES);
  });

  it('that was cut short goes on where it stopped, and records nothing twice', async () => {
    const bytes = await xlsxOf(WHOLE);
    let appends = 0;
    const failing = (store: EventStore): EventStore =>
      storeAround(store, (passing) => {
        appends += 1;
        return appends > 250 ? Promise.reject(new Error('the disk is full')) : passing.pass();
      });
    await expect(log.importing(bytes, { around: failing })).rejects.toThrow('the disk is full');
    const begun = (await log.assessments()).length;
    expect(begun).toBe(250);
    expect(await log.importing(bytes)).toMatchObject({ recorded: COMMUNES - begun, known: begun, problems: [] });
    const ids = (await log.assessments()).map(({ data }) => data.unitId);
    expect(new Set(ids).size).toBe(COMMUNES);
    expect(ids).toHaveLength(COMMUNES);
  });

  it('takes the place of what the log says of the same day and round where it says something else, also back again', async () => {
    const changed = WHOLE.map((cells, index) => (index === 4 ? cells.with(2, 'Chưa đạt') : cells));
    await log.importing(await xlsxOf(WHOLE));
    expect(await log.importing(await xlsxOf(changed))).toMatchObject({ recorded: 1, corrections: 1, known: COMMUNES - 1 });
    expect(await log.importing(await xlsxOf(WHOLE))).toMatchObject({ recorded: 1, corrections: 1, known: COMMUNES - 1 });
    expect(await log.importing(await xlsxOf(WHOLE))).toMatchObject({ recorded: 0, known: COMMUNES });
  });
});

describe('a sheet of hamlets', () => {
  it('tells a hamlet by its commune’s code and its name, with its type where two have one name', async () => {
    const rows: TypedRows = [
      ['Mã xã', 'Tên thôn', 'TC 1'],
      [Number(codeOf(0)), 'Đông', 'x'],
      [codeOf(0), 'xóm Tây'.normalize('NFD'), 'CĐ'],
    ];
    const summary = await log.importing(await xlsxOf(rows), { set: HAMLET_SET });
    expect(summary).toMatchObject({ recorded: 2, problems: [] });
    expect(summary.notes).toEqual(['"x" was read as MET in 1 cells', '"CĐ" was read as NOT_MET in 1 cells']);
    const bad = await log.importing(
      await xlsxOf([
        ['Mã xã', 'Tên thôn', 'TC 1'],
        [codeOf(0), 'Tây', 1],
        [codeOf(0), 'Bắc', 1],
      ]),
      { set: HAMLET_SET },
    );
    expect(bad.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('has 2 hamlets "Tây"; write the type before the name: thôn Tây, xóm Tây'),
      expect.stringContaining('has no hamlet "Bắc"'),
    ]);
  });
});

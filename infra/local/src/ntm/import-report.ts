import type { FileProblem, ImportSummary, RegisterFile } from '@ntm-ledger/units/importing';

/** The summary of an import as a person reads it: what was read, recorded, known, refused and why. */
export function reportOf(summary: ImportSummary, files: readonly RegisterFile[], log: string): string {
  const { rowsRead, recorded, planned, known, problems, warnings } = summary;
  const lines = [`read       ${count(rowsRead)} rows of ${files.map(({ name }) => name).join(', ')}`];
  if (problems.length > 0) {
    lines.push('');
    for (const problem of problems) lines.push(problemLine(problem));
    lines.push('');
  }
  lines.push(`recorded   ${byType(recorded)}`);
  if (Object.keys(recorded).length === 0 && Object.keys(planned).length > 0) lines.push(`planned    ${byType(planned)}`);
  lines.push(`known      ${count(known)} rows say what the log held already`);
  lines.push(`refused    ${count(problems.length)} problems${problems.length > 0 ? ', each with its line above' : ''}`);
  for (const [rule, [first, ...others]] of Map.groupBy(warnings, (warning) => warning.rule)) {
    lines.push(`warned     ${count(1 + others.length)} times of ${rule}: ${first?.message ?? ''}`);
  }
  const isRecorded = Object.keys(recorded).length > 0;
  const isToBeRecorded = Object.keys(planned).length > 0;
  const isHeld = isRecorded || (!isToBeRecorded && problems.length === 0);
  lines.push('', isHeld ? `The log of ${log} holds it.` : 'Nothing was recorded.');
  return `${lines.join('\n')}\n`;
}

function problemLine({ file, line, column, message }: FileProblem): string {
  const place = [file, line, column].filter((part) => part !== null && part !== '').join(':');
  return `${place === '' ? '' : `${place}: `}${message}`;
}

function byType(counts: ImportSummary['recorded']): string {
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const each = Object.entries(counts).map(([type, n]) => `${type} ${count(n)}`);
  return total === 0 ? 'nothing' : `${count(total)} events: ${each.join(', ')}`;
}

function count(n: number): string {
  return n.toLocaleString('en');
}

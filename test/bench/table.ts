import type { Figure } from './figure.js';

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });
const ratio = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** The figures as aligned columns under a heading: name, value with unit, baseline with what it is, ratio; and the target of each, where any has one. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${number.format(figure.value)} ${figure.unit}`,
    `${number.format(figure.baseline)} ${figure.unit} (${figure.baselineName})`,
    ratio.format(figure.ratio),
    figure.target === undefined ? '' : `≥ ${String(figure.target)}`,
  ]);
  const target = figures.some((figure) => figure.target !== undefined) ? 'target' : '';
  const table = [['figure', 'value', 'baseline', 'ratio', target], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The figure as one line of JSON. */
export function jsonLineOf({ name, value, unit, baseline, ratio: share, target }: Figure): string {
  return JSON.stringify({ name, value, unit, baseline, ratio: share, ...(target === undefined ? {} : { target }) });
}

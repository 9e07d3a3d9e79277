import type { StatedFacts } from '@ntm-ledger/assessments/sheets';
import { NOTHING_STATED, statedFact } from '@ntm-ledger/assessments/sheets';

const OPTIONS = ['day', 'round', 'statement', 'year', 'assessor', 'source'] as const;

/** What the options of `ntm sheet import` say of all rows, read as a cell of the sheet is; or what is wrong with one of them. */
export function statedOptions(given: Readonly<Partial<Record<(typeof OPTIONS)[number], string>>>): StatedFacts | string {
  let facts = NOTHING_STATED;
  for (const option of OPTIONS) {
    const text = given[option]?.normalize('NFC').trim();
    if (text === undefined || text === '') continue;
    const read = statedFact(option, text);
    if (typeof read === 'string') return `--${option}: ${read}`;
    facts = { ...facts, ...read };
  }
  return facts;
}

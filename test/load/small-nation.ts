import type { RegisterFile } from '@ntm-ledger/units/importing';
import { reformedRegister } from './reformed-register.js';

/** Provinces of the delta, of the mountains and of the rest, under their codes. */
const PROVINCES = [
  ['01', 'thành phố', 'Thành phố Hà Nội'],
  ['20', 'tỉnh', 'Tỉnh Lạng Sơn'],
  ['36', 'tỉnh', 'Tỉnh Nam Định'],
  ['38', 'tỉnh', 'Tỉnh Thanh Hóa'],
  ['14', 'tỉnh', 'Tỉnh Sơn La'],
  ['92', 'thành phố', 'Thành phố Cần Thơ'],
] as const;
const DISTRICTS_A_PROVINCE = 3;
/** Of ten communes the seventh is a ward and the tenth a township. */
const TYPES = ['xã', 'xã', 'xã', 'xã', 'xã', 'xã', 'phường', 'xã', 'xã', 'thị trấn'] as const;

/** A register of so many communes in six provinces, with a reform, for what a whole nation would take too long for. */
export function smallNation(communes: number): RegisterFile[] {
  const lines = ['code,parent_code,kind,subtype,name_vi,valid_from,valid_to'];
  for (const [code, type, name] of PROVINCES) lines.push(`${code},,province,${type},${name},,`);
  const districts = PROVINCES.flatMap(([province], index) =>
    Array.from({ length: DISTRICTS_A_PROVINCE }, (_, at) => ({
      code: String(101 + index * DISTRICTS_A_PROVINCE + at),
      province,
    })),
  );
  for (const { code, province } of districts) lines.push(`${code},${province},district,huyện,Huyện Mẫu ${code},,`);
  for (let commune = 0; commune < communes; commune += 1) {
    const type = TYPES[Math.floor(commune / districts.length) % TYPES.length] ?? 'xã';
    const district = districts[commune % districts.length]?.code ?? '';
    const name = `${type[0]?.toUpperCase() ?? ''}${type.slice(1)} Mẫu ${String(commune)}`;
    lines.push(`${String(10_001 + commune)},${district},commune,${type},${name},,`);
  }
  return reformedRegister({ name: 'small.csv', bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) });
}

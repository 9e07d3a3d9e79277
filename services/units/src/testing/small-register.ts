/**
 * A few real units in the documented formats of a register, chosen for what is hard in them: codes and names that go to other units, a
 * divided commune, a commune that ends in a ward, a unit whose fate nobody recorded. Codes, names and days are those of the register of
 * the statistics office.
 */

const UNITS = 'code,parent_code,kind,subtype,name_vi,valid_from,valid_to';

/** Every version until the reform of 2025. */
export const HISTORY = `${UNITS}
01,,province,thành phố,Thành phố Hà Nội,,2025-06-30
10,,province,tỉnh,Tỉnh Lào Cai,,2025-06-30
15,,province,tỉnh,Tỉnh Yên Bái,,2025-06-30
28,,province,tỉnh,Tỉnh Hà Tây,,2008-07-31
31,,province,thành phố,Thành phố Hải Phòng,,2025-06-30
38,,province,tỉnh,Tỉnh Thanh Hóa,,2025-06-30
40,,province,tỉnh,Tỉnh Nghệ An,,2025-06-30
42,,province,tỉnh,Tỉnh Hà Tĩnh,,2025-06-30
132,15,district,thành phố,Thành phố Yên Bái,,2025-06-30
268,28,district,thị xã,Thị xã Hà Đông,,2008-07-31
268,01,district,quận,Quận Hà Đông,2008-08-01,2025-06-30
304,31,district,quận,Quận Ngô Quyền,,2025-06-30
318,31,district,huyện,Huyện Bạch Long Vĩ,,2025-06-30
381,38,district,thị xã,Thị xã Bỉm Sơn,,2025-06-30
392,38,district,huyện,Huyện Hà Trung,,2025-06-30
428,40,district,huyện,Huyện Thanh Chương,,2025-06-30
447,42,district,huyện,Huyện Kỳ Anh,,2015-04-10
447,42,district,thị xã,Thị xã Kỳ Anh,2015-04-11,2015-08-30
447,42,district,huyện,Huyện Kỳ Anh,2015-08-31,2025-06-30
449,42,district,huyện,Huyện Kỳ Anh,2015-04-11,2015-08-30
449,42,district,thị xã,Thị xã Kỳ Anh,2015-08-31,2025-06-30
04279,132,commune,xã,Xã Minh Bảo,,2025-06-30
11344,304,commune,phường,Phường Lương Khánh Thiện,,2020-01-31
11344,304,commune,phường,Phường Cầu Đất,2022-04-10,2025-06-30
11353,304,commune,phường,Phường Cầu Đất,,2022-04-09
14809,381,commune,phường,Phường Bắc Sơn,,2025-06-30
14812,381,commune,phường,Phường Ba Đình,,2025-06-30
15271,392,commune,thị trấn,Thị trấn Hà Trung,,2025-06-30
15277,392,commune,xã,Xã Hà Vinh,,2025-06-30
15283,392,commune,xã,Xã Hà Vân,,2019-11-30
15283,392,commune,xã,Xã Hoạt Giang,2019-12-01,2025-06-30
15286,392,commune,xã,Xã Hà Yên,,2019-11-30
15286,392,commune,xã,Xã Yên Dương,2019-12-01,2025-06-30
15289,392,commune,xã,Xã Hà Thanh,,2019-11-30
15295,392,commune,xã,Xã Hà Dương,,2019-11-30
15301,392,commune,xã,Xã Hà Phong,,2019-11-30
15328,392,commune,xã,Xã Hà Bình,,2025-06-30
17713,428,commune,thị trấn,Thị trấn Thanh Chương,,2024-12-31
17713,428,commune,thị trấn,Thị trấn Dùng,2025-01-01,2025-06-30
17731,428,commune,xã,Xã Thanh Phong,,2025-06-30
17749,428,commune,xã,Xã Thanh Văn,,2019-12-31
17749,428,commune,xã,Xã Đại Đồng,2020-01-01,2025-06-30
17758,428,commune,xã,Xã Thanh Hương,,2012-06-30
17761,428,commune,xã,Xã Thanh Lĩnh,,2024-12-31
`;

/** What became of codes that left the register before the reform. */
export const FORMER = `old_code,new_code,kind,level,effective,method,source
11353,11344,main,commune,2022-04-10,"same name, new code",register
15289,15283,main,commune,2019-12-01,alias,https://vi.wikipedia.org/wiki/Thanh_H%C3%B3a
15295,15286,main,commune,2019-12-01,alias,https://vi.wikipedia.org/wiki/Thanh_H%C3%B3a
15301,15271,main,commune,2019-12-01,alias,https://vi.wikipedia.org/wiki/Thanh_H%C3%B3a
17758,,,commune,2012-07-01,unmapped,
17761,17713,main,commune,2025-01-01,alias,https://vi.wikipedia.org/wiki/Ngh%E1%BB%87_An
`;

/** The register as it stood on the day of the reform. */
export const REFORMED = `${UNITS}
01,,province,thành phố,Thành phố Hà Nội,,
15,,province,tỉnh,Tỉnh Lào Cai,2025-07-01,
31,,province,thành phố,Thành phố Hải Phòng,,
38,,province,tỉnh,Tỉnh Thanh Hóa,,
40,,province,tỉnh,Tỉnh Nghệ An,,
42,,province,tỉnh,Tỉnh Hà Tĩnh,,
04279,15,commune,xã,Xã Minh Bảo,2025-07-01,
11344,31,commune,phường,Phường Ngô Quyền,2025-07-01,
11948,31,commune,đặc khu,Đặc khu Bạch Long Vĩ,2025-07-01,
14809,38,commune,phường,Phường Quang Trung,2025-07-01,
14812,38,commune,phường,Phường Bỉm Sơn,2025-07-01,
15271,38,commune,xã,Xã Hà Trung,2025-07-01,
15286,38,commune,xã,Xã Hoạt Giang,2025-07-01,
17713,40,commune,xã,Xã Đại Đồng,2025-07-01,
`;

/** The reform, with its acts. */
export const REFORM = `old_code,new_code,kind,level,relation,extent,basis
10,15,whole,province,merge,whole,202/2025/QH15
15,15,whole,province,merge,whole,202/2025/QH15
38,38,whole,province,unchanged,whole,202/2025/QH15 (không sắp xếp)
04279,04279,whole,commune,unchanged,whole,1673/NQ-UBTVQH15 Điều 1 (không sắp xếp)
11344,11344,whole,commune,merge,whole,1669/NQ-UBTVQH15 Điều 1 khoản 17
318,11948,whole,district,convert,whole,1669/NQ-UBTVQH15 Điều 1 khoản 114
14809,14809,whole,commune,rename,whole,1686/NQ-UBTVQH15 Điều 1 khoản 137
14812,14812,whole,commune,merge,whole,1686/NQ-UBTVQH15 Điều 1 khoản 136
15277,14812,whole,commune,merge,whole,1686/NQ-UBTVQH15 Điều 1 khoản 136
15271,15271,part,commune,split,area-part+population-part,1686/NQ-UBTVQH15 Điều 1 khoản 3
15328,15271,part,commune,split,area-part+population-part,1686/NQ-UBTVQH15 Điều 1 khoản 3
15271,15286,part,commune,split,remainder,1686/NQ-UBTVQH15 Điều 1 khoản 6
15328,15286,part,commune,split,remainder,1686/NQ-UBTVQH15 Điều 1 khoản 6
15283,15286,whole,commune,merge,whole,1686/NQ-UBTVQH15 Điều 1 khoản 6
15286,15286,whole,commune,merge,whole,1686/NQ-UBTVQH15 Điều 1 khoản 6
17713,17713,whole,commune,merge,whole,1678/NQ-UBTVQH15 Điều 1 khoản 88
17731,17713,whole,commune,merge,whole,1678/NQ-UBTVQH15 Điều 1 khoản 88
17749,17713,whole,commune,merge,whole,1678/NQ-UBTVQH15 Điều 1 khoản 88
`;

/** A change after the reform. */
export const CHANGES = `code,kind,effective,old_subtype,old_name_vi,new_subtype,new_name_vi,basis
15271,commune,2026-04-30,xã,Xã Hà Trung,phường,Phường Hà Trung,237/NQ-UBTVQH16
`;

/** All of it, under the names that such files bear. */
export const SMALL_REGISTER: Readonly<Record<string, string>> = {
  'units-history.csv': HISTORY,
  'mergers-former.csv': FORMER,
  'units-2025.csv': REFORMED,
  'mergers-2025.csv': REFORM,
  'units-2026-changes.csv': CHANGES,
};

/** Files with their bytes, as an importer takes them. */
export function filesOf(texts: Readonly<Record<string, string>>): { name: string; bytes: Uint8Array }[] {
  return Object.entries(texts).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
}

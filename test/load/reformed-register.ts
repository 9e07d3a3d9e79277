import type { RegisterFile } from '@ntm-ledger/units/importing';

/** How many communes of a district become one. */
const COMMUNES_A_MERGER = 3;
const LAST_DAY = '2025-06-30';
const REFORM_DAY = '2025-07-01';

/**
 * A reform like that of 2025 for a register of one day, for where the real one is not at hand: in every district three neighbours become one xã
 * under the province, by a clause of their province's resolution, the first of them giving code and name; districts end. The same register
 * always gives the same reform.
 * @param register in the documented format, without last days
 * @returns the register with its last days, the register after the reform, and the successions between them
 */
export function reformedRegister({ bytes }: RegisterFile): RegisterFile[] {
  const [header = '', ...rows] = new TextDecoder().decode(bytes).trimEnd().split('\n');
  const units = rows.map((row) => {
    const [code = '', parent = '', kind = '', type = '', name = ''] = row.split(',');
    return { code, parent, kind, type, name };
  });
  const provinceOf = new Map(units.filter(({ kind }) => kind === 'district').map(({ code, parent }) => [code, parent]));
  const before = units.map(({ code, parent, kind, type, name }) => [
    code,
    parent,
    kind,
    type,
    name,
    '',
    kind === 'province' ? '' : LAST_DAY,
  ]);
  const after: string[][] = [];
  const links: string[][] = [];
  const clauses = new Map<string, number>();
  for (const [district, communes] of Map.groupBy(
    units.filter(({ kind }) => kind === 'commune'),
    ({ parent }) => parent,
  )) {
    const province = provinceOf.get(district) ?? district;
    for (let from = 0; from < communes.length; from += COMMUNES_A_MERGER) {
      const merged = communes.slice(from, from + COMMUNES_A_MERGER);
      const [first] = merged;
      if (first === undefined) continue;
      const clause = (clauses.get(province) ?? 0) + 1;
      clauses.set(province, clause);
      const act = `${String(9_000 + Number(province))}/NQ-UBTVQH15 Điều 1 khoản ${String(clause)}`;
      const bare = first.name.slice(first.type.length + 1);
      after.push([first.code, province, 'commune', 'xã', `Xã ${bare}`, REFORM_DAY, '']);
      const relation = merged.length === 1 ? 'rename' : 'merge';
      for (const { code } of merged) links.push([code, first.code, 'whole', 'commune', relation, 'whole', act]);
    }
  }
  const file = (name: string, head: string, lines: readonly (readonly string[])[]): RegisterFile => ({
    name,
    bytes: new TextEncoder().encode(`${[head, ...lines.map((line) => line.join(','))].join('\n')}\n`),
  });
  return [
    file('before.csv', header, before),
    file('after.csv', header, after),
    file('reform.csv', 'old_code,new_code,kind,level,relation,extent,basis', links),
  ];
}

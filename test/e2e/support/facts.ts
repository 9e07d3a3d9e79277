import { randomUUID } from 'node:crypto';

/** A mutation's input. */
export type Input = Readonly<Record<string, unknown>>;

/** What every fact of these tests has: a request of its own, and where it was read. */
function fact(mode: 'LIVE' | 'BACKFILL'): Input {
  return { requestId: randomUUID(), mode, source: { title: 'Báo cáo thử nghiệm', issuedOn: '2024-01-15' } };
}

/** An old fact, recorded as it was. */
export const backfilled = (input: Input): Input => ({ ...fact('BACKFILL'), ...input });

/** A step of a procedure that is conducted here. */
export const live = (input: Input): Input => ({ ...fact('LIVE'), ...input });

/** A hamlet of a commune. */
export const hamlet = (name: string, code: string, effectiveOn = '2020-01-01'): Input =>
  backfilled({ effectiveOn, units: [{ kind: 'HAMLET', type: 'thôn', name, parent: { code } }] });

/** A recognition of a commune that came into force on a day, as a list of old titles would give it. */
export const recognition = (code: string, effectiveOn: string, level = 'NTM'): Input =>
  backfilled({ kind: 'RECOGNITION', unit: { code }, level, awardYear: Number(effectiveOn.slice(0, 4)), effectiveOn });

/** The n-th day from the first day of 2010 on. */
export const dayOf2010 = (n: number): string => new Date(Date.UTC(2010, 0, 1 + n)).toISOString().slice(0, 10);

/** A total that a document states for a commune. */
export const statedScore = (code: string, met: number, effectiveOn: string): Input =>
  backfilled({ unit: { code }, criteriaSet: 'xa-ntm-2021', met, size: 19, effectiveOn });

/** A mutation that answers with where it was recorded, and of what it warns. */
export function recording(mutation: string): string {
  const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  return `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { position warnings { rule message basis } } }`;
}

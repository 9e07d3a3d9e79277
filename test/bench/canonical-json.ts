import { canonicalJson } from '@ntm-ledger/events';
import type { Figure } from './figure.js';
import { toFigure } from './figure.js';
import { compare } from './measure.js';

const EVENTS_PER_RUN = 2_000;

/** A body as large as that of a typical assessment: nineteen criteria, names and notes in Vietnamese. */
const BODY = {
  effectiveOn: '2024-12-31',
  precision: 'DAY',
  concerns: ['5f0c5f53-0f6e-4a3c-9a57-0b8d5c1f7a11'],
  mode: 'LIVE',
  actor: { id: 'a-17', role: 'CLERK', scope: '38' },
  basis: { number: '2373/QĐ-UBND', authority: 'Ủy ban nhân dân tỉnh', issuedOn: '2024-06-11', title: null, clause: 'Điều 1' },
  warnings: [],
  schemaVersion: 1,
  data: {
    criteriaSetId: 'ntm-commune-2021',
    note: 'Kết quả thẩm định mức độ đạt từng tiêu chí nông thôn mới',
    criteria: Array.from({ length: 19 }, (_, index) => ({ number: index + 1, outcome: 'MET', value: '52.5', indicators: [] })),
  },
};

/** What the checks and the fixed order of keys of canonical JSON cost over plain JSON. */
export async function benchCanonicalJson(): Promise<readonly Figure[]> {
  const write = (toText: (value: unknown) => string) => () => {
    for (let event = 0; event < EVENTS_PER_RUN; event++) toText(BODY);
  };
  const times = await compare(write(canonicalJson), write(JSON.stringify));
  const perSecond = (took: number) => (EVENTS_PER_RUN * 1_000) / took;
  return [
    toFigure({
      name: 'bodies written as canonical JSON',
      unit: 'events/s',
      values: times.subject.map(perSecond),
      baselineName: 'JSON.stringify',
      baselines: times.baseline.map(perSecond),
    }),
  ];
}

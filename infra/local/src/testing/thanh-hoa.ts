import { pino } from 'pino';
import { readSettings } from '@ntm-ledger/service-host';
import { openLedger } from '../open-ledger.js';
import { randomUUID } from 'node:crypto';

/** The set of the tests: three criteria, the first without indicators, and a share, an amount by region and a yes or no among the rest. */
export const SET = 'xa-thu-2021';
/** A set of hamlets. */
export const HAMLET_SET = 'thon-thu-2021';
/** Communes of the province that take part in the programme. */
export const COMMUNES = 600;

/** The code of the n-th commune, from 0. Real codes of a province are not so tidy, but as long. */
export function codeOf(index: number): string {
  return String(2_000 + index).padStart(5, '0');
}

/** The bare name of the n-th commune. */
export function nameOf(index: number): string {
  return `Hà Thử ${index + 1}`;
}

const AS_OF = { mode: 'BACKFILL', effectiveOn: '2004-08-31', precision: 'BY', source: { title: 'Danh mục thử' } } as const;
const CREATED = { sourced: true, textSourced: true, thresholdsSourced: true } as const;

/** Fills an empty data folder with a province of 600 communes and more, and two sets, each through the mutation a clerk would send. */
export async function fillThanhHoa(dataDir: string): Promise<void> {
  const settings = readSettings({ NTM_DATA_DIR: dataDir, LOG_LEVEL: 'silent' }, { port: 0 });
  const ledger = await openLedger(settings, pino({ level: 'silent' }));
  const send = async (mutation: string, input: Record<string, unknown>): Promise<void> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { position } }`;
    const result = await ledger.send({ document, variables: { input: { requestId: randomUUID(), ...AS_OF, ...input } } });
    if (result.errors !== undefined) throw new Error(JSON.stringify(result.errors));
  };
  for (const units of Object.values(Object.groupBy(UNITS, ({ kind }) => kind))) await send('registerUnits', { units });
  await send('publishCriteriaSet', { ...COMMUNE_SET, effectiveOn: '2022-03-08', precision: 'DAY' });
  await send('publishCriteriaSet', { ...HAMLETS_OF_SET, effectiveOn: '2022-03-08', precision: 'DAY' });
  await ledger.close();
}

/** Tier by tier, since a code leads only to what is registered already. */
const UNITS: readonly { readonly kind: string; readonly [field: string]: unknown }[] = [
  { kind: 'COUNTRY', type: 'quốc gia', name: 'Việt Nam', code: 'VN' },
  { kind: 'PROVINCE', type: 'tỉnh', name: 'Thanh Hóa', code: '38', parent: { code: 'VN' } },
  { kind: 'PROVINCE', type: 'tỉnh', name: 'Nghệ An', code: '40', parent: { code: 'VN' } },
  { kind: 'DISTRICT', type: 'huyện', name: 'Hà Trung', code: '392', parent: { code: '38' } },
  { kind: 'DISTRICT', type: 'huyện', name: 'Thanh Chương', code: '428', parent: { code: '40' } },
  ...Array.from({ length: COMMUNES }, (_, index) => commune('xã', nameOf(index), codeOf(index), '392')),
  commune('thị trấn', 'Hà Trung', '15271', '392'),
  commune('xã', 'Thanh Lĩnh', '17713', '428'),
  { kind: 'HAMLET', type: 'thôn', name: 'Đông', parent: { code: codeOf(0) } },
  { kind: 'HAMLET', type: 'thôn', name: 'Tây', parent: { code: codeOf(0) } },
  { kind: 'HAMLET', type: 'xóm', name: 'Tây', parent: { code: codeOf(0) } },
];

function commune(type: string, name: string, code: string, parent: string): (typeof UNITS)[number] {
  return { kind: 'COMMUNE', type, name, code, parent: { code: parent } };
}

const COMMUNE_SET = {
  id: SET,
  name: 'Bộ tiêu chí thử về xã nông thôn mới',
  unitKind: 'COMMUNE',
  unitTypes: ['xã'],
  level: 'NTM',
  size: 3,
  sizeSourced: true,
  effectiveFrom: '2022-03-08',
  basis: { number: '318/QĐ-TTg' },
  criteria: [
    { number: 1, name: 'Quy hoạch', sourced: true, indicators: [] },
    {
      number: 2,
      name: 'Giao thông',
      sourced: true,
      indicators: [
        {
          ...{ code: '2.1', name: 'Tỷ lệ đường được cứng hóa', unit: 'percent', comparator: 'AT_LEAST' },
          ...{ thresholds: [{ value: '80' }], ...CREATED },
        },
        { code: '2.2', name: 'Đường đi lại thuận tiện', comparator: 'PASS', ...CREATED },
      ],
    },
    {
      number: 3,
      name: 'Thu nhập',
      sourced: true,
      indicators: [
        {
          ...{ code: '3', name: 'Thu nhập bình quân', unit: 'million_vnd_per_head_year', comparator: 'AT_LEAST' },
          ...{ thresholds: [{ value: '39' }], sourced: false },
        },
      ],
    },
  ],
};

const HAMLETS_OF_SET = {
  id: HAMLET_SET,
  name: 'Bộ tiêu chí thử về thôn nông thôn mới',
  unitKind: 'HAMLET',
  level: 'NTM',
  size: 2,
  sizeSourced: true,
  criteria: [],
};

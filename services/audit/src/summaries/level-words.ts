import type { DecisionFacts, Level } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import type { Names, Wording } from './told.js';

const LEVELS: Readonly<Record<Level, Wording>> = {
  NTM: { vi: 'nông thôn mới', en: 'new-rural' },
  ADVANCED: { vi: 'nông thôn mới nâng cao', en: 'advanced new-rural' },
  MODEL: { vi: 'nông thôn mới kiểu mẫu', en: 'model new-rural' },
  MODERN: { vi: 'nông thôn mới hiện đại', en: 'modern new-rural' },
  CIVILISED_URBAN: { vi: 'đô thị văn minh', en: 'civilised-urban' },
};

/** "nông thôn mới nâng cao": a level by its name. */
export function levelWords(level: Level): Wording {
  return LEVELS[level];
}

/** "đạt chuẩn nông thôn mới nâng cao": a level as what a unit comes to. */
export function standardWords(level: Level): Wording {
  const { vi, en } = levelWords(level);
  return { vi: `đạt chuẩn ${vi}`, en: `meeting the ${en} standard` };
}

/** What provinces, provincial cities and towns are recognised for in place of a standard (title of Quyết định 320/QĐ-TTg of 2022). */
const TASK_FULFILLED: Wording = {
  vi: 'hoàn thành nhiệm vụ xây dựng nông thôn mới',
  en: 'having fulfilled the task of building new rural areas',
};

/** What a decision says of a unit: "đạt chuẩn nông thôn mới kiểu mẫu về Giáo dục năm 2023". */
export function achievementWords(
  { unitId, level, awardYear }: Pick<DecisionFacts, 'unitId' | 'level' | 'awardYear'>,
  field: string | null,
  names: Names,
): Wording {
  const { vi, en } = level === 'NTM' && isGivenATask(names.unit(unitId)) ? TASK_FULFILLED : standardWords(level);
  const about = field === null ? { vi: '', en: '' } : { vi: ` về ${field}`, en: ` in the field of ${field}` };
  const year = awardYear === null ? { vi: '', en: '' } : { vi: ` năm ${String(awardYear)}`, en: ` for ${String(awardYear)}` };
  return { vi: `${vi}${about.vi}${year.vi}`, en: `${en}${about.en}${year.en}` };
}

function isGivenATask(unit: UnitState | undefined): boolean {
  return unit?.kind === 'PROVINCE' || (unit?.kind === 'DISTRICT' && unit.type !== 'huyện');
}

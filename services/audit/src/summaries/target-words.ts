import type {
  AverageTarget,
  CriteriaTarget,
  IndicatorTarget,
  LedgerEvent,
  PlanTarget,
  TitleTotalTarget,
} from '@ntm-ledger/events';
import { MEASURE_WORDS } from './indicators.js';
import { kindWords } from './kind-words.js';
import { levelWords, standardWords } from './level-words.js';
import type { Names, Wording } from './told.js';
import { unitWords } from './unit-words.js';

const NOTHING: Wording = { vi: '', en: '' };

/** The targets that an event brings to a plan, or changes in it. */
export function targetsIn({ type, data }: LedgerEvent): readonly PlanTarget[] {
  switch (type) {
    case 'PlanAdopted':
      return data.targets;
    case 'PlanAmended':
      return [...data.added, ...data.changed];
    default:
      return [];
  }
}

/** What a target is to reach, as a clause: "xã Ái Thượng đạt chuẩn nông thôn mới", "có 65 xã đạt chuẩn nông thôn mới". */
export function targetWords(target: PlanTarget, names: Names): Wording {
  switch (target.kind) {
    case 'TITLE': {
      const unit = unitWords(target.unitId, names);
      const standard = standardWords(target.level);
      return { vi: `${unit.vi} ${standard.vi}`, en: `${unit.en} ${standard.en}` };
    }
    case 'TITLE_TOTAL':
      return totalWords(target);
    case 'AVERAGE_MET':
      return averageWords(target);
    case 'CRITERIA_MET':
      return criteriaWords(target, names);
    case 'INDICATOR':
      return indicatorWords(target, names);
    case 'TASK':
      return { vi: `“${target.title}”`, en: `“${target.title}”` };
  }
}

function totalWords({ counting, value, unitKind, level, each, among }: TitleTotalTarget): Wording {
  const units = kindWords(unitKind);
  const standard = standardWords(level);
  const what = { vi: `${String(value)} ${units.vi} ${standard.vi}`, en: `${String(value)} ${units.en} ${standard.en}` };
  const some = among === null ? NOTHING : { vi: ' (trong nhóm nêu ở kế hoạch)', en: ' (of a class that the plan names)' };
  if (each !== null) {
    const everyone = kindWords(each.kind);
    return {
      vi: `mỗi ${everyone.vi} trong nhóm nêu ở kế hoạch có ít nhất ${what.vi}`,
      en: `at least ${what.en} for each of the ${everyone.en} of a class`,
    };
  }
  return counting === 'MORE'
    ? { vi: `thêm ${what.vi}${some.vi}`, en: `${what.en} more${some.en}` }
    : { vi: `tổng số ${what.vi}${some.vi}`, en: `${what.en} in all${some.en}` };
}

function averageWords({ value, level, unitKind }: AverageTarget): Wording {
  const name = levelWords(level);
  const units = kindWords(unitKind);
  return {
    vi: `bình quân ${decimalWords(value).vi} tiêu chí ${name.vi}/${units.vi}`,
    en: `an average of ${value} ${name.en} criteria over the ${units.en}`,
  };
}

function criteriaWords({ unitId, each, level, counting, value }: CriteriaTarget, names: Names): Wording {
  const name = levelWords(level);
  const number = String(value);
  const subject = unitId === null ? classWords(each) : unitWords(unitId, names);
  return counting === 'MORE'
    ? {
        vi: `${subject.vi} thêm ít nhất ${number} tiêu chí ${name.vi}`,
        en: `${subject.en}: at least ${number} more ${name.en} criteria`,
      }
    : { vi: `${subject.vi} đạt ${number} tiêu chí ${name.vi}`, en: `${subject.en}: ${number} ${name.en} criteria met` };
}

function classWords(each: CriteriaTarget['each']): Wording {
  const units = kindWords(each?.kind ?? 'COMMUNE');
  return { vi: `mỗi ${units.vi} trong nhóm nêu ở kế hoạch`, en: `each of the ${units.en} of a class` };
}

function indicatorWords({ unitId, measure, stars, side, value }: IndicatorTarget, names: Names): Wording {
  const unit = unitWords(unitId, names);
  const { what, unit: of } = MEASURE_WORDS[measure];
  const rated = stars === null ? NOTHING : { vi: ` từ ${String(stars)} sao trở lên`, en: ` with ${String(stars)} stars or more` };
  const bound = side === 'AT_LEAST' ? { vi: 'ít nhất', en: 'at least' } : { vi: 'nhiều nhất', en: 'at most' };
  return {
    vi: `${what.vi}${rated.vi} của ${unit.vi} đạt ${bound.vi} ${decimalWords(value).vi}${of.vi}`,
    en: `${what.en}${rated.en} of ${unit.en} ${bound.en} ${value}${of.en}`,
  };
}

/** A decimal as each language prints it: "13,25"; "13.25". */
export function decimalWords(canonical: string): Wording {
  return { vi: canonical.replace('.', ','), en: canonical };
}

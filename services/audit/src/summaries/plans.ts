import type { PlanAmended, PlanTarget, SupportGranted, SupportRequested } from '@ntm-ledger/events';
import { underAct } from './act-words.js';
import { whenWords } from './day-words.js';
import { sentence } from './phrasing.js';
import { decimalWords, targetsIn, targetWords } from './target-words.js';
import type { Names, Told, Wording } from './told.js';
import { unitWords } from './unit-words.js';

/** A sentence stays one that a person reads: the rest of a long list is counted. */
const MOST_NAMED = 3;

const NOTHING: Wording = { vi: '', en: '' };

/** "Huyện Hà Trung thông qua kế hoạch năm 2023 ngày 24/02/2023, gồm 6 mục tiêu: xã Hà Sơn đạt chuẩn nông thôn mới kiểu mẫu; …" */
export function planAdopted({ event, names }: Told<'PlanAdopted'>): Wording {
  const { unitId, year, adoptedOn, targets } = event.data;
  const unit = unitWords(unitId, names);
  const when = adoptedOn === null ? { vi: '(chưa rõ ngày)', en: '(on a day that is not known)' } : whenWords(event);
  const list = listWords(targets, names);
  const under = underAct(event.basis);
  return sentence({
    vi: `${unit.vi} thông qua kế hoạch năm ${String(year)} ${when.vi}${under.vi}, gồm ${String(targets.length)} mục tiêu: ${list.vi}`,
    en: `${unit.en} adopted its plan for ${String(year)} ${when.en}${under.en}, with ${countWords(targets.length)}: ${list.en}`,
  });
}

/** "Kế hoạch năm 2021 của huyện Bá Thước được điều chỉnh ngày …: thêm 1 mục tiêu (…), bỏ 2 mục tiêu" */
export function planAmended({ event, names }: Told<'PlanAmended'>): Wording {
  const plan = planWords(event.data, names);
  const when = whenWords(event);
  const under = underAct(event.basis);
  const changes = changesWords(event.data, names);
  return sentence({
    vi: `${plan.vi} được điều chỉnh ${when.vi}${under.vi}: ${changes.vi}`,
    en: `${plan.en} was amended ${when.en}${under.en}: ${changes.en}`,
  });
}

function changesWords({ added, changed, dropped }: PlanAmended, names: Names): Wording {
  const more = added.length === 0 ? NOTHING : listWords(added, names);
  const other = changed.length === 0 ? NOTHING : listWords(changed, names);
  const parts = [
    ...(added.length === 0 ? [] : [{ vi: `thêm ${more.vi}`, en: `added ${more.en}` }]),
    ...(changed.length === 0 ? [] : [{ vi: `đổi thành ${other.vi}`, en: `changed to ${other.en}` }]),
    ...(dropped.length === 0
      ? []
      : [{ vi: `bỏ ${String(dropped.length)} mục tiêu`, en: `${countWords(dropped.length)} dropped` }]),
  ];
  return { vi: parts.map(({ vi }) => vi).join('; '), en: parts.map(({ en }) => en).join('; ') };
}

/** "1 target", "2 targets". */
function countWords(targets: number): string {
  return `${String(targets)} target${targets === 1 ? '' : 's'}`;
}

/** "Một nhiệm vụ trong kế hoạch năm 2022 của huyện Thanh Chương hoàn thành ngày …" */
export function taskCompleted({ event, names, about }: Told<'TaskCompleted'>): Wording {
  const plan = planWords(event.data, names);
  const when = whenWords(event);
  const task = about === null ? undefined : targetsIn(about.event).find(({ targetId }) => targetId === event.data.targetId);
  const what = task === undefined ? { vi: 'một nhiệm vụ', en: 'a task' } : targetWords(task, names);
  return sentence({
    vi: `${what.vi} (${plan.vi}) hoàn thành ${when.vi}`,
    en: `${what.en} (${plan.en}) was completed ${when.en}`,
  });
}

/** "Các xã đề nghị UBND huyện hỗ trợ xi măng (kế hoạch năm 2022 của huyện Thanh Chương)" */
export function supportRequested({ event, names }: Told<'SupportRequested'>): Wording {
  const { by, of } = event.data;
  const plan = planWords(event.data, names);
  const what = supportWords(event.data);
  return sentence({
    vi: `${by ?? 'có đơn vị'} đề nghị${of === null ? '' : ` ${of}`} hỗ trợ ${what.vi} (${plan.vi})`,
    en: `${by ?? 'somebody'} asked${of === null ? '' : ` ${of}`} for the support of ${what.en} (${plan.en})`,
  });
}

/** "UBND huyện hỗ trợ xi măng: 500 tấn (kế hoạch năm 2022 của huyện Thanh Chương)" */
export function supportGranted({ event, names }: Told<'SupportGranted'>): Wording {
  const { by } = event.data;
  const plan = planWords(event.data, names);
  const what = supportWords(event.data);
  return sentence({
    vi: `${by ?? 'chưa rõ nơi nào'} hỗ trợ ${what.vi} (${plan.vi})`,
    en: `${by ?? 'somebody'} granted the support of ${what.en} (${plan.en})`,
  });
}

function supportWords({ what, amount, amountIn }: SupportRequested | SupportGranted): Wording {
  if (amount === null) return { vi: `${what} (chưa rõ số lượng)`, en: `${what} (the amount is not known)` };
  const number = decimalWords(amount);
  const counted = amountIn === null ? '' : ` ${amountIn}`;
  return { vi: `${what}: ${number.vi}${counted}`, en: `${what}: ${number.en}${counted}` };
}

function planWords({ unitId, year }: { readonly unitId: string; readonly year: number }, names: Names): Wording {
  const unit = unitWords(unitId, names);
  return { vi: `kế hoạch năm ${String(year)} của ${unit.vi}`, en: `the plan of ${unit.en} for ${String(year)}` };
}

function listWords(targets: readonly PlanTarget[], names: Names): Wording {
  const named = targets.slice(0, MOST_NAMED).map((target) => targetWords(target, names));
  const more = targets.length - named.length;
  const rest = more === 0 ? [] : [{ vi: `và ${String(more)} mục tiêu khác`, en: `and ${String(more)} more` }];
  const all = [...named, ...rest];
  return { vi: all.map(({ vi }) => vi).join('; '), en: all.map(({ en }) => en).join('; ') };
}

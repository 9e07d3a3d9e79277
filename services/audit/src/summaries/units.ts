import type { Certainty, TerritoryLink, UnitEnded, UnitIdentity } from '@ntm-ledger/events';
import { classificationWords } from './classification-words.js';
import { underAct } from './act-words.js';
import { sinceWords, whenWords } from './day-words.js';
import { listed, sentence } from './phrasing.js';
import type { Names, Told, Wording } from './told.js';
import { bareUnitWords, formerUnitWords, unitWords } from './unit-words.js';

/** "Xã Hà Hải (mã 15343, thuộc huyện Hà Trung) được ghi nhận là đã có vào ngày 31/12/2018" */
export function unitRegistered({ event, names }: Told<'UnitRegistered'>): Wording {
  const unit = identityWords(event.data, names);
  const when = whenWords(event);
  const act = underAct(event.basis);
  return sentence({
    vi: `${unit.vi} được ghi nhận là đã có ${event.precision === 'DAY' ? `vào ${when.vi}` : when.vi}${act.vi}`,
    en: `${unit.en} was entered as standing ${when.en}${act.en}`,
  });
}

/** "Xã Hoạt Giang (…) được thành lập ngày 01/12/2019 trên cơ sở toàn bộ xã Hà Vân và một phần xã Hà Thanh theo Nghị quyết số …" */
export function unitEstablished({ event, names }: Told<'UnitEstablished'>): Wording {
  const unit = identityWords(event.data, names);
  const when = whenWords(event);
  const act = underAct(event.basis);
  const from = givenWords(event.data.predecessors, names);
  const how = certaintyWords(event.data.certainty);
  const origin =
    event.data.predecessors.length === 0 ? { vi: '', en: '' } : { vi: ` trên cơ sở ${from.vi}`, en: ` from ${from.en}` };
  return sentence({
    vi: `${unit.vi} được thành lập ${when.vi}${origin.vi}${act.vi}${how.vi}`,
    en: `${unit.en} was established ${when.en}${origin.en}${act.en}${how.en}`,
  });
}

/** "Xã Hà Vân kết thúc hoạt động từ ngày 01/12/2019 do sáp nhập để thành lập xã Hoạt Giang theo Nghị quyết số …" */
export function unitEnded({ event, names }: Told<'UnitEnded'>): Wording {
  const unit = unitWords(event.data.unitId, names);
  const since = sinceWords(event);
  const act = underAct(event.basis);
  const fate = fateWords(event.data, names);
  const how = certaintyWords(event.data.manner === 'UNKNOWN' ? 'STATED' : event.data.certainty);
  return sentence({
    vi: `${unit.vi} kết thúc hoạt động ${since.vi}${fate.vi}${act.vi}${how.vi}`,
    en: `${unit.en} ceased to exist ${since.en}${fate.en}${act.en}${how.en}`,
  });
}

/** "Xã Hà Bình tiếp nhận toàn bộ xã Hà Yên và một phần xã Hà Lai từ ngày 01/12/2019" */
export function unitAbsorbed({ event, names }: Told<'UnitAbsorbed'>): Wording {
  const unit = unitWords(event.data.unitId, names);
  const taken = givenWords(event.data.absorbed, names);
  const how = certaintyWords(event.data.certainty);
  const since = sinceWords(event);
  const act = underAct(event.basis);
  return sentence({
    vi: `${unit.vi} tiếp nhận ${taken.vi} ${since.vi}${act.vi}${how.vi}`,
    en: `${unit.en} took in ${taken.en} ${since.en}${act.en}${how.en}`,
  });
}

/** "Xã Hà Lai chuyển một phần địa bàn cho xã Hà Bình và xã Hà Yên từ ngày 01/12/2019" */
export function unitCeded({ event, names }: Told<'UnitCeded'>): Wording {
  const unit = unitWords(event.data.unitId, names);
  const receivers = listed(event.data.receivers.map(({ unitId }) => unitWords(unitId, names)));
  const how = certaintyWords(event.data.certainty);
  const since = sinceWords(event);
  const act = underAct(event.basis);
  return sentence({
    vi: `${unit.vi} chuyển một phần địa bàn cho ${receivers.vi} ${since.vi}${act.vi}${how.vi}`,
    en: `${unit.en} ceded part of its territory to ${receivers.en} ${since.en}${act.en}${how.en}`,
  });
}

/** "Xã Hà Tân đổi tên thành xã Tân Hà từ ngày 01/07/2025" */
export function unitRenamed({ event, names }: Told<'UnitRenamed'>): Wording {
  const { unitId, name } = event.data;
  const before = formerUnitWords(unitId, names);
  const type = (names.unitBefore(unitId) ?? names.unit(unitId))?.type;
  const after = type === undefined ? { vi: name, en: name } : bareUnitWords({ type, name });
  return changed(event, { vi: `${before.vi} đổi tên thành ${after.vi}`, en: `${before.en} was renamed ${after.en}` });
}

/** "Xã Quảng Hà chuyển thành thị trấn Quảng Hà từ ngày 01/07/2025" */
export function unitRetyped({ event, names }: Told<'UnitRetyped'>): Wording {
  const { unitId, type } = event.data;
  const before = formerUnitWords(unitId, names);
  const name = (names.unitBefore(unitId) ?? names.unit(unitId))?.name;
  const after = name === undefined ? bareUnitWords(undefined) : bareUnitWords({ type, name });
  return changed(event, { vi: `${before.vi} chuyển thành ${after.vi}`, en: `${before.en} became ${after.en}` });
}

/** "Xã Hà Vân đổi mã 15283 thành 15284 từ ngày 01/07/2025" */
export function unitRecoded({ event, names }: Told<'UnitRecoded'>): Wording {
  const { unitId, code } = event.data;
  const unit = unitWords(unitId, names);
  const former = names.unitBefore(unitId)?.code ?? null;
  if (code === null) {
    const ended = former === null ? '' : ` ${former}`;
    return changed(event, { vi: `${unit.vi} thôi mang mã${ended}`, en: `${unit.en} ceased to bear the code${ended}` });
  }
  if (former === null)
    return changed(event, { vi: `${unit.vi} được cấp mã ${code}`, en: `${unit.en} was given the code ${code}` });
  return changed(event, {
    vi: `${unit.vi} đổi mã ${former} thành ${code}`,
    en: `${unit.en} changed its code from ${former} to ${code}`,
  });
}

/** "Xã Hà Hải chuyển từ huyện Hà Trung sang trực thuộc tỉnh Thanh Hóa từ ngày 01/07/2025" */
export function unitReparented({ event, names }: Told<'UnitReparented'>): Wording {
  const { unitId, parentId } = event.data;
  const before = names.unitBefore(unitId);
  const unit = bareUnitWords(before ?? names.unit(unitId));
  const parent = bareUnitWords(names.unit(parentId));
  const formerId = before?.parentId ?? null;
  if (formerId === null) {
    return changed(event, { vi: `${unit.vi} chuyển về trực thuộc ${parent.vi}`, en: `${unit.en} was placed under ${parent.en}` });
  }
  const former = bareUnitWords(names.unitBefore(formerId) ?? names.unit(formerId));
  return changed(event, {
    vi: `${unit.vi} chuyển từ ${former.vi} sang trực thuộc ${parent.vi}`,
    en: `${unit.en} passed from ${former.en} to ${parent.en}`,
  });
}

/** "Xã Hà Hải được xếp vào khu vực III từ ngày 04/06/2021 theo Quyết định số …" */
export function unitClassified({ event, names }: Told<'UnitClassified'>): Wording {
  const unit = unitWords(event.data.unitId, names);
  const words = classificationWords(event.data);
  return changed(event, { vi: `${unit.vi} ${words.vi}`, en: `${unit.en} ${words.en}` });
}

function changed(event: Told['event'], change: Wording): Wording {
  const since = sinceWords(event);
  const act = underAct(event.basis);
  return sentence({ vi: `${change.vi} ${since.vi}${act.vi}`, en: `${change.en} ${since.en}${act.en}` });
}

/** What was read off the register is told as such. */
function certaintyWords(certainty: Certainty): Wording {
  return certainty === 'STATED'
    ? { vi: '', en: '' }
    : { vi: ' (suy ra từ danh mục đơn vị hành chính)', en: ' (as read off the register of units)' };
}

/** The unit with its code and what it lies under; that all lies in the country goes without saying. */
function identityWords(identity: UnitIdentity, names: Names): Wording {
  const unit = bareUnitWords(identity);
  const parent = identity.parentId === null ? undefined : names.unit(identity.parentId);
  const details: Wording[] = [];
  if (identity.code !== null && identity.kind !== 'COUNTRY')
    details.push({ vi: `mã ${identity.code}`, en: `code ${identity.code}` });
  if (identity.parentId !== null && parent?.kind !== 'COUNTRY') {
    const above = bareUnitWords(parent);
    details.push({ vi: `thuộc ${above.vi}`, en: `in ${above.en}` });
  }
  if (details.length === 0) return unit;
  return {
    vi: `${unit.vi} (${details.map(({ vi }) => vi).join(', ')})`,
    en: `${unit.en} (${details.map(({ en }) => en).join(', ')})`,
  };
}

/** "toàn bộ xã Hà Vân và một phần xã Hà Thanh" */
function givenWords(links: readonly TerritoryLink[], names: Names): Wording {
  return listed(
    links.map(({ unitId, extent }) => {
      const unit = unitWords(unitId, names);
      return extent === 'WHOLE'
        ? { vi: `toàn bộ ${unit.vi}`, en: `the whole of ${unit.en}` }
        : { vi: `một phần ${unit.vi}`, en: `part of ${unit.en}` };
    }),
  );
}

/** What became of a unit that ended. Extents are said where the unit did not go over as a whole to a single other. */
function fateWords({ manner, successors }: UnitEnded, names: Names): Wording {
  if (manner === 'UNKNOWN') return { vi: ' (chưa rõ nhập vào đơn vị nào)', en: ' (what became of it is not known)' };
  if (successors.length === 0) return { vi: '', en: '' };
  const whole = successors.length === 1 && successors[0]?.extent === 'WHOLE';
  const to = listed(
    successors.map(({ unitId, extent }) => {
      const unit = unitWords(unitId, names);
      if (whole) return unit;
      return extent === 'WHOLE'
        ? { vi: `${unit.vi} (toàn bộ)`, en: `${unit.en} (all of it)` }
        : { vi: `${unit.vi} (một phần)`, en: `${unit.en} (part of it)` };
    }),
  );
  switch (manner) {
    case 'MERGED':
      return { vi: ` do sáp nhập để thành lập ${to.vi}`, en: ` when it was merged to form ${to.en}` };
    case 'ABSORBED':
      return { vi: ` do nhập vào ${to.vi}`, en: ` when it was absorbed into ${to.en}` };
    case 'DIVIDED':
      return { vi: ` do chia tách, nhập vào ${to.vi}`, en: ` when it was divided between ${to.en}` };
    case 'ABOLISHED':
      return { vi: `, địa bàn chuyển về ${to.vi}`, en: `, its territory passing to ${to.en}` };
  }
}

import type { CaseSubject } from '@ntm-ledger/events';
import { detailWords, outcomeWords, STAGE_WORDS, stepWords } from './case-words.js';
import { whenWords } from './day-words.js';
import { achievementWords } from './level-words.js';
import { sentence } from './phrasing.js';
import type { Names, Told, Wording } from './told.js';
import { unitWords } from './unit-words.js';

/** "Xã Hà Giang đăng ký đạt chuẩn nông thôn mới năm 2023 ngày 10/01/2023, theo trình tự của Quyết định 18/2022/QĐ-TTg" */
export function caseOpened({ event, names }: Told<'CaseOpened'>): Wording {
  const { data } = event;
  const unit = unitWords(data.unitId, names);
  const what = achievementWords(data, null, names);
  const when = whenWords(event);
  const how = data.entry === 'PLEDGE' ? { vi: 'cam kết', en: 'pledged itself to' } : { vi: 'đăng ký', en: 'was registered for' };
  const act = data.procedureAct;
  const procedure =
    act === null ? { vi: '', en: '' } : { vi: `, theo trình tự của ${act}`, en: `, under the procedure of ${act}` };
  return sentence({
    vi: `${unit.vi} ${how.vi} ${what.vi} ${when.vi}${procedure.vi}`,
    en: `${unit.en} ${how.en} ${what.en} ${when.en}${procedure.en}`,
  });
}

/** "Hồ sơ đề nghị công nhận xã Hà Giang đạt chuẩn nông thôn mới năm 2022: thẩm tra ngày 16/03/2023, đạt" */
export function caseStepRecorded({ event, names }: Told<'CaseStepRecorded'>): Wording {
  const { step, outcome, details, conductedBy } = event.data;
  const file = caseWords(event.data, names);
  const what = STAGE_WORDS[step];
  const when = whenWords(event);
  const how = outcomeWords(outcome);
  const more = detailWords(details);
  const by = conductedBy === null ? { vi: '', en: '' } : { vi: `, ${conductedBy}`, en: ` by ${conductedBy}` };
  return sentence({
    vi: `${file.vi}: ${what.vi} ${when.vi}${by.vi}${how.vi}${more.vi}`,
    en: `${file.en}: ${what.en} ${when.en}${by.en}${how.en}${more.en}`,
  });
}

/** "Hồ sơ đề nghị công nhận xã Hà Giang đạt chuẩn nông thôn mới năm 2022 được trả lại bước tự đánh giá ngày 20/03/2023: thiếu minh chứng" */
export function caseReturned({ event, names }: Told<'CaseReturned'>): Wording {
  const file = caseWords(event.data, names);
  const step = stepWords(event.data.to);
  const when = whenWords(event);
  const why = reasonWords(event.data.reason);
  return sentence({
    vi: `${file.vi} được trả lại ${step.vi} ${when.vi}${why}`,
    en: `${file.en} was sent back to the ${step.en} ${when.en}${why}`,
  });
}

/** "Hồ sơ đề nghị công nhận xã Hà Giang đạt chuẩn nông thôn mới năm 2022 được rút ngày 20/03/2023" */
export function caseWithdrawn({ event, names }: Told<'CaseWithdrawn'>): Wording {
  const file = caseWords(event.data, names);
  const when = whenWords(event);
  const why = reasonWords(event.data.reason);
  return sentence({ vi: `${file.vi} được rút ${when.vi}${why}`, en: `${file.en} was taken back by the unit ${when.en}${why}` });
}

function caseWords(subject: CaseSubject, names: Names): Wording {
  const unit = unitWords(subject.unitId, names);
  const what = achievementWords(subject, null, names);
  return { vi: `hồ sơ đề nghị công nhận ${unit.vi} ${what.vi}`, en: `the case of ${unit.en} for recognition as ${what.en}` };
}

function reasonWords(reason: string | null): string {
  return reason === null ? '' : `: ${reason}`;
}

import type { CaseStage, CaseStep, StepDetails, StepOutcome } from '@ntm-ledger/events';
import { dayWords } from './day-words.js';
import type { Wording } from './told.js';

const NOTHING: Wording = { vi: '', en: '' };

/** What is taken at each stage, as the procedure acts call it. */
export const STAGE_WORDS: Readonly<Record<CaseStage, Wording>> = {
  REGISTRATION: { vi: 'đăng ký', en: 'registration' },
  REGISTRATION_CONFIRMED: { vi: 'xác nhận đăng ký', en: 'confirmation of the registration' },
  SELF_ASSESSMENT: { vi: 'tự đánh giá', en: 'self-assessment' },
  HAMLET_MEETING: { vi: 'họp thôn', en: 'meeting of the hamlet' },
  OPINIONS: { vi: 'lấy ý kiến bằng văn bản', en: 'written opinions' },
  PUBLICATION: { vi: 'công khai kết quả', en: 'publication of the results' },
  COMMUNE_MEETING: { vi: 'họp cấp xã', en: 'meeting of the commune' },
  DOSSIER_IN_PREPARATION: { vi: 'hoàn thiện hồ sơ', en: 'preparation of the dossier' },
  DOSSIER_SUBMITTED: { vi: 'nộp hồ sơ', en: 'submission of the dossier' },
  VERIFICATION: { vi: 'thẩm tra', en: 'verification' },
  SATISFACTION_SURVEY: { vi: 'lấy ý kiến hài lòng của người dân', en: "survey of residents' satisfaction" },
  DISTRICT_MEETING: { vi: 'họp cấp huyện', en: 'meeting of the district' },
  DOSSIER_TO_PROVINCE: { vi: 'trình hồ sơ lên tỉnh', en: 'submission to the province' },
  APPRAISAL: { vi: 'thẩm định', en: 'appraisal' },
  DOSSIER_TO_CENTRE: { vi: 'trình hồ sơ lên trung ương', en: 'submission to the centre' },
  CENTRAL_APPRAISAL: { vi: 'thẩm định cấp trung ương', en: 'appraisal at the centre' },
  COUNCIL_VOTE: { vi: 'hội đồng bỏ phiếu xét', en: 'vote of the council' },
  DECISION: { vi: 'quyết định', en: 'decision' },
  ANNOUNCEMENT: { vi: 'công bố', en: 'announcement' },
};

/** ", đạt"; ", passed"; nothing where a step cannot fail. */
export function outcomeWords(outcome: StepOutcome | null): Wording {
  switch (outcome) {
    case 'PASSED':
      return { vi: ', đạt', en: ', passed' };
    case 'FAILED':
      return { vi: ', không đạt', en: ', failed' };
    case null:
      return NOTHING;
  }
}

/** " (37/37 phiếu)"; " (công khai từ 01/03/2023 đến 15/03/2023, 6 lần phát thanh)". */
export function detailWords(details: StepDetails | null): Wording {
  const parts = details === null ? [] : partsOf(details);
  if (parts.length === 0) return NOTHING;
  return { vi: ` (${parts.map(({ vi }) => vi).join(', ')})`, en: ` (${parts.map(({ en }) => en).join(', ')})` };
}

function partsOf(details: StepDetails): Wording[] {
  switch (details.kind) {
    case 'VOTES': {
      const { inFavour, total, batch } = details;
      const votes = `${String(inFavour)}/${String(total)}`;
      return [
        { vi: `${votes} phiếu đồng ý`, en: `${votes} votes in favour` },
        ...(batch === null ? [] : [{ vi: batch, en: batch }]),
      ];
    }
    case 'PUBLICATION':
      return [
        ...periodWords(details),
        ...(details.broadcasts === null
          ? []
          : [{ vi: `${String(details.broadcasts)} lần phát thanh`, en: `broadcast ${String(details.broadcasts)} times` }]),
      ];
    case 'SURVEY': {
      const { householdsAsked, householdsInUnit, overallPercent } = details;
      const asked =
        householdsAsked === null
          ? null
          : `${String(householdsAsked)}${householdsInUnit === null ? '' : `/${String(householdsInUnit)}`}`;
      return [
        ...periodWords(details),
        ...(asked === null ? [] : [{ vi: `${asked} hộ được hỏi`, en: `${asked} households asked` }]),
        ...(overallPercent === null
          ? []
          : [{ vi: `${overallPercent.replace('.', ',')} % hài lòng`, en: `${overallPercent} % satisfied` }]),
      ];
    }
    case 'OPINIONS':
      return details.opinions.map(({ body, agrees }) => {
        if (agrees === null) return { vi: body, en: body };
        return agrees ? { vi: `${body} đồng ý`, en: `${body} agrees` } : { vi: `${body} không đồng ý`, en: `${body} disagrees` };
      });
    case 'CONDITIONS':
      return conditionWords(details);
  }
}

function periodWords({ from, to }: Pick<Extract<StepDetails, { kind: 'PUBLICATION' }>, 'from' | 'to'>): Wording[] {
  const begin = from === null ? null : dayWords(from);
  const end = to === null ? null : dayWords(to);
  const vi = [begin === null ? [] : [`từ ${begin.vi}`], end === null ? [] : [`đến ${end.vi}`]].flat().join(' ');
  const en = [begin === null ? [] : [`from ${begin.en}`], end === null ? [] : [`to ${end.en}`]].flat().join(' ');
  return vi === '' ? [] : [{ vi, en }];
}

function conditionWords({ constructionDebt, security }: Extract<StepDetails, { kind: 'CONDITIONS' }>): Wording[] {
  const debt = {
    NONE: { vi: 'không nợ đọng xây dựng cơ bản', en: 'no construction debt' },
    OUTSTANDING: { vi: 'còn nợ đọng xây dựng cơ bản', en: 'construction debt outstanding' },
  };
  const order = {
    NOT_COMPLEX: { vi: 'không phức tạp về an ninh, trật tự', en: 'not complex in security and order' },
    COMPLEX: { vi: 'phức tạp về an ninh, trật tự', en: 'complex in security and order' },
  };
  return [...(constructionDebt === null ? [] : [debt[constructionDebt]]), ...(security === null ? [] : [order[security]])];
}

/** The step as the object of a sentence: "bước thẩm định". */
export function stepWords(step: CaseStep): Wording {
  const { vi, en } = STAGE_WORDS[step];
  return { vi: `bước ${vi}`, en };
}

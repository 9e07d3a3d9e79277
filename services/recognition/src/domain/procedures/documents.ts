import type { RequiredDocument } from './procedure.js';

/** The four pieces that the forms of Thông tư 40/2014/TT-BNNPTNT (M2.1, M3.1, M4.1, M5.1) give names to. */
export const DOSSIER_OF_2014: readonly RequiredDocument[] = [
  { kind: 'REQUEST', name: 'Tờ trình', sourced: true },
  { kind: 'RESULTS_REPORT', name: 'Báo cáo kết quả, kèm biểu chi tiết từng tiêu chí', sourced: true },
  { kind: 'OPINIONS_REPORT', name: 'Báo cáo tổng hợp ý kiến', sourced: true },
  { kind: 'MEETING_MINUTES', name: 'Biên bản cuộc họp', sourced: true },
];

/** The same under later acts, whose own lists were not read, with what is remembered of them. */
export const DOSSIER_SINCE_2016: readonly RequiredDocument[] = [
  ...DOSSIER_OF_2014.map((document) => ({ ...document, sourced: false })),
  { kind: 'VERIFICATION_REPORT', name: 'Báo cáo thẩm tra', sourced: false },
  { kind: 'SURVEY_REPORT', name: 'Báo cáo kết quả lấy ý kiến hài lòng của người dân', sourced: false },
  { kind: 'DEBT_CONFIRMATION', name: 'Xác nhận không nợ đọng xây dựng cơ bản', sourced: false },
  { kind: 'SECURITY_CONFIRMATION', name: 'Xác nhận về an ninh, trật tự', sourced: false },
  { kind: 'EVIDENCE', name: 'Minh chứng từng tiêu chí', sourced: false },
];

/** What a hamlet's dossier holds in Thanh Hóa (public service 1.007200). */
export const DOSSIER_OF_A_HAMLET: readonly RequiredDocument[] = [
  { kind: 'OTHER', name: 'Mẫu số 03', sourced: true },
  { kind: 'OTHER', name: 'Mẫu số 06', sourced: true },
  { kind: 'MEETING_MINUTES', name: 'Biên bản họp thôn (mẫu số 09)', sourced: true },
  { kind: 'HAMLET_PLAN', name: 'Kế hoạch của thôn', sourced: true },
  { kind: 'EVIDENCE', name: 'Minh chứng', sourced: true },
];

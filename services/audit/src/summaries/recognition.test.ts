import { describe, expect, it } from '@jest/globals';
import type { DecisionFacts, RecognitionGranted } from '@ntm-ledger/events';
import { toPosition } from '@ntm-ledger/event-store';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { Given } from '../testing/given-log.js';
import { idOf, sentenceOf } from '../testing/given-log.js';
import { HA_TRUNG, registered } from '../testing/ha-trung.js';

const UNKNOWN: DecisionFacts = {
  decisionId: idOf('decision'),
  unitId: idOf('Hà Hải'),
  level: 'NTM',
  number: null,
  signedOn: null,
  authority: null,
  awardYear: 2022,
  complete: false,
  caseId: null,
};
const KNOWN: DecisionFacts = {
  ...UNKNOWN,
  number: '1669/QĐ-UBND',
  signedOn: toIsoDate('2024-07-04'),
  authority: 'UBND tỉnh Thanh Hóa',
  complete: true,
};
const TITLE = { titleId: idOf('title'), field: null, criteriaSetId: null, attestation: 'NAMED' } as const;

function granted(data: Partial<RecognitionGranted> = {}): Given {
  return { type: 'RecognitionGranted', on: '2022-12-31', precision: 'BY', data: { ...UNKNOWN, ...TITLE, ...data } };
}

const announced: Given = {
  type: 'RecognitionAnnounced',
  on: '2023-03-13',
  precision: 'BY',
  data: { decisionId: idOf('decision'), unitId: idOf('Hà Hải'), announcedOn: toIsoDate('2023-03-13') },
};

function tell(...given: Given[]): ReturnType<typeof sentenceOf> {
  return sentenceOf([...HA_TRUNG, ...given]);
}

describe('a recognition', () => {
  it('is told even where its decision is not known', async () => {
    expect(await tell(granted())).toEqual({
      vi: 'Xã Hà Hải được công nhận đạt chuẩn nông thôn mới năm 2022 (quyết định chưa rõ số)',
      en: 'Hà Hải commune was recognised as meeting the new-rural standard for 2022 (decision number not known)',
    });
    expect(await tell(granted({ signedOn: toIsoDate('2023-01-09'), authority: 'UBND tỉnh Thanh Hóa' }))).toEqual({
      vi: 'Xã Hà Hải được công nhận đạt chuẩn nông thôn mới năm 2022 (quyết định chưa rõ số, ký ngày 09/01/2023 của UBND tỉnh Thanh Hóa)',
      en: 'Hà Hải commune was recognised as meeting the new-rural standard for 2022 (decision of 9 January 2023 by UBND tỉnh Thanh Hóa, number not known)',
    });
  });

  it('names number, day and authority of its decision, and the field of a model commune', async () => {
    expect(await tell(granted({ ...KNOWN, level: 'MODEL', field: 'Giáo dục', awardYear: 2023 }))).toEqual({
      vi: 'Xã Hà Hải được công nhận đạt chuẩn nông thôn mới kiểu mẫu về Giáo dục năm 2023 (Quyết định số 1669/QĐ-UBND ngày 04/07/2024 của UBND tỉnh Thanh Hóa)',
      en: 'Hà Hải commune was recognised as meeting the model new-rural standard in the field of Giáo dục for 2023 (Decision 1669/QĐ-UBND of 4 July 2024 by UBND tỉnh Thanh Hóa)',
    });
  });

  it('tells the day where no award year is known', async () => {
    expect(await tell(granted({ awardYear: null }))).toEqual({
      vi: 'Xã Hà Hải được công nhận đạt chuẩn nông thôn mới chậm nhất ngày 31/12/2022 (quyết định chưa rõ số)',
      en: 'Hà Hải commune was recognised as meeting the new-rural standard by 31 December 2022 (decision number not known)',
    });
  });

  it('says when its unit was inferred', async () => {
    expect(await tell(granted({ attestation: 'BY_ELIMINATION' }))).toEqual({
      vi: 'Xã Hà Hải được công nhận đạt chuẩn nông thôn mới năm 2022 (quyết định chưa rõ số; nguồn không nêu tên, suy ra bằng phép loại trừ)',
      en: 'Hà Hải commune was recognised as meeting the new-rural standard for 2022 (decision number not known; not named in the source, inferred by elimination)',
    });
  });

  it('says every level in words', async () => {
    const levelOf = async (level: DecisionFacts['level']): Promise<string> => (await tell(granted({ level }))).vi;
    expect(await levelOf('ADVANCED')).toContain('đạt chuẩn nông thôn mới nâng cao năm 2022');
    expect(await levelOf('MODEL')).toContain('đạt chuẩn nông thôn mới kiểu mẫu năm 2022');
    expect(await levelOf('MODERN')).toContain('đạt chuẩn nông thôn mới hiện đại năm 2022');
    expect(await levelOf('CIVILISED_URBAN')).toContain('đạt chuẩn đô thị văn minh năm 2022');
  });

  it('of a hamlet names its commune; of a province or town it is a task fulfilled', async () => {
    expect((await tell(granted({ unitId: idOf('Thịnh Vinh'), level: 'MODEL' }))).vi).toBe(
      'Thôn Thịnh Vinh (xã Hà Bình) được công nhận đạt chuẩn nông thôn mới kiểu mẫu năm 2022 (quyết định chưa rõ số)',
    );
    expect(
      await tell(registered('DISTRICT', 'thị xã', 'Bỉm Sơn', '381', 'Thanh Hóa'), granted({ unitId: idOf('Bỉm Sơn') })),
    ).toEqual({
      vi: 'Thị xã Bỉm Sơn được công nhận hoàn thành nhiệm vụ xây dựng nông thôn mới năm 2022 (quyết định chưa rõ số)',
      en: 'Bỉm Sơn town was recognised as having fulfilled the task of building new rural areas for 2022 (decision number not known)',
    });
  });
});

describe('other decisions', () => {
  it('acknowledge a title after a merger', async () => {
    expect(await tell({ type: 'TitleAcknowledged', on: '2024-07-04', data: { ...KNOWN, ...TITLE } })).toEqual({
      vi: 'Xã Hà Hải được thừa nhận đạt chuẩn nông thôn mới năm 2022 sau sắp xếp đơn vị hành chính (Quyết định số 1669/QĐ-UBND ngày 04/07/2024 của UBND tỉnh Thanh Hóa)',
      en: 'Hà Hải commune was acknowledged, after the reorganisation of units, as meeting the new-rural standard for 2022 (Decision 1669/QĐ-UBND of 4 July 2024 by UBND tỉnh Thanh Hóa)',
    });
  });

  it('refuse recognition', async () => {
    expect(await tell({ type: 'RecognitionRefused', on: '2024-07-04', data: KNOWN })).toEqual({
      vi: 'Xã Hà Hải không được công nhận đạt chuẩn nông thôn mới năm 2022 (Quyết định số 1669/QĐ-UBND ngày 04/07/2024 của UBND tỉnh Thanh Hóa)',
      en: 'Hà Hải commune was refused recognition as meeting the new-rural standard for 2022 (Decision 1669/QĐ-UBND of 4 July 2024 by UBND tỉnh Thanh Hóa)',
    });
  });

  it('revoke a title from a day', async () => {
    expect(await tell({ type: 'TitleRevoked', on: '2024-07-05', data: { ...KNOWN, titleId: null } })).toEqual({
      vi: 'Xã Hà Hải bị thu hồi danh hiệu đạt chuẩn nông thôn mới năm 2022 từ ngày 05/07/2024 (Quyết định số 1669/QĐ-UBND ngày 04/07/2024 của UBND tỉnh Thanh Hóa)',
      en: 'The recognition of Hà Hải commune as meeting the new-rural standard for 2022 was revoked on 5 July 2024 (Decision 1669/QĐ-UBND of 4 July 2024 by UBND tỉnh Thanh Hóa)',
    });
  });
});

describe('an announcement', () => {
  it('tells the decision that it makes public, among others of the unit', async () => {
    const other = granted({ decisionId: idOf('another decision'), level: 'ADVANCED', awardYear: 2023 });
    expect(await tell(granted(), other, announced)).toEqual({
      vi: 'Quyết định chưa rõ số, công nhận xã Hà Hải đạt chuẩn nông thôn mới năm 2022, được công bố chậm nhất ngày 13/03/2023',
      en: 'A decision, number not known, recognising Hà Hải commune as meeting the new-rural standard for 2022, was announced by 13 March 2023',
    });
  });

  it('tells every kind of decision', async () => {
    const revoked: Given = { type: 'TitleRevoked', on: '2022-07-05', data: { ...KNOWN, titleId: null } };
    const refused: Given = { type: 'RecognitionRefused', on: '2022-07-05', data: KNOWN };
    const acknowledged: Given = { type: 'TitleAcknowledged', on: '2022-07-05', data: { ...KNOWN, ...TITLE } };
    expect(await tell(revoked, announced)).toEqual({
      vi: 'Quyết định số 1669/QĐ-UBND ngày 04/07/2024 của UBND tỉnh Thanh Hóa, thu hồi danh hiệu đạt chuẩn nông thôn mới năm 2022 của xã Hà Hải, được công bố chậm nhất ngày 13/03/2023',
      en: 'Decision 1669/QĐ-UBND of 4 July 2024 by UBND tỉnh Thanh Hóa, revoking the recognition of Hà Hải commune as meeting the new-rural standard for 2022, was announced by 13 March 2023',
    });
    expect((await tell(refused, announced)).vi).toContain(
      ', không công nhận xã Hà Hải đạt chuẩn nông thôn mới năm 2022, được công bố',
    );
    expect((await tell(refused, announced)).en).toContain(
      ', refusing to recognise Hà Hải commune as meeting the new-rural standard for 2022, was',
    );
    expect((await tell(acknowledged, announced)).vi).toContain(
      ', thừa nhận xã Hà Hải đạt chuẩn nông thôn mới năm 2022, được công bố',
    );
    expect((await tell(acknowledged, announced)).en).toContain(
      ', acknowledging Hà Hải commune as meeting the new-rural standard for 2022, was',
    );
  });

  it('of a decision that the log does not hold names the unit alone', async () => {
    expect(await tell(announced)).toEqual({
      vi: 'Quyết định về xã Hà Hải được công bố chậm nhất ngày 13/03/2023',
      en: 'A decision on Hà Hải commune was announced by 13 March 2023',
    });
  });
});

describe('a withdrawal', () => {
  const withdrawn = (position: number): Given => ({
    type: 'FactWithdrawn',
    on: '2022-12-31',
    precision: 'BY',
    concerns: [idOf('Hà Hải')],
    data: { eventId: idOf('event 9'), position: toPosition(position), type: 'RecognitionGranted', reason: 'ghi nhầm xã' },
  });

  it('tells the fact that is withdrawn, and why', async () => {
    expect(await tell(granted(), withdrawn(HA_TRUNG.length + 1))).toEqual({
      vi: 'Rút lại thông tin ghi nhầm: “Xã Hà Hải được công nhận đạt chuẩn nông thôn mới năm 2022 (quyết định chưa rõ số)”; lý do: ghi nhầm xã',
      en: 'Withdrawn as recorded in error: “Hà Hải commune was recognised as meeting the new-rural standard for 2022 (decision number not known)”; reason: ghi nhầm xã',
    });
  });

  it('of a fact that the log does not hold names its place', async () => {
    expect(await tell(withdrawn(999))).toEqual({
      vi: 'Rút lại thông tin ghi nhầm: “sự kiện RecognitionGranted ở vị trí 999”; lý do: ghi nhầm xã',
      en: 'Withdrawn as recorded in error: “event RecognitionGranted at position 999”; reason: ghi nhầm xã',
    });
  });
});

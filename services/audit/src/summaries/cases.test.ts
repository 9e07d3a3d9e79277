import { describe, expect, it } from '@jest/globals';
import type { CaseOpened, CaseStepRecorded, CaseSubject } from '@ntm-ledger/events';
import { CASE_STEPS } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { Given } from '../testing/given-log.js';
import { idOf, sentenceOf } from '../testing/given-log.js';
import { HA_TRUNG } from '../testing/ha-trung.js';

const CASE: CaseSubject = { caseId: idOf('case'), unitId: idOf('Hà Hải'), level: 'NTM', awardYear: 2022 };

function tell(given: Given): ReturnType<typeof sentenceOf> {
  return sentenceOf([...HA_TRUNG, given]);
}

function opened(data: Partial<CaseOpened> = {}): Given {
  const settings = { satisfiedOverall: null, satisfiedPerItem: null, householdsAsked: null, quorum: null, workingDays: [] };
  const procedure = { procedureId: 'xa-qd-18-2022', procedureVersion: 1, procedureAct: 'Quyết định 18/2022/QĐ-TTg' };
  return {
    type: 'CaseOpened',
    on: '2022-09-01',
    data: { ...CASE, criteriaSetId: null, ...procedure, entry: 'REGISTRATION', plan: null, settings, ...data },
  };
}

function stepped(data: Partial<CaseStepRecorded> & Pick<CaseStepRecorded, 'step'>): Given {
  return {
    type: 'CaseStepRecorded',
    on: '2023-03-16',
    precision: 'BY',
    data: { ...CASE, outcome: null, conductedBy: null, documents: [], details: null, ...data },
  };
}

describe('a registration', () => {
  it('names the level, the year and the procedure', async () => {
    expect(await tell(opened())).toEqual({
      vi: 'Xã Hà Hải đăng ký đạt chuẩn nông thôn mới năm 2022 ngày 01/09/2022, theo trình tự của Quyết định 18/2022/QĐ-TTg',
      en: 'Hà Hải commune was registered for meeting the new-rural standard for 2022 on 1 September 2022, under the procedure of Quyết định 18/2022/QĐ-TTg',
    });
  });

  it('tells a pledge from it, and names no act where none is known', async () => {
    expect(await tell(opened({ entry: 'PLEDGE', procedureAct: null }))).toEqual({
      vi: 'Xã Hà Hải cam kết đạt chuẩn nông thôn mới năm 2022 ngày 01/09/2022',
      en: 'Hà Hải commune pledged itself to meeting the new-rural standard for 2022 on 1 September 2022',
    });
  });
});

describe('a step of a case', () => {
  it('says what was done, when, by whom and how it ended', async () => {
    expect(await tell(stepped({ step: 'VERIFICATION', outcome: 'PASSED', conductedBy: 'UBND huyện Hà Trung' }))).toEqual({
      vi: 'Hồ sơ đề nghị công nhận xã Hà Hải đạt chuẩn nông thôn mới năm 2022: thẩm tra chậm nhất ngày 16/03/2023, UBND huyện Hà Trung, đạt',
      en: 'The case of Hà Hải commune for recognition as meeting the new-rural standard for 2022: verification by 16 March 2023 by UBND huyện Hà Trung, passed',
    });
  });

  it.each<[string, string, CaseStepRecorded['details']]>([
    [
      '(37/37 phiếu đồng ý, đợt 3)',
      '(37/37 votes in favour, đợt 3)',
      { kind: 'VOTES', inFavour: 37, total: 37, members: 40, batch: 'đợt 3' },
    ],
    [
      '(từ 01/03/2023 đến 15/03/2023, 5 lần phát thanh)',
      '(from 1 March 2023 to 15 March 2023, broadcast 5 times)',
      { kind: 'PUBLICATION', from: toIsoDate('2023-03-01'), to: toIsoDate('2023-03-15'), broadcasts: 5, places: [] },
    ],
    [
      '(2166 hộ được hỏi, 97,5 % hài lòng)',
      '(2166 households asked, 97.5 % satisfied)',
      {
        kind: 'SURVEY',
        from: null,
        to: null,
        questions: 17,
        householdsInUnit: null,
        householdsAsked: 2166,
        overallPercent: '97.5',
        items: [],
        coverage: [],
      },
    ],
    [
      '(MTTQ xã đồng ý, Hội Nông dân không đồng ý, Hội Phụ nữ)',
      '(MTTQ xã agrees, Hội Nông dân disagrees, Hội Phụ nữ)',
      {
        kind: 'OPINIONS',
        opinions: [
          { body: 'MTTQ xã', agrees: true },
          { body: 'Hội Nông dân', agrees: false },
          { body: 'Hội Phụ nữ', agrees: null },
        ],
      },
    ],
    [
      '(không nợ đọng xây dựng cơ bản, phức tạp về an ninh, trật tự)',
      '(no construction debt, complex in security and order)',
      { kind: 'CONDITIONS', constructionDebt: 'NONE', security: 'COMPLEX' },
    ],
  ])('tells what it came to: %s', async (vi, en, details) => {
    const told = await tell(stepped({ step: 'COUNCIL_VOTE', outcome: 'FAILED', details }));
    expect(told.vi.endsWith(`: hội đồng bỏ phiếu xét chậm nhất ngày 16/03/2023, không đạt ${vi}`)).toBe(true);
    expect(told.en.endsWith(`: vote of the council by 16 March 2023, failed ${en}`)).toBe(true);
  });

  it('has words of its own for every step there is', async () => {
    const sentences = await Promise.all(CASE_STEPS.map(async (step) => (await tell(stepped({ step }))).vi));
    expect(new Set(sentences).size).toBe(CASE_STEPS.length);
  });
});

describe('a case that leaves its way', () => {
  it('is sent back to a step, with the reason', async () => {
    const returned = { ...CASE, to: 'SELF_ASSESSMENT', reason: 'thiếu minh chứng', conductedBy: null, documents: [] } as const;
    expect(await tell({ type: 'CaseReturned', on: '2023-03-20', data: returned })).toEqual({
      vi: 'Hồ sơ đề nghị công nhận xã Hà Hải đạt chuẩn nông thôn mới năm 2022 được trả lại bước tự đánh giá ngày 20/03/2023: thiếu minh chứng',
      en: 'The case of Hà Hải commune for recognition as meeting the new-rural standard for 2022 was sent back to the self-assessment on 20 March 2023: thiếu minh chứng',
    });
  });

  it('is taken back by its unit', async () => {
    expect(
      await tell({
        type: 'CaseWithdrawn',
        on: '2023-03-20',
        data: { ...CASE, awardYear: null, reason: null, conductedBy: null },
      }),
    ).toEqual({
      vi: 'Hồ sơ đề nghị công nhận xã Hà Hải đạt chuẩn nông thôn mới được rút ngày 20/03/2023',
      en: 'The case of Hà Hải commune for recognition as meeting the new-rural standard was taken back by the unit on 20 March 2023',
    });
  });
});

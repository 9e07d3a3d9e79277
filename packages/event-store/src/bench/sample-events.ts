/** As many appenders, each with a stream of its own. */
export const STREAMS = 100;

export const TYPE = 'IndicatorAssessed';

/** A body of about 900 bytes, as an assessment's events have. */
export const BODY = JSON.stringify({
  assessedOn: '2024-11-30',
  evidence: Array.from({ length: 8 }, (_, n) => ({ digest: 'c0ffee'.repeat(10), page: n })),
  indicator: '13.2',
  met: true,
  note: 'Tỷ lệ hộ dân được sử dụng nước sạch đạt 98,5 % (kết quả tự đánh giá của xã)',
});

export function streamName(stream: number): string {
  return `assessment-${String(10_000 + stream)}-2021-2025`;
}

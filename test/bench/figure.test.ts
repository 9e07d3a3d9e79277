import { expect, test } from '@jest/globals';
import { toFigure } from './figure.js';

const named = { name: 'appends', unit: 'events/s', baselineName: 'bare loop' };

test("a figure's ratio is the median of the rounds' ratios, not the ratio of the medians", () => {
  const figure = toFigure({ ...named, values: [10, 40, 30], baselines: [10, 10, 30] });
  expect(figure).toEqual({ ...named, value: 30, baseline: 10, ratio: 1 });
});

test('a figure is refused without rounds, or when a round has no baseline', () => {
  expect(() => toFigure({ ...named, values: [], baselines: [] })).toThrow('no samples');
  expect(() => toFigure({ ...named, values: [1, 2], baselines: [1] })).toThrow('round 1 of "appends" has no baseline');
});

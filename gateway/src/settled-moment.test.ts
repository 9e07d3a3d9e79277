import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { readsSeveralRootFields } from './settled-moment.js';

test.each([
  ['{ unit { id } }', false],
  ['{ unit { id name } __typename }', false],
  ['{ unit { id } __schema { queryType { name } } }', false],
  ['{ unit { id } unit { name } }', false],
  ['{ now: unit { id } then: unit { id } }', true],
  ['{ unit { id } ...more } fragment more on Query { decision { id } }', true],
  ['{ ...twice ...twice } fragment twice on Query { unit { id } }', false],
  ['{ unit { id } ... on Query { decision { id } } }', true],
  ['query ($with: Boolean!) { unit { id } decision @include(if: $with) { id } }', true],
  ['mutation { a { id } b { id } }', false],
  ['subscription { changes { id } }', false],
])('%s settles before: %p', (operation, settles) => {
  expect(readsSeveralRootFields({ document: parse(operation) })).toBe(settles);
});

test('of several operations the one that is asked for counts', () => {
  const document = parse('query One { unit { id } } query Two { a: unit { id } b: unit { id } }');
  expect(readsSeveralRootFields({ document, operationName: 'One' })).toBe(false);
  expect(readsSeveralRootFields({ document, operationName: 'Two' })).toBe(true);
});

import { expect, test } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { momentsAsked } from './moments-asked.js';

const schema = buildSchema(`
  input AtInput { moment: String effectiveOn: String }
  type Query { unit(at: AtInput): String  changes(from: AtInput!, to: AtInput!): String  log: String }
  type Mutation { record(at: AtInput): String }
  type Subscription { events(at: AtInput): String }
`);
const exact = { moment: '2020-01-01@5' };

test.each([
  ['query ($at: AtInput) { unit(at: $at) }', { at: exact }, { kind: 'moments', position: 5 }],
  ['{ unit(at: {moment: "2020-01-01@12"}) __typename }', {}, { kind: 'moments', position: 12 }],
  ['query ($m: String) { unit(at: {moment: $m}) }', { m: '2020-01-01@5' }, { kind: 'moments', position: 5 }],
  ['query ($at: AtInput!) { changes(from: {moment: "2020-01-01@3"}, to: $at) }', { at: exact }, { kind: 'moments', position: 5 }],
  ['query ($at: AtInput!) { changes(from: {effectiveOn: "2020-01-01"}, to: $at) }', { at: exact }, { kind: 'now' }],
  ['query ($at: AtInput) { a: unit(at: $at) ...more } fragment more on Query { b: unit }', { at: exact }, { kind: 'now' }],
  ['query ($at: AtInput) { unit(at: $at) }', {}, { kind: 'now' }],
  ['query ($at: AtInput) { unit(at: $at) log }', { at: exact }, { kind: 'more' }],
  ['{ __schema { description } }', {}, { kind: 'more' }],
  ['{ __typename }', {}, { kind: 'more' }],
  ['mutation { record(at: {moment: "2020-01-01@5"}) }', {}, { kind: 'more' }],
  ['subscription { events(at: {moment: "2020-01-01@5"}) }', {}, { kind: 'more' }],
])('%s with %j hangs on %j', (text, variableValues, expected) => {
  expect(momentsAsked({ schema, document: parse(text), variableValues })).toEqual(expected);
});

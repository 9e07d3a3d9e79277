import { expect, test } from '@jest/globals';
import { breakingChanges, composeSupergraph, CompositionError, subgraphNames } from './index.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const units = {
  name: 'units',
  typeDefs: `${LINK} type Query { unit(code: ID!, at: String): Unit } type Unit @key(fields: "id") { id: ID! name: String }`,
};
const recognition = {
  name: 'recognition',
  typeDefs: `${LINK} type Query { titles: Int } type Unit @key(fields: "id") { id: ID! titles: [String!] }`,
};

test('the supergraph is the same text whatever order subgraphs, fields and arguments come in', () => {
  const reordered = `${LINK} type Unit @key(fields: "id") { name: String id: ID! } type Query { unit(at: String, code: ID!): Unit }`;
  const supergraph = composeSupergraph([units, recognition]);
  expect(composeSupergraph([recognition, { name: 'units', typeDefs: reordered }])).toBe(supergraph);
  expect(subgraphNames(supergraph)).toEqual(['recognition', 'units']);
});

test('subgraphs that do not fit together are refused with every reason', () => {
  const rivals = { name: 'rivals', typeDefs: `${LINK} type Query { unit(code: ID!): String titles: String }` };
  const compose = (): string => composeSupergraph([units, recognition, rivals]);
  expect(compose).toThrow(CompositionError);
  expect(compose).toThrow(/Query\.titles[^]*Query\.unit/);
});

test('a field that clients lose is a breaking change', () => {
  const without = { ...units, typeDefs: units.typeDefs.replace('name: String', 'label: String') };
  expect(breakingChanges(composeSupergraph([units, recognition]), composeSupergraph([without, recognition]))).toEqual([
    { type: 'FIELD_REMOVED', description: 'Unit.name was removed.' },
  ]);
});

test('a field that moves to another subgraph breaks nobody', () => {
  const [emptied, filled] = [
    { ...units, typeDefs: units.typeDefs.replace('name: String', '') },
    { ...recognition, typeDefs: recognition.typeDefs.replace('titles: [String!]', 'titles: [String!] name: String') },
  ];
  expect(breakingChanges(composeSupergraph([units, recognition]), composeSupergraph([emptied, filled]))).toEqual([]);
});

import type { GraphQLInputObjectType, GraphQLInputType, GraphQLSchema, IntrospectionQuery } from 'graphql';
import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { randomUUID } from 'node:crypto';
import type { Ledger } from './ledger.js';

/** The schema as the gateway tells it to clients. */
export async function schemaOf(ledger: Ledger): Promise<GraphQLSchema> {
  return buildClientSchema((await ledger.ask(getIntrospectionQuery())) as Readonly<Record<string, unknown>> & IntrospectionQuery);
}

/** A mutation of the schema: its document, and the type of its one input. */
export interface OfferedMutation {
  readonly name: string;
  readonly document: string;
  readonly inputType: GraphQLInputObjectType;
}

/** Every mutation that the schema offers. @throws Error when one has other arguments than `input` */
export function mutationsOf(schema: GraphQLSchema): OfferedMutation[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, args }) => {
    const [input, ...others] = args;
    const inputType = input === undefined ? undefined : getNamedType(input.type);
    if (input?.name !== 'input' || others.length > 0 || !isInputObjectType(inputType))
      throw new Error(`${name} takes more than one input`);
    return { name, inputType, document: `mutation ($input: ${inputType.name}!) { ${name}(input: $input) { position } }` };
  });
}

/** Values that scalars take, each the least that can be meant. */
const SCALARS: Readonly<Record<string, () => unknown>> = {
  ID: randomUUID,
  String: () => 'x',
  Int: () => 1,
  Boolean: () => false,
  Date: () => '2020-01-01',
  Position: () => '1',
  Decimal: () => '1',
};

/** The least input of a type that is right by its syntax: what is required and nothing else, with other values where they are given. */
export function leastInput(type: GraphQLInputObjectType, given: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const required = Object.values(type.getFields()).filter(
    (field) => isNonNullType(field.type) && field.defaultValue === undefined,
  );
  return { ...Object.fromEntries(required.map((field) => [field.name, leastValue(field.type)])), ...given };
}

function leastValue(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return leastValue(type.ofType);
  if (isListType(type)) return [leastValue(type.ofType)];
  if (isInputObjectType(type)) return leastInput(type);
  if (isEnumType(type)) return type.getValues()[0]?.name;
  const value = SCALARS[getNamedType(type).name];
  if (value === undefined) throw new Error(`no value is known for ${String(type)}`);
  return value();
}

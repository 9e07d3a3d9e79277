import type { Problem } from '@ntm-ledger/events';
import type { GraphQLError } from 'graphql';
import { Kind } from 'graphql';

/**
 * Where in a field's arguments a variable does not fit, e.g. `input.source.issuedOn`. graphql-js says it in words (`Variable "$x" got invalid
 * value … at "x.y"; …`), and the gateway calls the variable of an argument `_<field>_<argument>`.
 * @param fault what a scalar said, with which the message then ends
 * @returns undefined for an error that is none of a variable
 */
export function placeOfVariable({ message, nodes, path }: GraphQLError, fault: string): string | undefined {
  const [definition] = nodes ?? [];
  if (path !== undefined || definition?.kind !== Kind.VARIABLE_DEFINITION) return undefined;
  const prefix = message.endsWith(fault) ? message.slice(0, -fault.length) : message;
  const [, place = definition.variable.name.value] = / at "([^"]+)"; $/.exec(prefix) ?? [];
  const [variable = '', ...inside] = place.split('.');
  return [variable.slice(variable.lastIndexOf('_') + 1), ...inside].join('.');
}

/** What is looked at of an error, formatted or not. */
interface ShownError {
  readonly path?: readonly unknown[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The problems of several variables, or of several places in one, all at once: each comes as an error of its own, and of a field that cannot
 * be null the gateway would show one. Undefined when the errors are of another kind.
 */
export function problemsOfVariables(errors: readonly ShownError[]): [Problem, ...Problem[]] | undefined {
  if (
    errors.length < 2 ||
    errors.some(({ path, extensions }) => path !== undefined || extensions?.['code'] !== 'BAD_USER_INPUT')
  ) {
    return undefined;
  }
  const [first, ...rest] = errors.flatMap(({ extensions }) => (extensions?.['problems'] ?? []) as Problem[]);
  return first === undefined ? undefined : [first, ...rest];
}

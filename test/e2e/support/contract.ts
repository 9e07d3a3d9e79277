import { readFileSync } from 'node:fs';
import type { OperationDefinitionNode } from 'graphql';
import { Kind, parse } from 'graphql';
import { inWorkspace } from '../../support/workspace.js';

/** The files of the public contract, as clients have them. */
const FILES = ['dashboard', 'auditor', 'clerk', 'integrator'] as const;

/** An operation of the contract, letter for letter. */
export interface ContractOperation {
  readonly name: string;
  readonly text: string;
  readonly type: OperationDefinitionNode['operation'];
}

/** Every operation of the contract, in the order of its files. */
export const CONTRACT: readonly ContractOperation[] = FILES.flatMap((file) => {
  const text = readFileSync(inWorkspace(`test/e2e/operations/${file}.graphql`), 'utf8');
  return parse(text).definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION || definition.name === undefined || definition.loc === undefined) return [];
    const { start, end } = definition.loc;
    return [{ name: definition.name.value, text: text.slice(start, end), type: definition.operation }];
  });
});

/** The text of an operation of the contract. @throws Error when the contract has none of that name */
export function operation(name: string): string {
  const found = CONTRACT.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`The contract has no operation ${name}`);
  return found.text;
}

import { Kind, parse, valueFromASTUntyped } from 'graphql';

/** The names of the subgraphs that a supergraph was composed of. */
export function subgraphNames(supergraphSdl: string): readonly string[] {
  const names: string[] = [];
  for (const definition of parse(supergraphSdl).definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const directive of definition.values?.flatMap((value) => value.directives ?? []) ?? []) {
      const name = directive.arguments?.find((argument) => argument.name.value === 'name');
      if (directive.name.value === 'join__graph' && name !== undefined) names.push(String(valueFromASTUntyped(name.value)));
    }
  }
  return names;
}

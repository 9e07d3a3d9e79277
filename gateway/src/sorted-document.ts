import type { DirectiveNode, DocumentNode, NameNode } from 'graphql';
import { Kind, print, visit } from 'graphql';

/**
 * The same schema document with everything that has no meaning in its order put in order: definitions, fields, arguments,
 * values, members and directives. Two builds of one schema then print alike, so a diff of the checked-in supergraph shows
 * what changed and nothing else (several `@Arg` of type-graphql, for one, print in reverse order).
 */
export function sortedDocument(document: DocumentNode): DocumentNode {
  return visit(document, {
    Document: { leave: (node) => ({ ...node, definitions: [...node.definitions].sort(byText(definitionKey)) }) },
    SchemaDefinition: { leave: (node) => ({ ...node, directives: sortedDirectives(node.directives) }) },
    ScalarTypeDefinition: { leave: (node) => ({ ...node, directives: sortedDirectives(node.directives) }) },
    ObjectTypeDefinition: {
      leave: (node) => ({
        ...node,
        directives: sortedDirectives(node.directives),
        fields: byName(node.fields),
        interfaces: byName(node.interfaces),
      }),
    },
    InterfaceTypeDefinition: {
      leave: (node) => ({
        ...node,
        directives: sortedDirectives(node.directives),
        fields: byName(node.fields),
        interfaces: byName(node.interfaces),
      }),
    },
    InputObjectTypeDefinition: {
      leave: (node) => ({ ...node, directives: sortedDirectives(node.directives), fields: byName(node.fields) }),
    },
    EnumTypeDefinition: {
      leave: (node) => ({ ...node, directives: sortedDirectives(node.directives), values: byName(node.values) }),
    },
    EnumValueDefinition: { leave: (node) => ({ ...node, directives: sortedDirectives(node.directives) }) },
    UnionTypeDefinition: {
      leave: (node) => ({ ...node, directives: sortedDirectives(node.directives), types: byName(node.types) }),
    },
    FieldDefinition: {
      leave: (node) => ({ ...node, directives: sortedDirectives(node.directives), arguments: byName(node.arguments) }),
    },
    InputValueDefinition: { leave: (node) => ({ ...node, directives: sortedDirectives(node.directives) }) },
    DirectiveDefinition: {
      leave: (node) => ({ ...node, arguments: byName(node.arguments), locations: byValue(node.locations) }),
    },
  });
}

type Definition = DocumentNode['definitions'][number];

function definitionKey(definition: Definition): string {
  const rank = definition.kind === Kind.SCHEMA_DEFINITION ? 0 : definition.kind === Kind.DIRECTIVE_DEFINITION ? 1 : 2;
  const name = 'name' in definition ? definition.name.value : undefined;
  return `${rank} ${name ?? ''}`;
}

function byName<N extends { readonly name: NameNode }>(nodes: readonly N[] | undefined): readonly N[] {
  return [...(nodes ?? [])].sort(byText((node) => node.name.value));
}

function byValue(nodes: readonly NameNode[]): readonly NameNode[] {
  return [...nodes].sort(byText((node) => node.value));
}

/** A directive may repeat (`@join__type` once a subgraph), so its name does not place it; its whole text does. */
function sortedDirectives<N extends DirectiveNode>(nodes: readonly N[] | undefined): readonly N[] {
  return [...(nodes ?? [])].sort(byText(print));
}

/** Order by code units: the same on every machine, whatever its locale. */
function byText<T>(text: (value: T) => string): (left: T, right: T) => number {
  return (left, right) => {
    const [l, r] = [text(left), text(right)];
    return l < r ? -1 : l > r ? 1 : 0;
  };
}

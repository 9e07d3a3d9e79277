import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import type { DocumentNode } from 'graphql';
import { parse, print } from 'graphql';
import { sortedDocument } from './sorted-document.js';

/** What one service offers: its name and its federation SDL. */
export interface ComposableSubgraph {
  readonly name: string;
  readonly typeDefs: string | DocumentNode;
  /** Where it would be reached. A dummy by default: the gateway is told at its start where the services are. */
  readonly url?: string;
}

/** The subgraphs do not fit together. `problems` has one sentence a fault. */
export class CompositionError extends Error {
  override readonly name = 'CompositionError';

  constructor(readonly problems: readonly string[]) {
    super(`The subgraphs do not compose into one supergraph:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/**
 * One supergraph of all subgraphs, as SDL that is the same to the byte for the same subgraphs, in whatever order they come.
 * Every subgraph needs *some* url there, or the gateway would not know of it; by default it is one that leads nowhere
 * (`.invalid`, RFC 2606), since where services are is configuration and not schema.
 * @throws CompositionError with every fault that was found.
 */
export function composeSupergraph(subgraphs: readonly ComposableSubgraph[]): string {
  const services = [...subgraphs]
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map(({ name, typeDefs, url }) => ({
      name,
      typeDefs: sortedDocument(typeof typeDefs === 'string' ? parse(typeDefs) : typeDefs),
      url: url ?? `http://${name}.invalid/graphql`,
    }));
  const composed = composeServices(services);
  if (compositionHasErrors(composed)) throw new CompositionError(composed.errors.map((error) => error.message));
  return `${print(sortedDocument(parse(composed.supergraphSdl)))}\n`;
}

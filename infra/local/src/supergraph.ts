import { breakingChanges, composeSupergraph } from '@ntm-ledger/gateway';
import { subgraphSdl } from '@ntm-ledger/service-host';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { allServices } from './services.js';

/** The supergraph as it is checked in: what clients are promised. */
export const SUPERGRAPH_FILE = fileURLToPath(new URL('../../../gateway/supergraph.graphql', import.meta.url));

/** The supergraph of the services as they are now. */
export async function currentSupergraph(): Promise<string> {
  const subgraphs = await Promise.all(
    allServices({ heartbeatMs: 15_000 }).map(async (service) => ({
      name: service.name,
      typeDefs: subgraphSdl(await service.buildSchema()),
    })),
  );
  return composeSupergraph(subgraphs);
}

/** The supergraph as it is checked in. */
export async function checkedInSupergraph(): Promise<string> {
  return readFile(SUPERGRAPH_FILE, 'utf8');
}

/** Writes the supergraph anew and gives what of it would break clients of the one before. */
export async function writeSupergraph(): Promise<readonly string[]> {
  const before = await checkedInSupergraph().catch(() => undefined);
  const now = await currentSupergraph();
  await writeFile(SUPERGRAPH_FILE, now);
  return before === undefined ? [] : breakingChanges(before, now).map(({ description }) => description);
}

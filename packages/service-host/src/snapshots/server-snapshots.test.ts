import 'reflect-metadata';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { EventStore } from '@ntm-ledger/event-store';
import { openEventStore } from '@ntm-ledger/event-store';
import type { LogNodes } from '@ntm-ledger/event-store/testing/log-nodes';
import { NODE_COMMAND, startLogNodes } from '@ntm-ledger/event-store/testing/log-nodes';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { ServiceHost } from '../host.js';
import { notebookService } from '../testing/notebook.js';
import { appendFacts, registering, renaming } from '../testing/sample-facts.js';
import { SnapshotFolder } from './snapshot-folder.js';
import { verifySnapshots } from './verify-snapshots.js';

const NOBODY = { verify: () => Promise.resolve({ actor: null, reason: 'none was sent' }) };

let folder = '';
let server: LogNodes | undefined;
let lines: { readonly msg: string; readonly reason?: string }[];
afterEach(async () => {
  await server?.remove();
  await rm(folder, { recursive: true });
});

/** A server with an empty log. */
async function start(): Promise<LogNodes> {
  folder = await mkdtemp(join(tmpdir(), 'ntm-test-'));
  await mkdir(join(folder, 'snapshots'));
  server = await startLogNodes(1, folder);
  lines = [];
  return server;
}

/** A process on the server's log, from its start to its orderly end: it keeps a snapshot after every event. */
async function process(url: string, meanwhile: (host: ServiceHost, store: EventStore) => Promise<void>): Promise<void> {
  const store = await openEventStore({ url, path: '' });
  const logger = pino({ level: 'info' }, { write: (line: string) => lines.push(JSON.parse(line) as { msg: string }) });
  const options = { store, services: [notebookService], verifier: NOBODY, logger, snapshotEvery: 1 };
  const host = await ServiceHost.open({ ...options, snapshots: new SnapshotFolder(join(folder, 'snapshots')) });
  await meanwhile(host, store);
  await host.close();
  await store.close();
}

const said = (): string[] => lines.map(({ msg }) => msg);

if (NODE_COMMAND === '') {
  describe('snapshots of a log on a server', () => {
    test.skip('are not tried: KURRENTDB_TEST_COMMAND names no command that starts one', () => undefined);
  });
} else {
  describe('a process on a server’s log', () => {
    test('goes on from its snapshot, which holds what the log comes to', async () => {
      const { url } = await start();
      await process(url, async (host, store) => {
        const { position } = await appendFacts(store, [registering({ id: 'unit-1', code: '1', parentId: null }), renaming('B')]);
        await host.settle(position);
      });
      expect(said()).toEqual(['a snapshot of the read models is kept']);
      await process(url, async (host, store) => {
        expect(said().at(-1)).toBe('the read models are restored');
        expect(host.position).toBe(await store.head());
        const { position } = await appendFacts(store, [renaming('C')]);
        await host.settle(position);
        const snapshots = new SnapshotFolder(join(folder, 'snapshots'));
        const options = { store, services: [notebookService], snapshots, logger: pino({ level: 'silent' }) };
        const { snapshots: verified } = await verifySnapshots(options, [[notebookService]]);
        const models = verified.flatMap((each) => each.models);
        expect(models.length).toBeGreaterThan(1);
        expect(models.map(({ restored }) => restored)).toEqual(models.map(({ rebuilt }) => rebuilt));
      });
      expect(await readdir(join(folder, 'snapshots'))).toHaveLength(2);
    });

    test('believes no snapshot of a log that was put back to an earlier end', async () => {
      const { url, nodes } = await start();
      await process(url, async (host, store) => {
        const { position } = await appendFacts(store, [renaming('A'), renaming('B')]);
        await host.settle(position);
      });
      await nodes[0]?.lose();
      nodes[0]?.start();
      await process(url, async (host, store) => {
        expect(lines.at(-1)).toMatchObject({ msg: 'a snapshot does not fit and is discarded' });
        const { position } = await appendFacts(store, [renaming('C')]);
        await host.settle(position);
        expect(host.position).toBe(position);
      });
    });
  });
}

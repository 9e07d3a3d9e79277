import { describe, expect, it } from '@jest/globals';
import { openSqliteEventStore } from '@ntm-ledger/event-store';
import { join } from 'node:path';
import { useLogs } from '../testing/open-logs.js';
import { appendFacts, renaming } from '../testing/sample-facts.js';
import { answerOrigin } from './answer-origin.js';

const logs = useLogs();
const build = () => Promise.resolve('build-1');

describe('the origin of answers', () => {
  it('is not known while the log is empty, and stays the same from its first event on', async () => {
    const store = logs.store();
    const origin = answerOrigin(store, build);
    expect(await origin()).toBeUndefined();
    await appendFacts(store, [renaming('A')]);
    const first = await origin();
    await appendFacts(store, [renaming('B')]);
    expect([await origin(), await answerOrigin(store, build)()]).toEqual([first, first]);
    expect(first?.build).toBe('build-1');
  });

  it('is another one of another log, even of the same facts', async () => {
    const one = logs.store('one.db');
    const other = openSqliteEventStore({ path: join(logs.folder(), 'other.db') });
    for (const store of [one, other]) await appendFacts(store, [renaming('A')]);
    expect((await answerOrigin(one, build)())?.log).not.toBe((await answerOrigin(other, build)())?.log);
    await other.close();
  });
});

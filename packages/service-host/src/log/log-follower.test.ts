import { describe, expect, it } from '@jest/globals';
import { NO_STREAM, START, toPosition, toRevision } from '@ntm-ledger/event-store';
import { UNITS_STREAM, UnreadableEvent } from '@ntm-ledger/events';
import { randomUUID } from 'node:crypto';
import { useLogs } from '../testing/open-logs.js';
import { appendFacts, renaming } from '../testing/sample-facts.js';
import { Behind, LogFollower } from './log-follower.js';

const logs = useLogs();

/** Long enough for anything that will happen; it is waited for in full only when a test fails. */
const PATIENCE_MS = 10_000;

describe('a follower that starts', () => {
  it('is ready once it has folded what the log held, in order', async () => {
    const store = logs.store();
    for (const name of ['A', 'B', 'C']) await appendFacts(store, [renaming(name)], { stream: `stream-${name}` });
    const folded: unknown[] = [];
    const follower = new LogFollower(store, ({ data }) => folded.push(Reflect.get(data, 'name')));
    expect(follower.health()).toEqual({ ok: false, reason: 'folding the log: at position 0' });
    await follower.start();
    expect(folded).toEqual(['A', 'B', 'C']);
    expect(follower.position).toBe(3);
    expect(follower.health()).toEqual({ ok: true });
    await follower.stop();
  });

  it('catches up under load: every event once, in order, while others write', async () => {
    const store = logs.store();
    const before = 3_000;
    for (let written = 0; written < before; written += 500)
      await appendFacts(
        store,
        Array.from({ length: 500 }, (_, index) => renaming(String(written + index))),
      );
    const folded: number[] = [];
    let writing: Promise<unknown> = Promise.resolve();
    const follower = new LogFollower(store, ({ position }) => {
      folded.push(position);
      // Now and then somebody writes while the backlog is folded.
      if (position % 200 === 0 && position <= before) writing = writing.then(() => appendFacts(store, [renaming('late')]));
    });
    await follower.start();
    await writing;
    await follower.catchUp(PATIENCE_MS);
    expect(folded).toEqual(Array.from({ length: before + 15 }, (_, index) => index + 1));
    expect(follower.expectedRevisionOf(UNITS_STREAM)).toBe(before + 14);
    await follower.stop();
  });

  it('stops at an event that it does not know, rather than leave it out', async () => {
    const store = logs.store();
    await appendFacts(store, [renaming('A')]);
    await store.append('new-things', [{ id: randomUUID(), type: 'UnitForgotten', body: '{}' }], NO_STREAM);
    const follower = new LogFollower(store, () => undefined);
    await expect(follower.start()).rejects.toThrow(UnreadableEvent);
    expect(follower.position).toBe(1);
    expect(follower.health()).toEqual({ ok: false, reason: expect.stringMatching(/cannot be folded: .*"UnitForgotten"/) });
  });
});

describe('waiting for a position', () => {
  it('that is folded takes no time', async () => {
    const { store, follower } = await logs.open();
    await appendFacts(store, [renaming('A')]);
    await follower.catchUp(PATIENCE_MS);
    await follower.waitFor(toPosition(1), 0);
    await follower.waitFor(START, 0);
  });

  it('ends when the event there is folded', async () => {
    const { store, follower, folded } = await logs.open();
    const reached = Promise.all([1, 2, 2].map((position) => follower.waitFor(toPosition(position), PATIENCE_MS)));
    await appendFacts(store, [renaming('A')]);
    await appendFacts(store, [renaming('B')]);
    await reached;
    expect(folded).toHaveLength(2);
  });

  it('that does not come within its time ends with where the log has come to', async () => {
    const { store, follower } = await logs.open();
    await appendFacts(store, [renaming('A')]);
    await follower.catchUp(PATIENCE_MS);
    const waiting = follower.waitFor(toPosition(7), 20);
    await expect(waiting).rejects.toThrow(Behind);
    await expect(waiting).rejects.toMatchObject({
      wanted: 7,
      reached: 1,
      message: 'The log has come to position 1, not yet to 7. Ask again, or without minPosition.',
    });
  });

  it('that one gave up on does not disturb those who still wait', async () => {
    const { store, follower } = await logs.open();
    const patient = follower.waitFor(toPosition(1), PATIENCE_MS);
    await expect(follower.waitFor(toPosition(1), 10)).rejects.toThrow(Behind);
    await appendFacts(store, [renaming('A')]);
    await patient;
  });
});

describe('what a follower knows of the log', () => {
  it('is where every stream ends', async () => {
    const { store, follower } = await logs.open();
    expect(follower.expectedRevisionOf(UNITS_STREAM)).toBe(NO_STREAM);
    await appendFacts(store, [renaming('A'), renaming('B')]);
    await appendFacts(store, [renaming('C')], { stream: 'titles-1' });
    await follower.catchUp(PATIENCE_MS);
    expect(follower.expectedRevisionOf(UNITS_STREAM)).toBe(toRevision(1));
    expect(follower.expectedRevisionOf('titles-1')).toBe(toRevision(0));
    expect(follower.expectedRevisionOf('titles-2')).toBe(NO_STREAM);
  });

  it('is where a request begins', async () => {
    const { store, follower } = await logs.open();
    const requestId = randomUUID();
    await appendFacts(store, [renaming('A')]);
    await appendFacts(store, [renaming('B'), renaming('C')], { requestId });
    await follower.catchUp(PATIENCE_MS);
    expect(follower.firstEventOf(requestId)).toBe(2);
    expect(follower.firstEventOf(randomUUID())).toBeUndefined();
  });

  it('is how far the log had come at an instant', async () => {
    const { store, follower, folded } = await logs.open();
    await appendFacts(store, [renaming('A'), renaming('B')]);
    await appendFacts(store, [renaming('C')]);
    await follower.catchUp(PATIENCE_MS);
    const [first, , last] = folded;
    if (first === undefined || last === undefined) throw new Error('nothing was folded');
    expect(follower.knownAt(first.recordedAt - 1)).toBe(START);
    expect(follower.knownAt(last.recordedAt)).toBe(3);
    expect(follower.knownAt(last.recordedAt + 3_600_000)).toBe(3);
    expect(follower.knownAt(first.recordedAt)).toBe(first.recordedAt === last.recordedAt ? 3 : 2);
  });
});

describe('a fold that fails', () => {
  const broken = (): Parameters<typeof logs.open>[0] => ({
    fold: ({ data }) => {
      if (Reflect.get(data, 'name') === 'bad') throw new Error('no unit has this name');
    },
  });

  it('makes the process not ready, with the reason, and whoever waits is told', async () => {
    const { store, follower, folded } = await logs.open(broken());
    const waiting = [1, 3, 3].map((position) => follower.waitFor(toPosition(position), PATIENCE_MS));
    await appendFacts(store, [renaming('good')]);
    await appendFacts(store, [renaming('bad'), renaming('good')]);
    const outcomes = await Promise.allSettled(waiting);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(follower.health()).toEqual({ ok: false, reason: 'the log cannot be folded: no unit has this name' });
    expect(await follower.end()).toMatchObject({ message: 'no unit has this name' });
    await expect(follower.waitFor(toPosition(3), PATIENCE_MS)).rejects.toThrow('no unit has this name');
    await expect(follower.catchUp(PATIENCE_MS)).rejects.toThrow('no unit has this name');
    // What was folded before still stands, and nothing after it.
    expect(follower.position).toBe(1);
    expect(folded).toHaveLength(1);
    await follower.waitFor(toPosition(1), 0);
  });

  it('at the start keeps the process from coming up', async () => {
    const store = logs.store();
    await appendFacts(store, [renaming('good'), renaming('bad')]);
    const follower = new LogFollower(store, broken()?.fold ?? (() => undefined));
    await expect(follower.start()).rejects.toThrow('no unit has this name');
    expect(follower.health().ok).toBe(false);
  });
});

describe('a follower that stops', () => {
  it('keeps what it has folded, folds no more, and tells whoever waits', async () => {
    const { store, follower, folded } = await logs.open();
    await appendFacts(store, [renaming('A')]);
    await follower.catchUp(PATIENCE_MS);
    const waiting = expect(follower.waitFor(toPosition(2), PATIENCE_MS)).rejects.toThrow(Behind);
    await follower.stop();
    await waiting;
    await appendFacts(store, [renaming('B')]);
    expect(follower.health()).toEqual({ ok: false, reason: 'stopped' });
    expect(await follower.end()).toBeUndefined();
    expect(folded).toHaveLength(1);
    await expect(follower.waitFor(toPosition(2), PATIENCE_MS)).rejects.toThrow(Behind);
    await follower.waitFor(toPosition(1), 0);
  });

  it('may be stopped twice, and before it began', async () => {
    const { store, follower } = await logs.open();
    await follower.stop();
    await follower.stop();
    await new LogFollower(store, () => undefined).stop();
  });

  it('ends with its store', async () => {
    const { store, follower } = await logs.open();
    const waiting = expect(follower.waitFor(toPosition(1), PATIENCE_MS)).rejects.toThrow(Behind);
    await store.close();
    await waiting;
    expect(follower.health()).toEqual({ ok: false, reason: 'stopped' });
  });
});

import { beforeEach, describe, expect, test } from '@jest/globals';
import { StoreStopped } from '../../errors.js';
import type { NewEvent } from '../../event-store.js';
import type { Position } from '../../position.js';
import { NO_STREAM, START, toRevision } from '../../position.js';
import type { CurrentSubject } from './subject.js';
import { anEvent, freshStream, gather, idsOf, someEvents } from './subject.js';

export function describeReading(subject: CurrentSubject): void {
  describe('reading a stream', () => {
    let stream: string;
    let events: NewEvent[];

    beforeEach(async () => {
      const { store } = subject();
      stream = freshStream();
      events = someEvents(7);
      await store.append(stream, events.slice(0, 3), NO_STREAM);
      await store.append(freshStream('between'), someEvents(2), NO_STREAM);
      await store.append(stream, events.slice(3), toRevision(2));
    });

    test.each<[string, { from?: number; direction?: 'forwards' | 'backwards'; limit?: number }, number[]]>([
      ['forwards from its start', {}, [0, 1, 2, 3, 4, 5, 6]],
      ['forwards from a revision on', { from: 4 }, [4, 5, 6]],
      ['forwards to a limit', { limit: 2 }, [0, 1]],
      ['forwards from a revision to a limit', { from: 2, limit: 3 }, [2, 3, 4]],
      ['forwards from beyond its end', { from: 7 }, []],
      ['backwards from its end', { direction: 'backwards' }, [6, 5, 4, 3, 2, 1, 0]],
      ['backwards to a limit', { direction: 'backwards', limit: 1 }, [6]],
      ['backwards from a revision', { direction: 'backwards', from: 3 }, [3, 2, 1, 0]],
      ['backwards from a revision to a limit', { direction: 'backwards', from: 3, limit: 2 }, [3, 2]],
      ['not at all', { limit: 0 }, []],
    ])('%s', async (_, { from, ...options }, expected) => {
      const { store } = subject();
      const read = await gather(store.readStream(stream, from === undefined ? options : { ...options, from: toRevision(from) }));
      expect(read.map(({ revision }) => revision)).toEqual(expected);
      expect(idsOf(read)).toEqual(expected.map((revision) => events[revision]?.id));
    });

    test('finds nothing in a stream that is not there', async () => {
      const { store } = subject();
      expect(await gather(store.readStream(freshStream()))).toEqual([]);
      expect(await gather(store.readStream(freshStream(), { direction: 'backwards', limit: 1 }))).toEqual([]);
    });

    test('does not take a stream for another whose name it begins with', async () => {
      const { store } = subject();
      await store.append(`${stream}x`, someEvents(1), NO_STREAM);
      expect(await gather(store.readStream(stream))).toHaveLength(7);
    });
  });

  describe('reading the whole log', () => {
    let before: Position;
    let prefix: string;

    /** Ten events over three streams, in this order: a0 a1 b0 c0 a2 b1 b2 c1 c2 a3, the b's of another type. */
    beforeEach(async () => {
      const { store } = subject();
      before = await store.head();
      prefix = freshStream();
      const ends = new Map<string, number>();
      for (const run of ['aa', 'b', 'c', 'a', 'bb', 'cc', 'a']) {
        const name = run.charAt(0);
        const end = ends.get(name);
        const type = name === 'b' ? `${prefix}-B` : 'ThingHappened';
        const { revision } = await store.append(
          `${prefix}-${name}_%`,
          someEvents(run.length, type),
          end === undefined ? NO_STREAM : toRevision(end),
        );
        ends.set(name, revision);
      }
    });

    const names = (events: readonly { stream: string; revision: number }[]): string =>
      events.map((event) => `${event.stream.slice(prefix.length + 1, -2)}${String(event.revision)}`).join(' ');

    test('gives every event once, in the order of their positions', async () => {
      const { store } = subject();
      const read = await gather(store.readAll({ after: before }));
      expect(names(read)).toBe('a0 a1 b0 c0 a2 b1 b2 c1 c2 a3');
      const positions: number[] = read.map(({ position }) => position);
      expect(positions).toEqual(positions.toSorted((a, b) => a - b));
      expect(positions.at(-1)).toBe(await store.head());
    });

    test('goes on after the position of any event', async () => {
      const { store } = subject();
      const all = await gather(store.readAll({ after: before }));
      for (const [index, { position }] of all.entries()) {
        expect(idsOf(await gather(store.readAll({ after: position })))).toEqual(idsOf(all.slice(index + 1)));
      }
    });

    test.each([1, 3, 10, 1_000])('gives the same events in batches of at most %i', async (batchSize) => {
      const { store } = subject();
      const sizes: number[] = [];
      let read = '';
      for await (const batch of store.readAll({ after: before, batchSize })) {
        sizes.push(batch.length);
        read += `${names(batch)} `;
      }
      expect(read.trim()).toBe('a0 a1 b0 c0 a2 b1 b2 c1 c2 a3');
      expect(Math.max(...sizes)).toBeLessThanOrEqual(batchSize);
      expect(Math.min(...sizes)).toBeGreaterThan(0);
    });

    test.each<[string, string[], string]>([
      ['one prefix', ['-a'], 'a0 a1 a2 a3'],
      ['several prefixes', ['-a', '-c'], 'a0 a1 c0 a2 c1 c2 a3'],
      ['a prefix of all', [''], 'a0 a1 b0 c0 a2 b1 b2 c1 c2 a3'],
      ['prefixes that lie in one another', ['-a', '-a_'], 'a0 a1 a2 a3'],
      ['a prefix with signs that mean something elsewhere', ['-b_%'], 'b0 b1 b2'],
      ['a prefix that only a pattern would match', ['-_'], ''],
    ])('lets through the streams of %s', async (_, endings, expected) => {
      const { store } = subject();
      const [first = '', ...others] = endings.map((ending) => prefix + ending);
      for (const batchSize of [2, 1_000]) {
        const read = await gather(store.readAll({ after: before, filter: { streamPrefixes: [first, ...others] }, batchSize }));
        expect(names(read)).toBe(expected);
      }
    });

    test('lets through the types of a filter, and no others that begin alike', async () => {
      const { store } = subject();
      const ofTypes = (first: string, ...others: string[]) =>
        gather(store.readAll({ after: before, filter: { types: [first, ...others] }, batchSize: 2 }));
      expect(names(await ofTypes(`${prefix}-B`))).toBe('b0 b1 b2');
      expect(names(await ofTypes(`${prefix}-B`, 'ThingHappened'))).toBe('a0 a1 b0 c0 a2 b1 b2 c1 c2 a3');
      expect(names(await ofTypes(prefix))).toBe('');
    });

    test('finds nothing after the end', async () => {
      const { store } = subject();
      expect(await gather(store.readAll({ after: await store.head() }))).toEqual([]);
    });
  });

  describe('reading one place', () => {
    test('finds the event at its position, as the log gives it', async () => {
      const { store } = subject();
      const before = await store.head();
      await store.append(freshStream(), [anEvent('First'), anEvent('Second')], NO_STREAM);
      for (const event of await gather(store.readAll({ after: before })))
        expect(await store.readAt(event.position)).toEqual(event);
    });

    test('finds no event at the start, which is before the first', async () => {
      expect(await subject().store.readAt(START)).toBeUndefined();
    });

    test('knows the position of the last event', async () => {
      const { store } = subject();
      const { position } = await store.append(freshStream(), someEvents(2), NO_STREAM);
      expect(await store.head()).toBe(position);
    });
  });

  describe('closing', () => {
    test('keeps every event for the next who opens the log', async () => {
      const { store, reopen } = subject();
      const before = await store.head();
      await store.append(freshStream(), someEvents(3), NO_STREAM);
      const events = await gather(store.readAll({ after: before }));
      const opened = await reopen();
      expect(await gather(opened.readAll({ after: before }))).toEqual(events);
      expect(await opened.head()).toBe(events.at(-1)?.position);
    });

    test('answers the appends that were under way, and refuses later calls', async () => {
      const { store } = subject();
      const underWay = store.append(freshStream(), someEvents(1), NO_STREAM);
      await Promise.all([store.close(), store.close()]);
      expect(await underWay).toMatchObject({ revision: 0 });
      await store.close();
      await expect(store.append(freshStream(), someEvents(1), NO_STREAM)).rejects.toThrow(StoreStopped);
      await expect(store.head()).rejects.toThrow(StoreStopped);
      await expect(store.readAt(START)).rejects.toThrow(StoreStopped);
      await expect(gather(store.readAll())).rejects.toThrow(StoreStopped);
      await expect(gather(store.readStream(freshStream()))).rejects.toThrow(StoreStopped);
      expect(store.health()).toMatchObject({ ok: false });
    });

    test('is well until then', () => {
      expect(subject().store.health()).toEqual({ ok: true });
    });
  });
}

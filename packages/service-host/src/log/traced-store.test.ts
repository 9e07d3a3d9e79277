import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { inRequestSpan } from '@ntm-ledger/telemetry';
import type { KeptSpans } from '@ntm-ledger/telemetry/testing';
import { keepSpansHere } from '@ntm-ledger/telemetry/testing';
import { refuse } from '@ntm-ledger/events';
import { Refused } from '../errors.js';
import { useLogs } from '../testing/open-logs.js';
import { appendFacts, renaming } from '../testing/sample-facts.js';
import { storeAround } from '../testing/store-around.js';
import type { RecordingRequest } from './recorder.js';
import { Recorder } from './recorder.js';
import { tracedStore } from './traced-store.js';

const logs = useLogs();
const request = (decide: RecordingRequest['decide']): RecordingRequest => ({
  requestId: '9a7f6c1e-6a53-4a2c-8a3e-0f4b8b9b2c01',
  input: { name: 'Hoạt Giang' },
  actor: { id: 'clerk-1', role: 'clerk', scope: 'VN' },
  decide,
});

describe('a mutation on its way into the log', () => {
  let kept: KeptSpans;
  beforeEach(() => {
    kept = keepSpansHere();
  });
  afterEach(() => kept.close());

  it('is a span with each attempt in it: what was decided, what became of the append, what was waited for', async () => {
    const { store, follower } = await logs.open();
    let others = 1;
    const contended = storeAround(store, async ({ pass }) => {
      if (others > 0) {
        others -= 1;
        await appendFacts(store, [renaming('Hà Thanh')]);
      }
      return pass();
    });
    const recorder = new Recorder(tracedStore(contended), follower, 5_000);
    const recording = request(() => ({ outcome: 'accepted', stream: UNITS_STREAM, events: [renaming('Hoạt Giang')] }));
    const { position } = await inRequestSpan({ name: 'request' }, {}, () => recorder.record(recording));
    const spans = kept.ended();
    const told = (name: string): unknown[] =>
      spans.filter((span) => span.name === name).map(({ parent, failed, attributes }) => ({ parent, failed, ...attributes }));
    const record = { parent: 'record', failed: false };
    expect(told('append')).toEqual([
      { ...record, 'ntm.stream.category': 'units', 'ntm.events': 1, 'error.type': 'WrongExpectedRevision' },
      { ...record, 'ntm.stream.category': 'units', 'ntm.events': 1, 'ntm.position': position },
    ]);
    expect(told('decide')).toEqual([
      { ...record, 'ntm.based_on': 0, 'ntm.outcome': 'accepted' },
      { ...record, 'ntm.based_on': 1, 'ntm.outcome': 'accepted' },
    ]);
    expect(told('record')).toEqual([{ parent: 'request', failed: false, 'ntm.attempt': 2 }]);
    expect(told('read a stream')).toEqual([{ ...record, 'ntm.stream.category': 'units', 'ntm.events': 1 }]);
    expect(JSON.stringify(spans)).not.toMatch(/Hoạt Giang|clerk/);
  });

  it('that is refused is no fault, and appends nothing', async () => {
    const { store, follower } = await logs.open();
    const recorder = new Recorder(tracedStore(store), follower, 5_000);
    const recording = request(() => refuse({ code: 'NOT_FOUND', message: 'Hoạt Giang is not there.' }));
    await expect(inRequestSpan({ name: 'request' }, {}, () => recorder.record(recording))).rejects.toThrow(Refused);
    expect(kept.ended().find(({ name }) => name === 'record')).toMatchObject({
      failed: false,
      attributes: { 'error.type': 'Refused' },
    });
    expect(kept.ended().some(({ name }) => name === 'append')).toBe(false);
  });
});

it('a log whose spans nobody keeps is the very same log', async () => {
  const { store } = await logs.open();
  expect(tracedStore(store)).toBe(store);
});

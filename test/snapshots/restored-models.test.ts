import { beforeAll, describe, expect, it } from '@jest/globals';
import type { LedgerEvent } from '@ntm-ledger/events';
import { decodeEvent } from '@ntm-ledger/events';
import { readStoredSamples } from '@ntm-ledger/events/testing';
import { anyHistory } from '@ntm-ledger/scoring/testing';
import fc from 'fast-check';
import { fieldsOf, foldedFrom, foldInto, hashesOf, restarted } from './restored.js';

/** The law: whoever restarts after some events and folds the rest has the state of whoever folded all. */
function expectTheSame(events: readonly LedgerEvent[], restarts: readonly number[]): void {
  let folded = foldedFrom([]);
  for (const [index, event] of events.entries()) {
    if (restarts.includes(index)) folded = restarted(folded);
    foldInto(folded.models, event);
  }
  expect(hashesOf(folded)).toEqual(hashesOf(foldedFrom(events)));
}

describe('read models that are restored and go on', () => {
  let samples: readonly LedgerEvent[];
  beforeAll(async () => {
    samples = (await readStoredSamples()).map(({ recorded }) => decodeEvent(recorded));
  });

  it('come to the same as those that folded everything: over the samples of every event, after each of them', () => {
    for (const [index] of samples.entries()) expectTheSame(samples, [index]);
  });

  it('do so when they are restored again and again', () => {
    expectTheSame(
      samples,
      samples.map((_, index) => index),
    );
  });

  it('do so over random histories', () => {
    fc.assert(
      fc.property(anyHistory(40), fc.array(fc.nat({ max: 60 }), { maxLength: 3 }), ({ events }, restarts) => {
        expectTheSame(events, restarts);
      }),
      { numRuns: 60 },
    );
  });

  it('hold what they held, field by field', () => {
    const folded = foldedFrom(samples);
    const again = restarted(folded);
    for (const { models } of [folded, again]) models.prepare();
    expect(fieldsOf(again.models)).toEqual(fieldsOf(folded.models));
  });
});

describe('the hash of a read model', () => {
  it('does not depend on what was asked of it, or made ready', async () => {
    const events = (await readStoredSamples()).map(({ recorded }) => decodeEvent(recorded));
    const folded = foldedFrom(events);
    const before = hashesOf(folded);
    folded.models.prepare();
    expect(hashesOf(folded)).toEqual(before);
    for (const id of folded.models.register.ids())
      folded.models.register.factsOf(id, events[0]?.position ?? folded.models.log.position);
    folded.models.register.inColumns();
    expect(hashesOf(folded)).toEqual(before);
  });

  it('is another after each event', async () => {
    const events = (await readStoredSamples()).map(({ recorded }) => decodeEvent(recorded));
    const seen = events.map((_, index) => hashesOf(foldedFrom(events.slice(0, index + 1)))['log']);
    expect(new Set(seen).size).toBe(events.length);
  });
});

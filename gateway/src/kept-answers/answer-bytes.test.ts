import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { answerBytes, answerOfBytes } from './answer-bytes.js';

const answer = fc.uint8Array().map((bytes) => {
  const body = Buffer.from(bytes);
  return { headers: { 'content-type': 'application/json', 'content-length': String(body.byteLength) }, body };
});

test('an answer comes back of its bytes as it was', () => {
  fc.assert(
    fc.property(answer, (one) => {
      expect(answerOfBytes(answerBytes(one))).toEqual(one);
    }),
  );
});

test('bytes that are cut short are no answer', () => {
  fc.assert(
    fc.property(answer, fc.nat(), (one, cut) => {
      const bytes = answerBytes(one);
      expect(answerOfBytes(bytes.subarray(0, cut % bytes.byteLength))).toBeUndefined();
    }),
  );
});

test('whatever else lies there is no answer, and no fault', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(answerOfBytes(Buffer.from(bytes))).toBeUndefined();
    }),
  );
});

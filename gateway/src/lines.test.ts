import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { linesOf } from './lines.js';

async function* inPieces(text: string, cuts: readonly number[]): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((one, other) => one - other);
  let from = 0;
  for (const end of ends) {
    yield await Promise.resolve(bytes.subarray(from, end));
    from = end;
  }
}

test('lines are the same wherever the bytes of a text are cut', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', '"', 'Đ', 'ã', '語', '🌾') });
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.boolean(), fc.array(fc.nat()), async (lines, broken, cuts) => {
      const text = lines.join('\n') + (broken ? '\n' : '');
      const found = [];
      for await (const each of linesOf(inPieces(text, cuts))) found.push(each);
      const expected = text.split('\n');
      // What stands after the last line break is a line only if there is something.
      expect(found).toEqual(expected.at(-1) === '' ? expected.slice(0, -1) : expected);
    }),
  );
});

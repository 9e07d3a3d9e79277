import { StringDecoder } from 'node:string_decoder';

/** The lines of a text that comes in pieces, each as soon as it is whole; the last one needs no line break. */
export async function* linesOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let begun: string[] = [];
  for await (const piece of pieces) {
    const [first = '', ...others] = decoder.write(piece).split('\n');
    begun.push(first);
    for (const next of others) {
      yield begun.join('');
      begun = [next];
    }
  }
  const last = begun.join('') + decoder.end();
  if (last !== '') yield last;
}

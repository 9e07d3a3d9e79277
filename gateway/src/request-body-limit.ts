import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { GraphQLError } from 'graphql';

/** Refuses request bodies over a number of bytes, by what they say of their length and by what really comes. */
export function useRequestBodyLimit(maxBytes: number): GatewayPlugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser, fetchAPI }) {
      const announced = request.headers.get('content-length');
      if (announced !== null && Number(announced) > maxBytes) throw bodyTooLarge(maxBytes);
      // What says its length cannot be longer (HTTP itself ends it there); only what comes in pieces has to be counted.
      if (announced !== null || requestParser === undefined) return;
      setRequestParser(async (whole) => {
        if (whole.body === null) return requestParser(whole);
        const body = await readWithin(whole.body, maxBytes);
        return requestParser(new fetchAPI.Request(whole.url, { method: whole.method, headers: whole.headers, body }));
      });
    },
  };
}

async function readWithin(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > maxBytes) throw bodyTooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}

function bodyTooLarge(maxBytes: number): GraphQLError {
  return new GraphQLError(`The request body is larger than ${String(maxBytes)} bytes.`, {
    extensions: { code: 'REQUEST_ENTITY_TOO_LARGE', http: { status: 413, headers: { connection: 'close' } } },
  });
}

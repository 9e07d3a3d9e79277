/** A span as the wire has it, as far as tests look at it. */
export interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty where it has none. */
  readonly parentSpanId: string;
  readonly name: string;
  /** `SpanKind` of the protocol: 1 internal, 2 server, 3 client. */
  readonly kind: number;
  readonly attributes: Readonly<Record<string, string>>;
  /** Whether its status is that of an error. */
  readonly failed: boolean;
  /** `service.name` of the process that sent it. */
  readonly service: string;
}

/** A field of a message: its number, and its bytes or its number. */
interface Field {
  readonly number: number;
  readonly bytes: Buffer;
  readonly value: bigint;
}

/** The spans of an `ExportTraceServiceRequest`, in the form http/protobuf. */
export function spansOf(request: Buffer): SentSpan[] {
  return messages(request, 1).flatMap((resourceSpans) => {
    const [resource = Buffer.alloc(0)] = messages(resourceSpans, 1);
    const service = attributesOf(resource, 1)['service.name'] ?? '';
    return messages(resourceSpans, 2).flatMap((scopeSpans) => messages(scopeSpans, 2).map((span) => spanOf(span, service)));
  });
}

function spanOf(span: Buffer, service: string): SentSpan {
  const all = fields(span);
  const bytes = (number: number): Buffer => all.find((field) => field.number === number)?.bytes ?? Buffer.alloc(0);
  return {
    traceId: bytes(1).toString('hex'),
    spanId: bytes(2).toString('hex'),
    parentSpanId: bytes(4).toString('hex'),
    name: bytes(5).toString(),
    kind: Number(all.find(({ number }) => number === 6)?.value ?? 0n),
    attributes: attributesOf(span, 9),
    failed: fields(bytes(15)).some(({ number, value }) => number === 3 && value === 2n),
    service,
  };
}

/** The attributes in one field of a message, each value as text. */
function attributesOf(message: Buffer, number: number): Record<string, string> {
  return Object.fromEntries(
    messages(message, number).map((attribute) => {
      const [name = Buffer.alloc(0)] = messages(attribute, 1);
      const [value] = fields(messages(attribute, 2)[0] ?? Buffer.alloc(0));
      return [name.toString(), value === undefined ? '' : value.number === 1 ? value.bytes.toString() : String(value.value)];
    }),
  );
}

function messages(message: Buffer, number: number): Buffer[] {
  return fields(message).flatMap((field) => (field.number === number ? [field.bytes] : []));
}

/** All fields of a message of Protocol Buffers. */
function fields(message: Buffer): Field[] {
  const found: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message.readUInt8(at++);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const take = (length: number): Buffer => message.subarray(at, (at += length));
  while (at < message.length) {
    const key = Number(varint());
    const number = key >> 3;
    const kind = key & 7;
    if (kind === 0) found.push({ number, value: varint(), bytes: Buffer.alloc(0) });
    else found.push({ number, value: 0n, bytes: take(kind === 1 ? 8 : kind === 5 ? 4 : Number(varint())) });
  }
  return found;
}

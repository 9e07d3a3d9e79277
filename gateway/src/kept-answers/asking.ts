/** What is known of one request whose answer may be kept, on its way through the runtime. It lies in the operation's context. */
export interface Asking {
  /** What was asked, as `askedText` gives it. */
  readonly text: string;
  /** The moment that was settled for it before, since it starts from now. */
  readonly settled?: string;
  /** Under which key its answer may be kept, the answer, and how long it may lie where gateways share; set once all are known. */
  keep?: { readonly key: string; readonly body: string; readonly sharedSeconds: number };
}

/** What is known of the request that an operation came by; undefined for what is not kept, and over other transports. */
export function askingOf(context: unknown): Asking | undefined {
  return hasAsking(context) ? context.asking : undefined;
}

function hasAsking(context: unknown): context is { readonly asking?: Asking } {
  return typeof context === 'object' && context !== null && 'asking' in context;
}

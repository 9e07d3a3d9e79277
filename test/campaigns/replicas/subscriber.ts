import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

const QUERY = 'subscription ($after: Position) { recognitionEvents(after: $after) { position kind event { id } } }';

interface Message {
  readonly recognitionEvents?: {
    readonly position: string;
    readonly kind: string;
    readonly event: { readonly id: string } | null;
  };
}

/** A client that follows what is recorded about titles and, whenever its subscription ends, comes again at the next gateway from where it was. */
export class Subscriber {
  /** Positions of the events it was handed, in order. */
  readonly positions: string[] = [];
  /** How often it had to come again. */
  returns = 0;
  readonly #following: Promise<void>;
  #position: string;
  #client: ReturnType<typeof createClient> | undefined;
  #ends = false;

  constructor(
    private readonly gateways: readonly [string, string],
    /** Exclusive. */
    after: string,
  ) {
    this.#position = after;
    this.#following = this.#follow();
  }

  /** Ends once it was handed what stands at a position, or a later event. */
  async endAt(position: string): Promise<void> {
    while (Number(this.positions.at(-1) ?? 0) < Number(position)) await this.#next.promise;
    this.#ends = true;
    await this.#client?.dispose();
    await this.#following;
  }

  #next = Promise.withResolvers<undefined>();

  async #follow(): Promise<void> {
    for (let turn = 0; !this.#ends; turn += 1) {
      const url = this.gateways[turn % 2 === 0 ? 0 : 1].replace('http', 'ws');
      this.#client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
      try {
        const messages = this.#client.iterate<Message>({ query: QUERY, variables: { after: this.#position } });
        for await (const { data, errors } of messages) {
          if (errors !== undefined || data?.recognitionEvents === undefined) break;
          this.#take(data.recognitionEvents);
        }
      } catch {
        // The gateway or the service behind it is gone; it comes again below.
      }
      await this.#client.dispose();
      this.returns += 1;
      // Who comes again at once where nobody listens would do nothing else.
      await new Promise(setImmediate);
    }
  }

  #take({ position, event }: NonNullable<Message['recognitionEvents']>): void {
    this.#position = position;
    if (event !== null) this.positions.push(position);
    this.#next.resolve(undefined);
    this.#next = Promise.withResolvers();
  }
}

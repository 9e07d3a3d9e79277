import { GraphQLError } from 'graphql';
import type { OpenSource } from './open-source.js';
import { openSource } from './open-source.js';
import type { CallContext, ToyService } from './toy-service.js';
import { toyService } from './toy-service.js';

interface UnitRef {
  readonly id: string;
  readonly moment: string;
}

interface Change extends UnitRef {
  readonly position: string;
}

/** Two services that share the entity `Unit`, and the open ends of their subscriptions. */
export interface ToyRegister {
  readonly units: ToyService;
  readonly recognition: ToyService;
  /** The sources of the subscriptions so far, oldest first; `nextSource` waits for one that is still to come. */
  readonly nextSource: () => Promise<OpenSource<Change>>;
  /** Settles once the field `stuck` is being resolved, which it stays until `unstick`. */
  readonly stuck: () => Promise<unknown>;
  readonly unstick: () => void;
}

/** Names by year: the commune was renamed in 2024. */
function nameAt(moment: string): string {
  return moment < '2024' ? 'Xã Hát Giang' : 'Xã Hoạt Giang';
}

/** The position in a settled moment, or the service's own when nobody settled before. */
function settledBy({ headers }: CallContext, own: string): string {
  return headers?.['x-ntm-settled'] ?? own;
}

/** Builds the services anew, so that what one test records no other sees. */
export function toyRegister(): ToyRegister {
  const sources: OpenSource<Change>[] = [];
  let arrived = Promise.withResolvers<undefined>();
  let taken = 0;
  const reached = Promise.withResolvers<undefined>();
  const unstuck = Promise.withResolvers<undefined>();

  const units = toyService(
    'units',
    /* GraphQL */ `
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
      scalar Moment
      type Query {
        unit(code: String!, at: Moment, "How it is written." spelling: String = "nfc"): Unit
        refused: String
        broken: String
        strict: String!
        answered(period: Period!): String
        stuck: String
        language: String
      }
      input Period {
        seconds: Int!
      }
      type Mutation {
        rename(code: String!, name: String!): Unit
      }
      type Subscription {
        changes(code: String!): Change!
      }
      type Change {
        position: String!
        unit: Unit
      }
      type Unit @key(fields: "id moment") {
        id: ID!
        moment: Moment!
        name: String
      }
    `,
    {
      Query: {
        unit: (_: unknown, { code, at }: { code: string; at?: string }, context: CallContext): UnitRef | null =>
          code === 'none' ? null : { id: `unit-${code}`, moment: at ?? settledBy(context, '2026-11-23@7') },
        refused: () => {
          throw new GraphQLError('6 of 19 criteria are not met', {
            extensions: {
              code: 'RULE_VIOLATED',
              rule: 'revocationTest',
              basis: 'QĐ 18/2022/QĐ-TTg',
              problems: [{ path: ['input', 'level'], message: 'is revoked' }],
              stacktrace: ['at inside (/app/rules.js:1:1)'],
            },
          });
        },
        broken: () => {
          throw new Error('SQLITE_BUSY: /var/lib/ntm/log.db is locked');
        },
        strict: () => null,
        stuck: async () => {
          reached.resolve(undefined);
          await unstuck.promise;
          return 'answered';
        },
        language: (_: unknown, __: unknown, { headers }: CallContext) => headers?.['accept-language'] ?? null,
      },
      Mutation: {
        rename: (_: unknown, { code }: { code: string }): UnitRef => ({ id: `unit-${code}`, moment: '2026-11-23@8' }),
      },
      Subscription: {
        changes: {
          subscribe: () => {
            const source = openSource<Change>();
            sources.push(source);
            arrived.resolve(undefined);
            arrived = Promise.withResolvers<undefined>();
            return source.events;
          },
          resolve: (change: Change) => ({ position: change.position, unit: change }),
        },
      },
      Unit: {
        name: ({ moment }: UnitRef) => nameAt(moment),
        __resolveReference: async (reference: UnitRef) => reference,
      },
    },
  );

  const recognition = toyService(
    'recognition',
    /* GraphQL */ `
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
      scalar Moment
      type Query {
        decision(number: String!): Decision
        refusedElsewhere: String
      }
      type Decision {
        number: String!
        moment: Moment!
        unit: Unit
      }
      type Unit @key(fields: "id moment") {
        id: ID!
        moment: Moment!
        titles: [String!]
        holder: String
      }
    `,
    {
      Query: {
        decision: (_: unknown, { number }: { number: string }, context: CallContext) => {
          const moment = settledBy(context, '2026-11-23@9');
          return { number, moment, unit: { id: 'unit-17', moment } };
        },
      },
      Unit: {
        titles: ({ moment }: UnitRef) => (moment < '2024' ? ['NTM'] : ['NTM', 'ADVANCED']),
        holder: (_: UnitRef, __: unknown, { headers }: CallContext) => headers?.['authorization'] ?? null,
        __resolveReference: async (reference: UnitRef) => reference,
      },
    },
  );

  return {
    units,
    recognition,
    stuck: () => reached.promise,
    unstick: () => unstuck.resolve(undefined),
    async nextSource() {
      for (;;) {
        const source = sources[taken];
        if (source !== undefined) {
          taken += 1;
          return source;
        }
        await arrived.promise;
      }
    },
  };
}

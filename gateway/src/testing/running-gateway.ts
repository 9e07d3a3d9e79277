import type { Socket } from 'node:net';
import type { GatewayOptions, ListeningGateway, ListenOptions, Subgraph } from '../index.js';
import { composeSupergraph, createGateway, listenGateway, Replicas } from '../index.js';
import type { ServedOverHttp } from './serve-over-http.js';
import { serveOverHttp } from './serve-over-http.js';
import type { ToyRegister } from './toy-register.js';
import { toyRegister } from './toy-register.js';

/** The two forms in which the whole runs: everything in one process, or each service behind HTTP. */
export const FORMS = ['local', 'http'] as const;
export type Form = (typeof FORMS)[number];

/** A gateway over the toy services, listening on a free port. */
export interface RunningGateway extends ListeningGateway, ToyRegister {
  readonly webSocketUrl: string;
  /** How often a moment was settled. */
  readonly settled: () => number;
  /** Breaks every connection of clients, as a network does. */
  readonly dropConnections: () => void;
  /** Ends a service as if its process were killed. */
  readonly kill: (name: 'units' | 'recognition') => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The moment at which the gateway of the tests settles. */
export const SETTLED = '2026-11-23@184467';

type Changed = Partial<GatewayOptions> & Partial<Omit<ListenOptions, 'gateway'>>;

/** Starts services and gateway in one form. */
export async function runGateway(form: Form, changed: Changed = {}): Promise<RunningGateway> {
  const register = toyRegister();
  const services = [register.units, register.recognition];
  const served = new Map<string, ServedOverHttp>();
  const killed = new Set<string>();
  const subgraphs: Record<string, Subgraph> = {};
  for (const service of services) {
    if (form === 'http') {
      const server = await serveOverHttp(service);
      served.set(service.name, server);
      subgraphs[service.name] = { kind: 'http', replicas: new Replicas([server.url]) };
    } else {
      subgraphs[service.name] = {
        kind: 'local',
        executor: (request) =>
          killed.has(service.name) ? Promise.reject(new Error('the service is closed')) : service.executor(request),
      };
    }
  }
  let settled = 0;
  const gateway = await createGateway({
    supergraph: composeSupergraph(services),
    subgraphs,
    settle: () => {
      settled += 1;
      return Promise.resolve(SETTLED);
    },
    local: false,
    ...changed,
  });
  const listening = await listenGateway({ gateway, host: '127.0.0.1', port: 0, graceMs: 1000, ...changed });
  const sockets = new Set<Socket>();
  listening.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return {
    ...register,
    ...listening,
    webSocketUrl: listening.url.replace('http', 'ws'),
    settled: () => settled,
    dropConnections() {
      for (const socket of sockets) socket.destroy();
    },
    async kill(name) {
      killed.add(name);
      await served.get(name)?.stop();
      served.delete(name);
    },
    async stop() {
      await listening.close();
      await Promise.all([...served.values()].map((server) => server.stop()));
    },
  };
}

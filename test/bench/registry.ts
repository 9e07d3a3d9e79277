import type { Registry } from '../support/registry.js';
import type { Bench } from './figure.js';

/** The benches by name. Each is imported only when it runs, so that a line here is all that a new one needs. */
export const benches: Registry<Bench> = {
  appends: async () => (await import('@ntm-ledger/event-store/bench')).benchAppends(),
  reads: async () => (await import('@ntm-ledger/event-store/bench')).benchReads(),
  kurrentdb: async () => (await import('./kurrentdb.js')).benchKurrentDb(),
  rebuild: async () => (await import('./rebuild.js')).benchRebuild(),
  'national-register': async () => (await import('./national-register.js')).benchNationalRegister(),
  'national-progress': async () => (await import('./national-progress.js')).benchNationalProgress(),
  gateway: async () => (await import('./gateway/bench-gateway.js')).benchGateway(),
  'canonical-json': async () => (await import('./canonical-json.js')).benchCanonicalJson(),
};

/**
 * Runs every service as a subgraph over HTTP, for a gateway in another process: on the embedded log, which has one writer, they share
 * this process. The first listens at PORT, the others at the ports after it.
 */
import { readSettings, runServices } from '@ntm-ledger/service-host';
import { allServices } from './services.js';

await runServices(allServices(readSettings(process.env, { port: 4001 })));

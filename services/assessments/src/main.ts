/** Runs this service alone, as a subgraph over HTTP on the log that its settings name. */
import { runServices } from '@ntm-ledger/service-host';
import { assessmentsService } from './service.js';

await runServices([assessmentsService], { port: 4002 });

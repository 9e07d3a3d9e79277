/** Runs this service alone, as a subgraph over HTTP on the log that its settings name. */
import { runServices } from '@ntm-ledger/service-host';
import { auditService } from './service.js';

await runServices([auditService], { port: 4004 });

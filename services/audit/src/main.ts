/** Runs this service alone, as a subgraph over HTTP on the log of its data folder. */
import { runServices } from '@ntm-ledger/service-host';
import { auditService } from './service.js';

await runServices([auditService]);

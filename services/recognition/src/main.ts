/** Runs this service alone, as a subgraph over HTTP on the log that its settings name. */
import { readSettings, runServices } from '@ntm-ledger/service-host';
import { createRecognitionService } from './service.js';

const port = 4003;
await runServices([createRecognitionService(readSettings(process.env, { port }))], { port });

/** Runs this service alone, as a subgraph over HTTP on the log of its data folder. */
import { readSettings, runServices } from '@ntm-ledger/service-host';
import { createRecognitionService } from './service.js';

await runServices([createRecognitionService(readSettings(process.env, { port: 4001 }))]);

/** Serves the log of a data folder by one schema without federation: what the gateway is measured against. */
import { openLedger } from '@ntm-ledger/local';
import { closeOnSignal, readSettings } from '@ntm-ledger/service-host';
import { pino } from 'pino';
import { serveFloor } from './serve-floor.js';

const settings = readSettings(process.env, { port: 0 });
const logger = pino({ level: settings.logLevel, name: 'floor' }, pino.destination(2));
const ledger = await openLedger(settings, logger);
const floor = await serveFloor(ledger.host);
ledger.host.prepare();
process.stdout.write(`floor ${floor.url}\n`);
closeOnSignal(logger, [() => floor.close(), () => ledger.close()]);

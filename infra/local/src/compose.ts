/** Composes the supergraph out of the services and writes it where it is checked in; says what would break clients. */
import { SUPERGRAPH_FILE, writeSupergraph } from './supergraph.js';

const broken = await writeSupergraph();
process.stdout.write(`${SUPERGRAPH_FILE} is written.\n`);
for (const change of broken) process.stdout.write(`breaks clients: ${change}\n`);

import { withUsageErrors } from '../support/arguments-refused.js';
import { benches } from './registry.js';
import { runBenches } from './run-benches.js';

process.exitCode = await withUsageErrors(() => runBenches(process.argv.slice(2), benches, console.log), console.error);

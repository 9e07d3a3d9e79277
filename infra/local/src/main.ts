/** Runs the whole ledger in one process on one SQLite file. */
import { enableCompileCache } from 'node:module';

// A good part of a start is compiling what was compiled at the last one, so it is kept; it must be said before anything else is loaded.
enableCompileCache();
// Libraries look at it as they are loaded: otherwise they check at every turn what only their developers get wrong.
process.env['NODE_ENV'] ??= 'production';
await import('./serve.js');

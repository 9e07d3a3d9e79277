/** Runs the whole ledger in one process on one SQLite file. */
import { enableCompileCache } from 'node:module';

// A good part of a start is compiling what was compiled at the last one, so it is kept; it must be said before anything else is loaded.
enableCompileCache();
await import('./serve.js');

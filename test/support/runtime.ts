/**
 * What the start scripts and the image give Node.js: a small young generation that the answering thread collects itself (`docs/runbook.md`). Whatever a
 * test or a bench starts is started so.
 */
export const RUNTIME_FLAGS = ['--max-semi-space-size=16', '--no-parallel-scavenge'] as const;

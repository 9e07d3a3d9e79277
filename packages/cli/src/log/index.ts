/**
 * `ntm log`: a log copied into another form. `copy-log` compares what the target holds and has `target-writer` append the rest; `translation` puts
 * positions inside events in the target's way, and `log-digest` says whether two logs hold the same.
 */
export * from './log-command.js';
export { type CopyOutcome, copyLog, type CopyRequest } from './copy-log.js';
export { CopyRefused } from './copy-refused.js';
export { type LogAddress, nameOfLog, withLogAt } from './log-at.js';
export { digestOf, type LogDigest } from './log-digest.js';
export { logTrouble } from './log-trouble.js';

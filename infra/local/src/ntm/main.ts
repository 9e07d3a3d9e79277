#!/usr/bin/env node
/** `pnpm ntm`: the tools of those who run a ledger on this machine. */
import { logCommand, ntm, tokenCommand } from '@ntm-ledger/cli';
import { auditCommand } from './audit-command.js';
import { importCommand } from './import-command.js';
import { projectionsCommand } from './projections-command.js';
import { sheetCommand } from './sheet-command.js';

await ntm([tokenCommand(), importCommand(), sheetCommand(), auditCommand(), logCommand(), projectionsCommand()]).parseAsync();

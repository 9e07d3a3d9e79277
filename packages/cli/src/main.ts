#!/usr/bin/env node
import { Command } from 'commander';
import { tokenCommand } from './token.js';

await new Command('ntm')
  .description('Tools for those who run a ntm-ledger.')
  .addCommand(tokenCommand())
  .showHelpAfterError()
  .parseAsync();

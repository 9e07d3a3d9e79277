import { COUNTRY_CODE } from '@ntm-ledger/register';
import { openLocalKey, readSettings, ROLES, signToken } from '@ntm-ledger/service-host';
import type { Role } from '@ntm-ledger/service-host';
import { Command, InvalidArgumentError, Option } from 'commander';

interface TokenOptions {
  readonly role: Role;
  readonly scope: string;
  readonly actor?: string;
  readonly days: number;
}

/** `ntm token`: a token of local mode, alone on standard output so that a script can use it. */
export function tokenCommand(): Command {
  return new Command('token')
    .description('Prints a token signed with the key of the data folder (NTM_DATA_DIR).')
    .addOption(new Option('--role <role>', 'what the bearer acts as').choices(ROLES).makeOptionMandatory())
    .addOption(
      new Option('--scope <code>', `official code of the unit the bearer acts for; ${COUNTRY_CODE} is the country`)
        .argParser(scopeCode)
        .makeOptionMandatory(),
    )
    .option('--actor <id>', 'an opaque id, never a name; by default one for each role, since nobody takes two parts in one case')
    .addOption(new Option('--days <days>', 'how long it holds').argParser(days).default(30))
    .action(async ({ role, scope, actor, days: valid }: TokenOptions) => {
      const { dataDir } = readSettings(process.env, { port: 4000 });
      const token = await signToken(await openLocalKey(dataDir), { actorId: actor ?? `local-${role}`, role, scope }, valid);
      process.stdout.write(`${token}\n`);
    });
}

function scopeCode(text: string): string {
  if (text === COUNTRY_CODE || /^(\d{2}|\d{3}|\d{5})$/.test(text)) return text;
  throw new InvalidArgumentError(`Expected ${COUNTRY_CODE} or an official code of 2, 3 or 5 digits.`);
}

function days(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 3650) return value;
  throw new InvalidArgumentError('Expected a whole number of days from 1 to 3650.');
}

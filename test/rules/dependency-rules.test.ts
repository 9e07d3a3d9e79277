import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { RULES_FILE, cruiseTree } from './cruise.js';

/** A file of a small workspace that imports things, and the rules that its imports break. */
interface Importer {
  readonly file: string;
  readonly imports: readonly string[];
  readonly typesOnly?: true;
  readonly breaks: readonly string[];
}

const forbidden: readonly Importer[] = [
  { file: 'packages/temporal/src/egg.ts', imports: ['./hen.js'], breaks: ['no-cycles'] },
  { file: 'packages/events/src/lost.ts', imports: ['./nowhere.js'], breaks: ['no-unresolvable'] },
  { file: 'packages/events/src/stale.ts', imports: ['../dist/index.js'], breaks: ['no-imports-of-builds'] },
  { file: 'packages/events/src/smuggler.ts', imports: ['undeclared'], breaks: ['no-undeclared-package'] },
  { file: 'packages/events/src/developer.ts', imports: ['dev-tool'], breaks: ['no-dev-dependency-in-production'] },
  { file: 'packages/events/src/tester-1.ts', imports: ['./envelope.test.js'], breaks: ['no-testware-in-production'] },
  {
    file: 'packages/events/src/tester-2.ts',
    imports: ['@ntm-ledger/event-store/testing'],
    breaks: ['no-testware-in-production'],
  },
  {
    file: 'packages/events/src/client.test.ts',
    imports: ['../../../test/scenarios/facts.js'],
    breaks: ['only-tests-import-tests'],
  },
  {
    file: 'infra/local/src/seed.ts',
    imports: ['../../../test/scenarios/facts.js'],
    breaks: ['no-testware-in-production', 'only-tests-import-tests'],
  },
  { file: 'packages/events/src/alone.ts', imports: [], breaks: ['no-orphans'] },

  {
    file: 'packages/temporal/src/climber-1.ts',
    imports: ['../../../services/units/src/service.js'],
    breaks: ['packages-stand-below'],
  },
  { file: 'packages/temporal/src/climber-2.ts', imports: ['../../../gateway/src/compose.js'], breaks: ['packages-stand-below'] },
  {
    file: 'packages/temporal/src/climber-3.ts',
    imports: ['../../../infra/local/src/wiring.js'],
    breaks: ['packages-stand-below'],
  },
  {
    file: 'services/audit/src/projections/neighbour.ts',
    imports: ['@ntm-ledger/units'],
    typesOnly: true,
    breaks: ['services-never-import-each-other'],
  },
  { file: 'services/audit/src/guest.ts', imports: ['../../../gateway/src/compose.js'], breaks: ['services-know-no-host'] },
  { file: 'gateway/src/shortcut.ts', imports: ['@ntm-ledger/units'], breaks: ['gateway-knows-schemas-only'] },

  { file: 'services/units/src/domain/reads-files.ts', imports: ['node:fs'], breaks: ['domain-is-pure'] },
  { file: 'services/units/src/domain/speaks-graphql.ts', imports: ['graphql'], typesOnly: true, breaks: ['domain-is-pure'] },
  {
    file: 'services/units/src/domain/knows-its-host.ts',
    imports: ['@ntm-ledger/service-host'],
    typesOnly: true,
    breaks: ['domain-is-pure'],
  },
  { file: 'services/units/src/domain/looks-up.ts', imports: ['../projections/register.js'], breaks: ['domain-is-pure'] },
  {
    file: 'services/units/src/domain/appends.ts',
    imports: ['@ntm-ledger/event-store'],
    breaks: ['domain-takes-only-types-of-the-log'],
  },
  {
    file: 'services/units/src/domain/answers.ts',
    imports: ['../graphql/unit-resolver.js'],
    breaks: ['domain-is-pure', 'graphql-stays-on-top'],
  },
  {
    file: 'services/units/src/projections/answers.ts',
    imports: ['../graphql/unit-resolver.js'],
    breaks: ['graphql-stays-on-top'],
  },
  { file: 'services/units/src/projections/speaks-graphql.ts', imports: ['graphql'], breaks: ['projections-speak-no-graphql'] },
];

const allowed: readonly Importer[] = [
  { file: 'services/units/src/domain/unit.ts', imports: ['@ntm-ledger/events', '@ntm-ledger/temporal', './name.js'], breaks: [] },
  { file: 'services/units/src/domain/position-of.ts', imports: ['@ntm-ledger/event-store'], typesOnly: true, breaks: [] },
  { file: 'services/units/src/domain/unit.test.ts', imports: ['dev-tool', 'node:fs', './unit.js'], breaks: [] },
  { file: 'services/units/src/projections/register.ts', imports: ['../domain/unit.js', '@ntm-ledger/event-store'], breaks: [] },
  {
    file: 'services/units/src/graphql/unit-resolver.ts',
    imports: ['graphql', '../domain/unit.js', '../projections/register.js', '@ntm-ledger/service-host'],
    breaks: [],
  },
  {
    file: 'services/units/src/service.ts',
    imports: ['./graphql/unit-resolver.js', '@ntm-ledger/service-host', 'node:fs'],
    breaks: [],
  },
  { file: 'services/audit/src/main.ts', imports: [], breaks: [] },
  { file: 'packages/event-store/src/testing/contract.ts', imports: ['dev-tool', '../index.js'], breaks: [] },
  { file: 'packages/event-store/src/contract.test.ts', imports: ['./testing/contract.js', 'dev-tool'], breaks: [] },
  { file: 'packages/events/src/envelope.test.ts', imports: ['./index.js'], breaks: [] },
  { file: 'gateway/src/compose.ts', imports: ['graphql', '@ntm-ledger/service-host'], breaks: [] },
  { file: 'infra/local/src/wiring.ts', imports: ['@ntm-ledger/units', '../../../gateway/src/compose.js'], breaks: [] },
  { file: 'test/e2e/journey.test.ts', imports: ['../scenarios/facts.js', '@ntm-ledger/units', 'dev-tool'], breaks: [] },
];

/** What the importers import, and the manifests that name it. */
const surroundings = new Map([
  ['package.json', JSON.stringify({ dependencies: { graphql: '*' }, devDependencies: { 'dev-tool': '*' } })],
  ...['graphql', 'dev-tool', 'undeclared'].flatMap((name): [string, string][] => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' })],
    [`node_modules/${name}/index.js`, ''],
  ]),
  ...['packages/event-store', 'packages/events', 'packages/service-host', 'packages/temporal', 'services/units'].flatMap(
    (folder): [string, string][] => [
      [`${folder}/package.json`, manifestOf(folder)],
      [`${folder}/dist/index.js`, ''],
      [`${folder}/dist/index.d.ts`, ''],
      [`${folder}/src/index.ts`, "export * from './name.js';"],
      [`${folder}/src/name.ts`, 'export const name = 1;'],
    ],
  ),
  // A cycle is reported once, at the first of its files; the way back may be a type only.
  ['packages/temporal/src/hen.ts', "import type { name as egg } from './egg.js';\nexport const name: typeof egg = 1;"],
  ['services/units/src/domain/name.ts', 'export const name = 1;'],
  ['test/scenarios/facts.ts', 'export const name = 1;'],
]);

const links = new Map(
  ['packages/event-store', 'packages/events', 'packages/service-host', 'packages/temporal', 'services/units'].map((folder) => [
    `node_modules/${packageNameOf(folder)}`,
    folder,
  ]),
);

function packageNameOf(folder: string): string {
  return `@ntm-ledger/${folder.slice(folder.indexOf('/') + 1)}`;
}

function manifestOf(folder: string): string {
  const at = (path: string) => ({ types: `./dist/${path}.d.ts`, 'ntm-source': `./src/${path}.ts`, default: `./dist/${path}.js` });
  return JSON.stringify({ name: packageNameOf(folder), exports: { '.': at('index'), './testing': at('testing/contract') } });
}

function sourceOf({ imports, typesOnly }: Importer): string {
  const keyword = typesOnly ? 'import type' : 'import';
  return (
    imports.map((specifier, index) => `${keyword} { name as n${index} } from '${specifier}';\n`).join('') +
    'export const name = 1;\n'
  );
}

describe('the dependency rules', () => {
  const broken = new Map<string, Set<string>>();

  beforeAll(async () => {
    const importers = [...forbidden, ...allowed].map((importer): [string, string] => [importer.file, sourceOf(importer)]);
    for (const { from, rule } of await cruiseTree(new Map([...surroundings, ...importers]), links)) {
      broken.set(from, (broken.get(from) ?? new Set()).add(rule.name));
    }
  });

  const rulesBrokenBy = (file: string) => [...(broken.get(file) ?? [])].sort();

  test.each(forbidden)('$file may not import $imports', ({ file, breaks }) => {
    expect(rulesBrokenBy(file)).toEqual(breaks);
  });

  test.each(allowed)('$file may import $imports', ({ file }) => {
    expect(rulesBrokenBy(file)).toEqual([]);
  });

  test('hold for every file of the workspace, and for nothing but what a case names', () => {
    expect([...broken.keys()].sort()).toEqual(forbidden.map(({ file }) => file).sort());
  });

  test('are each proven by a case', () => {
    const { forbidden: rules } = createRequire(import.meta.url)(RULES_FILE) as {
      readonly forbidden: readonly { readonly name: string }[];
    };
    const proven = new Set(forbidden.flatMap(({ breaks }) => breaks));
    expect(rules.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([]);
  });
});

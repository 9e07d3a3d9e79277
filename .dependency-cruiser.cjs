/**
 * Who may import whom. The layout is in the architecture document; here each of its borders is a rule that `pnpm check` enforces
 * on every import, type-only ones too: a type is knowledge as well. test/rules/ proves that each rule catches what it forbids.
 */

/** Tests, and what only tests, benches and campaigns import. */
const TESTWARE = ['[.]test[.]ts$', '^test/', '/src/(testing|bench)/'];
/** What a service's own domain may speak besides itself. */
const DOMAIN_LANGUAGE = ['^packages/(events|temporal|register|scoring)/', '^packages/event-store/'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one concept, or one of them holds what belongs in a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import must lead somewhere from a fresh clone: declare the package, or correct the path.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-imports-of-builds',
      comment: 'A build may be stale, and no rule sees what it imports: export the source under the condition "ntm-source".',
      severity: 'error',
      from: {},
      to: { path: '/dist/', pathNot: 'node_modules/' },
    },
    {
      name: 'no-undeclared-package',
      comment: 'A package that no package.json names works only as long as something else happens to bring it.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-dev-dependency-in-production',
      comment: 'A production install has no dev dependencies.',
      severity: 'error',
      from: { path: '^(packages|services|gateway|infra)/', pathNot: TESTWARE },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-testware-in-production',
      comment: 'Contract suites, benches and tests stand on what a production install leaves out.',
      severity: 'error',
      from: { path: '^(packages|services|gateway|infra)/', pathNot: TESTWARE },
      to: { path: TESTWARE },
    },
    {
      name: 'only-tests-import-tests',
      comment: 'test/ stands above everything and under nothing. Its fact files may be read by path.',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-orphans',
      comment: 'A file that imports nothing and that nothing imports is dead, or its entry point is missing.',
      severity: 'error',
      from: { orphan: true, pathNot: ['/main[.]ts$', '[.]test[.]ts$', '[.]d[.]ts$', '[.](js|cjs|mjs)$'] },
      to: {},
    },

    {
      name: 'packages-stand-below',
      comment: 'A package serves every service, so it knows none.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(services|gateway|infra)/' },
    },
    {
      name: 'services-never-import-each-other',
      comment: "What a service must know of another it folds from that other's events (law 2).",
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'services-know-no-host',
      comment: 'A service runs alone or beside others; what puts them together knows the service, never the other way round.',
      severity: 'error',
      from: { path: '^services/' },
      to: { path: '^(gateway|infra)/' },
    },
    {
      name: 'gateway-knows-schemas-only',
      comment: 'The gateway reaches services through their schemas, so that one process and many are the same to it.',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: '^(services|infra)/' },
    },

    {
      name: 'domain-is-pure',
      comment: 'A domain imports itself and the language of events and time: no I/O, GraphQL, store, host or built-in (law 3).',
      severity: 'error',
      from: { path: '^services/([^/]+)/src/domain/', pathNot: TESTWARE },
      to: { pathNot: ['^services/$1/src/domain/', ...DOMAIN_LANGUAGE] },
    },
    {
      name: 'domain-takes-only-types-of-the-log',
      comment: 'A domain may say "position"; it may not call what the log offers (law 3).',
      severity: 'error',
      from: { path: '^services/[^/]+/src/domain/', pathNot: TESTWARE },
      to: { path: '^packages/event-store/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'graphql-stays-on-top',
      comment: 'graphql/ imports domain/ and projections/, never the other way round.',
      severity: 'error',
      from: { path: '^services/[^/]+/src/(domain|projections)/' },
      to: { path: '^services/[^/]+/src/graphql/' },
    },
    {
      name: 'projections-speak-no-graphql',
      comment: 'A read model is folded once and asked in many ways; how it is asked is not its concern.',
      severity: 'error',
      from: { path: '^services/[^/]+/src/projections/', pathNot: TESTWARE },
      to: { path: 'node_modules/(graphql|type-graphql|class-validator)(/|$)' },
    },
  ],

  options: {
    // Neither entered nor hidden: an import of a build stays visible, and is forbidden above.
    doNotFollow: { path: ['(^|/)node_modules/', '(^|/)(dist|coverage)/'] },
    // Imports of types count: what a file can name it depends on.
    tsPreCompilationDeps: true,
    // The root declares the tools that all packages test with.
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      // Packages of the workspace are followed into their sources. ('types' stays out: it stands first and leads to the build.)
      conditionNames: ['ntm-source', 'node', 'import', 'default'],
      mainFields: ['main', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.d.ts', '.json'],
    },
  },
};

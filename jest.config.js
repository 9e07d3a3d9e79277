/**
 * One configuration for every test of the workspace. Packages are read from their sources (the export condition
 * `ntm-source`), so a test never runs against a stale build; tests that start real processes use the build.
 */
const swc = {
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, useDefineForClassFields: false },
  },
  sourceMaps: 'inline',
};

export default {
  testMatch: [
    '<rootDir>/{packages,services,infra}/**/src/**/*.test.ts',
    '<rootDir>/gateway/**/*.test.ts',
    '<rootDir>/test/**/*.test.ts',
  ],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['ntm-source', 'node', 'node-addons'] },
  setupFiles: [],
  testTimeout: 60_000,
  maxWorkers: 2,
  reporters: ['default', '<rootDir>/test/support/count-reporter.js'],
};

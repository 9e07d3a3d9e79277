/**
 * What the linter holds the sources to: typescript-eslint's strictest typed sets, the laws of this project that can be read off
 * the syntax, and no way for a file to switch any of it off for itself.
 */
import { defineConfig } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['**/*.{ts,mts,cts}'];
const JAVASCRIPT = ['**/*.{js,mjs,cjs}'];
/** Tests and what only tests, benches and campaigns use. */
const TESTS = ['**/*.test.ts', '**/src/{testing,bench}/**/*.ts', 'test/**/*.ts'];

/** Names that say how a thing is used or built instead of what it is. */
const EMPTY_NAME = {
  selector:
    ':matches(ClassDeclaration, ClassExpression, TSInterfaceDeclaration, TSTypeAliasDeclaration)[id.name=/(Manager|Helper|Utils?|Base|Impl)$/]',
  message: 'Name it after the concept: no Manager, Helper, Util, Base or Impl.',
};
/** A synchronous throw of one reference loses the whole `_entities` batch. */
const SYNCHRONOUS_REFERENCE = {
  selector:
    ':matches(MethodDefinition, Property)[key.name="__resolveReference"] > :matches(FunctionExpression, ArrowFunctionExpression)[async=false]',
  message: '__resolveReference must be async, or one bad reference fails the whole batch.',
};
/** `x as unknown as T` switches the checker off where it objects most. */
const DOUBLE_CAST = {
  selector: 'TSAsExpression > TSAsExpression',
  message: 'No cast through another type: narrow the value with a guard, or fix its type.',
};
/** `new Date()` and `Date()` read the clock; `new Date(value)` does not. */
const CLOCK = {
  selector: ':matches(NewExpression, CallExpression)[callee.name="Date"][arguments.length=0]',
  message: 'The domain and the folds read no clock: take the time from the command or the event.',
};

export default defineConfig(
  { ignores: ['**/dist/', '**/node_modules/', '**/coverage/', '.ntm/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },

  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-constructor-return': 'error',
      'no-promise-executor-return': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-unsafe-finally': 'error',
      'object-shorthand': 'error',
      'no-restricted-syntax': ['error', EMPTY_NAME, SYNCHRONOUS_REFERENCE, DOUBLE_CAST],

      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-nocheck': true, 'ts-check': true, 'ts-expect-error': true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      // A `default` is a stated decision (a fold leaves most events alone); without one every case has to be there.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { args: 'all', argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Object types, inputs and modules of type-graphql are classes for their decorators' sake.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // `while (true)` around an awaited next page is the plainest form of that loop.
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
      // A number has one text; the rule is kept for what prints as [object Object] or null.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => close()` is how a callback is written; the rule is kept for statements and assignments.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],

      // Counting and walking the code points of a text is what we spread one for.
      '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }] }],
      // A field of a type-graphql class says its type beside the GraphQL one, also where a default value shows it.
      '@typescript-eslint/no-inferrable-types': ['error', { ignoreProperties: true }],

      // Off: an index signature names its key, a Record does not.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // Off: resolvers answer with plain objects; the classes of type-graphql only carry the decorators.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Off: `async` without `await` is how a method of a port turns every throw into a rejection.
      '@typescript-eslint/require-await': 'off',
    },
  },

  {
    files: ['packages/cli/**/*.ts', 'infra/**/*.ts', 'test/**/*.ts'],
    rules: { 'no-console': 'off' }, // a person reads what these print
  },

  {
    files: ['services/*/src/{domain,projections}/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-syntax': ['error', EMPTY_NAME, SYNCHRONOUS_REFERENCE, DOUBLE_CAST, CLOCK],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: CLOCK.message },
        { object: 'Math', property: 'random', message: 'A fold must come out the same every time: no random.' },
      ],
      'no-restricted-globals': [
        'error',
        ...['crypto', 'fetch', 'performance', 'process', 'queueMicrotask', 'setImmediate', 'setInterval', 'setTimeout'].map(
          (name) => ({
            name,
            message: 'The domain and the folds are pure: no I/O, clock or random.',
          }),
        ),
      ],
    },
  },

  {
    files: TESTS,
    rules: {
      // Tests hand over what the types forbid, to see it refused; the directive needs its reason beside it.
      'no-restricted-syntax': ['error', EMPTY_NAME, SYNCHRONOUS_REFERENCE],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      // Off in tests: doubles that do nothing, and matchers that are given a method only to look at it.
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },

  {
    files: JAVASCRIPT,
    extends: [tseslint.configs.recommended, tseslint.configs.disableTypeChecked],
  },
  {
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' }, // CommonJS has no other way
  },

  prettier,
);

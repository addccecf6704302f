import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { groups, houseRules, outsideWorldGlobals, sharedImportPattern } from './scripts/lint/houseRules.mjs';

const tests = ['**/*.test.{ts,tsx}', 'tests/**', '*/testing/**'];

export default defineConfig(
  globalIgnores(['dist/', '.cache/', 'data/', 'coverage/', 'test-results/', 'playwright-report/', '**/fixtures/**']),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // React calls handlers for their effect; a rejected command is answered by the commands layer.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // A port's memory adapter is async because the port is.
      '@typescript-eslint/require-await': 'off',
      // Spreading a string gives code points, which is what counting and cutting texts here means.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Both read well; which one is shorter depends on the shape.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      // `??` differs from `||` on an empty text, and for typed-in names the empty text is often what is meant.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      // A Y.Text has its own toString; its published types do not mention it.
      '@typescript-eslint/no-base-to-string': [
        'error',
        { ignoredTypeNames: ['YText', 'Error', 'URL', 'URLSearchParams', 'RegExp'] },
      ],
      // It asks for the `!` that no-non-null-assertion forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // Records keyed by id lose keys; a Map would not survive as plain JSON.
      '@typescript-eslint/no-dynamic-delete': 'off',
      // Texts are checked for control characters on purpose.
      'no-control-regex': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'object-shorthand': 'error',
      'prefer-template': 'error',
    },
  },
  {
    files: ['client/**/*.{ts,tsx}'],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat['recommended-latest']],
    rules: {
      // These three guard what the React compiler may assume; it is not used here, and a ref that holds the latest
      // handler, or a hook that subscribes to a Yjs type, is right without it.
      'react-hooks/refs': 'off',
      'react-hooks/preserve-manual-memoization': 'off',
      'react-hooks/incompatible-library': 'off',
    },
  },

  // Restrictions for all folders. Later blocks are the exceptions, each naming the groups it may use.
  { files: ['**/*.{ts,tsx,mjs}'], rules: houseRules() },
  {
    files: ['shared/**/*.ts'],
    rules: houseRules({ importPatterns: [sharedImportPattern], extraGlobals: outsideWorldGlobals }),
  },
  {
    files: ['server/main.ts', 'server/start.ts', 'server/config.ts', 'server/runtime/**/*.ts'],
    rules: houseRules({ allow: groups }),
  },
  {
    files: ['server/rehearsal/**/*.ts'],
    rules: houseRules({ allow: ['network'] }),
  },
  {
    files: ['client/connection/**/*.{ts,tsx}'],
    rules: houseRules({ allow: ['network'] }),
  },
  {
    files: ['client/runtime/**/*.{ts,tsx}'],
    rules: houseRules({ allow: groups }),
  },
  {
    files: ['*.config.{ts,mjs}', '.dependency-cruiser.mjs', 'client/vite-env.d.ts'],
    rules: houseRules({ allow: groups, defaultExports: true }),
  },
  { files: ['scripts/**'], rules: houseRules({ allow: groups }) },
  {
    files: tests,
    rules: {
      ...houseRules({ allow: groups }),
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
);

// Restricted globals, properties, imports and syntax, each with what to use instead. Each entry belongs to a group; a
// folder that may use a group leaves it out (see eslint.config.mjs).

import globals from 'globals';

const clock =
  'Take `now` (epoch milliseconds) as a parameter, or the clock port from server/runtime or client/runtime.';
const random = 'Take the random port as a parameter (server/runtime, client/runtime), so that a test can seed it.';
const timers = 'Take the timers port from server/runtime or client/runtime, so that a test can advance the clock.';
const network = 'Only client/connection opens sockets and sends requests; call it, or a function of client/commands.';
const storage = 'Store it with the functions of client/connection, which report whether it was saved.';
const log = 'Take the log as a parameter; only server/main.ts, server/start.ts, server/runtime and scripts print.';
const environment = 'Take settings from the value that server/config.ts reads from the environment.';

/** Globals that only the folders of a group may use, with the message that lint prints. */
const restrictedGlobals = {
  clock: [['performance', clock]],
  random: [['crypto', random]],
  timers: ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate'].map(
    (name) => [name, timers],
  ),
  network: ['WebSocket', 'fetch', 'XMLHttpRequest', 'EventSource', 'BroadcastChannel'].map((name) => [name, network]),
  storage: ['localStorage', 'sessionStorage', 'indexedDB'].map((name) => [name, storage]),
  log: [['console', log]],
  environment: [],
};

const restrictedProperties = {
  clock: [{ object: 'Date', property: 'now', message: clock }],
  random: [{ object: 'Math', property: 'random', message: random }],
  timers: [],
  network: [{ object: 'navigator', property: 'sendBeacon', message: network }],
  storage: [],
  log: [],
  environment: [{ object: 'process', property: 'env', message: environment }],
};

const restrictedImports = {
  clock: [
    { name: 'node:perf_hooks', message: clock },
    { name: 'node:process', importNames: ['hrtime'], message: clock },
  ],
  random: ['node:crypto', 'crypto'].map((name) => ({
    name,
    importNames: [
      'default',
      'randomBytes',
      'randomFillSync',
      'randomFill',
      'randomInt',
      'randomUUID',
      'getRandomValues',
      'webcrypto',
    ],
    message: random,
  })),
  timers: ['node:timers', 'node:timers/promises', 'timers', 'timers/promises'].map((name) => ({
    name,
    message: timers,
  })),
  network: [{ name: 'y-websocket', message: network }],
  storage: [{ name: 'idb-keyval', message: storage }],
  log: [{ name: 'node:console', message: log }],
  environment: [{ name: 'node:process', importNames: ['env'], message: environment }],
};

const restrictedSyntax = {
  clock: [
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
    { selector: "CallExpression[callee.name='Date']", message: clock },
  ],
};

/** Applies in every folder. */
const everywhereSyntax = [
  { selector: 'TSEnumDeclaration', message: 'Node runs these files with the types stripped: use a union of strings.' },
  {
    selector: 'ExportAllDeclaration[exported=null]',
    message: 'No barrels: import from the file that defines the name.',
  },
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: 'Render text and elements: people write what we show here.',
  },
  {
    selector:
      "AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/], CallExpression[callee.property.name='insertAdjacentHTML']",
    message: 'Render text and elements: people write what we show here.',
  },
  {
    selector: 'JSXOpeningElement[name.name=/^(style|script)$/]',
    message: 'The content security policy refuses inline styles and scripts: use a CSS module.',
  },
  {
    selector:
      "JSXOpeningElement[name.name=/^(input|textarea|select)$/]:not(:has(> JSXAttribute[name.name='autoComplete']))",
    message: 'The browser must not remember what people write: autoComplete="off" (SPEC SC22d).',
  },
  {
    selector: "MemberExpression[property.name='PermanentUserData'], ImportSpecifier[imported.name='PermanentUserData']",
    message: 'It writes into the document who wrote what (SPEC SC22c).',
  },
];

const noDefaultExport = {
  selector: "ExportDefaultDeclaration, ExportNamedDeclaration > ExportSpecifier[exported.name='default']",
  message: 'Export by name, so that the name is the same wherever it is imported.',
};

export const groups = Object.keys(restrictedGlobals);

function pick(table, held) {
  return held.flatMap((group) => table[group] ?? []);
}

/** With a severity alone ESLint would keep the options of an earlier block, so a rule without entries is switched off. */
function forbid(entries) {
  return entries.length === 0 ? 'off' : ['error', ...entries];
}

/**
 * The four no-restricted-* rules for one set of folders. A later flat-config block replaces a rule whole, so each block
 * gets the complete list again, without the groups that it may use (`allow`).
 */
export function houseRules({ allow = [], defaultExports = false, importPatterns = [], extraGlobals = [] } = {}) {
  const held = groups.filter((group) => !allow.includes(group));
  const names = [...pick(restrictedGlobals, held), ...extraGlobals].map(([name, message]) => ({ name, message }));
  const paths = pick(restrictedImports, held);
  return {
    'no-restricted-globals': names.length === 0 ? 'off' : ['error', { globals: names, checkGlobalObject: true }],
    'no-restricted-properties': forbid(pick(restrictedProperties, held)),
    'no-restricted-imports':
      paths.length + importPatterns.length === 0 ? 'off' : ['error', { paths, patterns: importPatterns }],
    'no-restricted-syntax': [
      'error',
      ...everywhereSyntax,
      ...pick(restrictedSyntax, held),
      ...(defaultExports ? [] : [noDefaultExport]),
    ],
  };
}

const bothWorlds = new Set([
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
  'structuredClone',
  'queueMicrotask',
  ...Object.keys(globals.es2025),
]);
const alreadyNamed = new Set(Object.values(restrictedGlobals).flatMap((entries) => entries.map(([name]) => name)));

/** Globals that only a browser or only Node has; shared/ runs in both. */
export const outsideWorldGlobals = [...new Set([...Object.keys(globals.browser), ...Object.keys(globals.node)])]
  .filter((name) => !bothWorlds.has(name) && !alreadyNamed.has(name))
  .map((name) => [name, 'shared/ holds rules only: no browser, no Node. Pass the value in.']);

/** shared/ imports its own files and these libraries, nothing else. */
export const sharedImportPattern = {
  regex: '^(?!\\.{1,2}/|zod/mini$|yjs$|fractional-indexing$|lib0(/|$))',
  message: 'shared/ imports only its own files, zod/mini, yjs, fractional-indexing and lib0.',
};
